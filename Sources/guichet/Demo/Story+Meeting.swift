import CRM
import Foundation
import Mail
import MailMIME
import Store

/// The meeting: invited, accepted.
extension Story {
    func thomasPlansAMeeting(_ notice: ParsedMail) async throws {
        narrator.begin("Thomas plans a meeting at Jane's")
        let day = Self.workday(from: Date() + 5 * 86_400).formatted(.iso8601.year().month().day())
        let mail = try await thomas.reply(
            to: notice, "MEETING \(day) 14:00 for 1h30 at client with luc about the new kitchen")
        try await send(mail, by: thomas)
        try await happens("M-1 is on the calendar, at her address, with Luc") { snapshot in
            let meeting = try snapshot.meeting(1)
            return try meeting?.place == "12 rue des Lilas, 59000 Lille" && meeting?.opportunityID == 1
                && snapshot.attendees(of: 1).map(\.email).sorted() == [
                    "jane@dupont.example", "luc@notsotiny.example", "thomas@notsotiny.example",
                ]
        }
        let invitation = try await arrival(at: jane, "Jane is invited, and asked to describe her needs beforehand") {
            $0.says("invites you to a meeting") && $0.says("description of your needs")
                && $0.attachments.contains { $0.fileName == "invite.ics" }
        }
        if let file = invitation?.attachments.first(where: { $0.fileName == "invite.ics" }) { try stage.keep(file) }
        _ = try await arrival(at: luc, "Luc has it in his calendar too") {
            $0.subject.contains("Rendez-vous") && $0.attachments.contains { $0.fileName == "invite.ics" }
        }
    }

    func theCustomerAccepts() async throws {
        narrator.begin("Jane's calendar program accepts")
        guard let invitation = try await jane.received({ $0.says("invites you to a meeting") }),
            let file = invitation.attachments.first(where: { $0.fileName == "invite.ics" })
        else { return }
        var mail = try await jane.mail(to: gateway, subject: "Accepted: the new kitchen", "Jane Doe has accepted.")
        mail.headers = [HeaderField("Auto-Submitted", "auto-replied")]
        mail.alternatives = [
            Attachment(
                fileName: nil, mediaType: MediaType("text", "calendar", parameters: ["method": "REPLY"]),
                content: Array(Self.reply(to: String(decoding: file.content, as: UTF8.self)).utf8))
        ]
        try await send(mail, by: jane)
        try await happens("The calendar knows that she comes") { snapshot in
            try snapshot.attendees(of: 1).first { $0.email == "jane@dupont.example" }?.answer == .accepted
        }
        _ = try await arrival(at: thomas, "Thomas is told") { $0.subject.contains("Jane Doe vient") }
    }

    /// That day, or the Monday after: nobody meets on a weekend.
    private static func workday(from date: Date) -> Date {
        let calendar = Calendar(identifier: .gregorian)
        return calendar.isDateInWeekend(date) ? workday(from: date + 86_400) : date
    }

    /// What a calendar program makes of an invitation when its owner clicks on *Accept*.
    private static func reply(to invitation: String) -> String {
        let unfolded = invitation.replacing("\r\n ", with: "")
        let kept = ["UID", "SEQUENCE", "DTSTART", "DTEND", "ORGANIZER"]
        let lines = unfolded.split(separator: "\r\n").drop { $0 != "BEGIN:VEVENT" }.filter { line in
            kept.contains { line.hasPrefix($0 + ":") || line.hasPrefix($0 + ";") }
        }
        let stamp = Date().formatted(
            .iso8601.year().month().day().time(includingFractionalSeconds: false).timeSeparator(.omitted).dateSeparator(
                .omitted))
        let answer = ["DTSTAMP:\(stamp)Z", "ATTENDEE;CN=Jane Doe;PARTSTAT=ACCEPTED:mailto:jane@dupont.example"]
        let frame = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Demo//EN", "METHOD:REPLY", "BEGIN:VEVENT"]
        return (frame + lines.map(String.init) + answer + ["END:VEVENT", "END:VCALENDAR", ""]).joined(separator: "\r\n")
    }
}
