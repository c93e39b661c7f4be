import CRM
import Documents
import Store

/// A meeting as a calendar lists it, in the reader's language.
struct MeetingWords {
    let desk: Desk
    let language: Language
    let clock: LocalClock

    /// When, what, where, and who said that they come; the reader knows of themselves.
    func row(of meeting: Meeting, to reader: StaffMember) throws -> Listing.Row {
        let answers = try desk.transaction.attendees(of: meeting.id).filter { $0.login != reader.login }.map {
            attendee in
            "\(attendee.displayName) (\(desk.office.phrases.text(attendee.answer.phrase, in: language)))"
        }
        let record = meeting.record.map { "\($0)" } ?? ""
        let needs = meeting.requirementsReceived == nil ? "" : desk.office.phrases.text(.needsReceived, in: language)
        let details = [meeting.place ?? "", answers.joined(separator: ", "), needs].filter { !$0.isEmpty }
        return Listing.Row(
            label: clock.time(meeting.start),
            text: [meeting.reference, meeting.title, record].filter { !$0.isEmpty }.joined(separator: " · "),
            detail: details.joined(separator: "\n"))
    }
}
