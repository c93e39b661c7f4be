import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail

/// Makes the links of a letter to one colleague about one record: one tap, and *send*.
struct ActionLinks {
    let office: Office
    let language: Language
    let record: RecordReference?
    /// The signed one that the letter is answered to.
    let address: EmailAddress

    /// A link for each keyword; those that need more than the keyword leave the place to write it.
    func actions(_ keywords: [Keyword]) -> [Action] {
        keywords.map { keyword in
            let word = office.settings.vocabulary.word(for: keyword, in: language)
            return Action(
                label: label(of: keyword), command: word, url: mailto(body: keyword.wantsMore ? word + " " : word))
        }
    }

    /// A link for each command, complete with what stands behind the keyword.
    func actions(_ offers: [Offer]) -> [Action] {
        offers.map { offer in
            let word = office.settings.vocabulary.word(for: offer.keyword, in: language)
            let command = offer.argument.isEmpty ? word : "\(word) \(offer.argument)"
            return Action(label: label(of: offer.keyword), command: command, url: mailto(body: command))
        }
    }

    /// A link that sends this command.
    func link(_ command: String) -> String { mailto(body: command) }

    private func label(of keyword: Keyword) -> String {
        keyword.phrase.map { office.phrases.text($0, in: language) }
            ?? office.settings.vocabulary.word(for: keyword, in: language)
    }

    /// RFC 6068: everything but letters, digits and a few marks is percent-encoded.
    private func mailto(body: String) -> String {
        let subject = "Re: [\(office.settings.company.tag(of: record))]"
        return "mailto:\(Self.encoded(address.rawValue, keeping: "@+"))?subject=\(Self.encoded(subject))"
            + "&body=\(Self.encoded(body + "\r\n"))"
    }

    private static func encoded(_ text: String, keeping more: String = "") -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) || more.utf8.contains(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// RFC 3986 §2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "-._~".utf8.contains(byte)
        }
    }
}

extension Keyword {
    /// Needs words of its own behind it.
    fileprivate var wantsMore: Bool {
        switch self {
        case .assign, .convert, .note, .reply, .lost, .lead, .import, .drop, .merge, .partner, .revenue, .stage,
            .probability, .call, .link, .from, .meeting, .reschedule, .quote, .snooze:
            true
        default: false
        }
    }

    /// Changes nothing.
    var onlyAsks: Bool {
        switch self {
        case .pool, .mine, .agenda, .kpi, .history, .show, .why, .help: true
        default: false
        }
    }

    /// What a button for it says.
    fileprivate var phrase: Phrase? {
        switch self {
        case .take: .doTake
        case .assign: .doAssign
        case .release: .doRelease
        case .convert: .doConvert
        case .reply: .doReply
        case .note: .doNote
        case .won: .doWon
        case .lost: .doLost
        case .history: .doHistory
        case .pool: .doPool
        case .help: .doHelp
        case .mine: .doMine
        case .commit: .doCommit
        case .drop: .doDrop
        case .merge: .doMerge
        case .partner: .doPartner
        case .call: .doCall
        case .show: .doShow
        case .link: .doLink
        case .new: .doNew
        case .undo: .doUndo
        case .reopen: .doReopen
        case .notLead: .doNotLead
        case .meeting: .doMeeting
        case .reschedule: .doReschedule
        case .cancel: .doCancel
        case .agenda: .doAgenda
        case .kpi: .doKPI
        case .quote: .doQuote
        case .send: .doSend
        case .snooze: .doSnooze
        case .lead, .import, .revenue, .stage, .probability, .close, .from, .spam, .why: nil
        }
    }
}
