import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Mails from outside.
extension Desk {
    /// Something new: a lead for the pool, an acknowledgement for its sender, news for the colleagues.
    ///
    /// Returns the message and what became of the acknowledgement.
    func openLead(_ incoming: IncomingMail, contact: Contact?, remarks: [Remark]) throws -> (Message, String) {
        guard let person = incoming.author else {
            return (try keep(incoming, on: nil), "No sender.")
        }
        var lead = Lead(
            title: title(of: incoming), contactName: contact?.name ?? person.displayName,
            email: person.email.rawValue, phone: contact?.phone, description: Self.start(of: incoming.visible.text),
            source: .mail, partnerID: contact?.partnerID,
            language: incoming.language ?? settings.company.defaultLanguage, created: now)
        if let form = incoming.form?.prospect { lead.complete(with: form) }
        lead = try transaction.add(lead)
        let message = try keep(incoming, on: lead.reference)
        try note(.leadCreated, by: person.email.folded, on: lead.reference, about: message, lead.title)
        let acknowledged = try acknowledge(incoming, lead, person, message)
        try announce(message, asLead: lead.id, remarks: remarks)
        return (message, "It became \(lead.reference); \(acknowledged)")
    }

    /// About a case we know: goes onto it, and its owner is told.
    func takeMessage(_ incoming: IncomingMail, on record: RecordReference, remarks: [Remark]) throws -> Message {
        let message = try keep(incoming, on: record)
        if let author = incoming.author?.email { try transaction.unflag(author) }
        let isRequirement = record.kind == .opportunity
        try note(
            isRequirement ? .requirementReceived : .messageReceived, by: incoming.author?.email.folded ?? "",
            on: record,
            about: message, incoming.mail.subject)
        // A case is closed while the customer decides about its quote: that is no news then.
        let answers = try takeQuoteAnswer(in: incoming, message, on: record)
        let remarks =
            try answers.map { remarks.filter { $0 != .isClosed } + $0 } ?? remarks + noteNeeds(in: incoming, on: record)
        try announce(message, remarks: remarks)
        return message
    }

    /// The first mail of an attendee before the meeting is what its invitation asked for.
    private func noteNeeds(in incoming: IncomingMail, on record: RecordReference) throws -> [Remark] {
        guard let sender = incoming.sender?.email,
            var meeting = try transaction.comingMeetings(on: record, at: now).first,
            meeting.requirementsReceived == nil,
            try transaction.attendees(of: meeting.id).contains(where: { $0.hasAddress(sender.rawValue) })
        else { return [] }
        meeting.requirementsReceived = now
        try transaction.update(meeting)
        return [.needs(meeting)]
    }

    /// At most one acknowledgement per address and day, within the budget of the hour, never when the address may be forged
    /// or fails. Returns what was done, as a sentence.
    private func acknowledge(
        _ incoming: IncomingMail, _ lead: Lead, _ person: Address, _ message: Message
    ) throws -> String {
        let kind = Letter.Kind.acknowledgement.rawValue
        if incoming.authentication?.failsDMARC == true { return "no acknowledgement: DMARC failed." }
        if try transaction.isFailing(person.email) { return "no acknowledgement: mail to that address fails." }
        if try transaction.outboxCount(kind: kind, to: person.email, in: now.within(86_400)) > 0 {
            return "no acknowledgement: that address had one within a day."
        }
        let budget = settings.limits.acknowledgementsPerHour
        if try transaction.recentOutboxCount(kind: kind, in: now.within(3_600), upTo: budget) >= budget {
            return "no acknowledgement: \(budget) were sent within an hour."
        }
        let letter = acknowledgement(of: lead, incoming, to: person)
        let sent = try post.send(
            letter, to: person, language: lead.language, about: lead.reference, answering: message)
        try note(.acknowledged, by: Activity.gateway, on: lead.reference, about: sent)
        return "its sender gets an acknowledgement."
    }

    /// What stands in a lead's description: the message itself has all of it.
    static func start(of text: String) -> String {
        let text = text.withoutBareClosing
        let limit = text.utf8.index(text.startIndex, offsetBy: 4_000, limitedBy: text.endIndex) ?? text.endIndex
        return String(text[..<limit])
    }

    private func title(of incoming: IncomingMail) -> String {
        let subject = SubjectLine.plain(incoming.mail.subject, of: settings.company)
        if !subject.isEmpty { return String(subject.prefix(200)) }
        let firstLine = incoming.visible.text.split(separator: "\n").first.map(String.init) ?? ""
        return firstLine.isEmpty ? incoming.author?.displayName ?? "?" : String(firstLine.prefix(80))
    }
}

/// A subject without what mail programs put in front of it.
enum SubjectLine {
    static func withoutPrefixes(_ subject: String) -> String {
        var rest = (hasVisibleEnds(subject) ? subject : subject.trimmingCharacters(in: .whitespacesAndNewlines))[...]
        while let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), prefixes.contains(rest[..<colon].lowercased()) {
            rest = rest[rest.index(after: colon)...].drop(while: \.isWhitespace)
        }
        return rest.utf8.contains(UInt8(ascii: "\n")) ? String(rest).replacing("\n", with: " ") : String(rest)
    }

    /// Most have, and need no trimming, which takes Foundation long.
    private static func hasVisibleEnds(_ subject: String) -> Bool {
        [subject.utf8.first, subject.utf8.last].allSatisfy { $0.map { (0x21...0x7E).contains($0) } ?? false }
    }

    /// Without those and without our own `[NST O-12]`, wherever it stands.
    static func plain(_ subject: String, of company: CompanySettings) -> String {
        var rest = withoutPrefixes(subject)
        let opening = "[\(company.shortName) "
        while rest.utf8.contains(UInt8(ascii: "[")), let start = rest.range(of: opening, options: .caseInsensitive),
            let end = rest[start.upperBound...].firstIndex(of: "]")
        {
            rest.removeSubrange(start.lowerBound...end)
        }
        let words = withoutPrefixes(rest).split(separator: " ").joined(separator: " ")
        return words.isEmpty ? subject : words
    }

    private static let prefixes: Set<String> = [
        "re", "ré", "re ", "fw", "fwd", "tr", "aw", "wg", "sv", "vs", "rv", "antw", "doorst", "enc", "res", "odp", "i",
        "r",
    ]
}
