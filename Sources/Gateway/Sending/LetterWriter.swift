import CRM
import Configuration
import Documents
import Foundation
import Mail
import MailMIME
import Store

/// Turns a letter from the outbox into the mail that goes out, byte by byte.
struct LetterWriter {
    let office: Office

    /// In bytes, before base64 adds a third.
    private static let mostEnclosed = 10_000_000

    struct Written {
        /// The message's number in the database.
        var message: Int64
        var subject: String
        var text: String
        var bytes: [UInt8]
    }

    /// A mail that a letter is about: its text is quoted, and its attachments go along.
    struct Enclosed {
        var text: String
        var files: [Attachment]
    }

    func write(
        _ entry: OutboxEntry, as message: Message, enclosed: Enclosed?, pdf: Attachment? = nil
    ) throws -> Written {
        guard let messageID = message.messageID else {
            throw Obstacle(kind: .failed, explanation: "The outgoing message \(message.id) has no Message-ID.")
        }
        let queued = try JSONDecoder().decode(QueuedLetter.self, from: Data(entry.letter.utf8))
        let said = enclosed.map { queued.letter.quoting($0.text) } ?? queued.letter
        let company = office.settings.company
        let token = office.token(
            for: entry.recipient, about: message.record, isStaff: queued.frame != nil, at: message.at)
        let way = company.address.carrying(token)
        let links = ActionLinks(office: office, language: entry.language, record: message.record, address: way)
        let letter = try office.letters.write(
            queued.frame == nil ? said : said.linking(links.link), fromFolder: queued.frame?.template,
            frame: queued.frame.map { frame($0, of: queued, links) }, in: entry.language)
        var mail = OutgoingMail(
            messageID: messageID, date: message.at,
            from: Address(name: queued.senderName(of: company), email: company.address.plain),
            to: queued.shownTo.map { $0.to.compactMap(\.address) }
                ?? [Address(name: queued.recipientName, email: entry.recipient)], subject: letter.subject,
            text: letter.text)
        mail.cc = queued.shownTo?.cc.compactMap(\.address) ?? []
        mail.html = letter.html
        let replyName = queued.frame.flatMap { _ in message.record.map { "\($0) · \(company.name)" } }
        mail.replyTo = [Address(name: replyName ?? company.name, email: way)]
        mail.inReplyTo = message.inReplyTo
        mail.references = message.references
        mail.headers = headers(autoSubmitted: queued.autoSubmitted)
        if let pdf { mail.attachments.append(pdf) }
        if let calendar = queued.calendar { calendar.enclose(in: &mail) }
        let files = enclosed?.files.filter { !$0.isInline } ?? []
        mail.attachments += queued.frame == nil ? files : fitting(files, in: entry.language)
        return Written(
            message: message.id, subject: letter.subject, text: letter.text, bytes: try mail.encoded())
    }

    /// The files that a notice takes along; in place of each that is too big, a line that says where it is. Servers refuse
    /// mails of some 25 MB, and a notice that is refused is a customer whom nobody hears of.
    private func fitting(_ files: [Attachment], in language: Language) -> [Attachment] {
        var left = Self.mostEnclosed
        return files.map { file in
            guard file.content.count > left else {
                left -= file.content.count
                return file
            }
            let values = ["file": file.shownName, "size": ByteCount.text(file.content.count)]
            let line = office.phrases.text(.fileTooBig, in: language, values) + "\n"
            return Attachment(
                fileName: "\(file.shownName).txt", mediaType: MediaType("text", "plain"), content: Array(line.utf8))
        }
    }

    private func frame(_ frame: StaffLetter.Frame, of queued: QueuedLetter, _ links: ActionLinks) -> StaffFrame {
        let values = ["record": links.record.map(String.init(describing:)) ?? ""]
        return StaffFrame(
            recipientName: queued.recipientName.split(separator: " ").first.map(String.init) ?? queued.recipientName,
            companyName: office.settings.company.name, tag: office.settings.company.tag(of: links.record),
            reason: office.phrases.text(frame.because, in: links.language, values),
            actions: links.actions(frame.readyOffers ?? []) + links.actions(frame.offers)
                + links.actions(frame.lastOffers ?? []))
    }

    private func headers(autoSubmitted: String?) -> [HeaderField] {
        let loop = HeaderField(PostHeader.loop, office.settings.company.address.plain.folded)
        guard let autoSubmitted else { return [loop] }
        // Exchange and Outlook look at the second, not at RFC 3834's field, before they send an out-of-office answer.
        return [
            loop, HeaderField("Auto-Submitted", autoSubmitted),
            HeaderField("X-Auto-Response-Suppress", "OOF, DR, RN, NRN, AutoReply"),
        ]
    }
}

extension Message {
    /// What its author wrote, as letters and timelines show it.
    var quotation: String { visibleText.withoutBareClosing }
}

extension QueuedLetter.CalendarObject {
    /// As a form of the text, which calendars look at, and as a file for programs that do not. RFC 6047 §2.4.
    fileprivate func enclose(in mail: inout OutgoingMail) {
        let content = Array(text.utf8)
        mail.alternatives.append(
            Attachment(
                fileName: nil, mediaType: MediaType("text", "calendar", parameters: ["method": method]),
                content: content))
        mail.attachments.append(
            Attachment(
                fileName: "invite.ics", mediaType: MediaType("application", "ics"), content: content))
    }
}
