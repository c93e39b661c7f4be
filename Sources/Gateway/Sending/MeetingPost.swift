import CRM
import Calendars
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Sends invitations, updates and cancellations to everybody who takes part in a meeting.
struct MeetingPost {
    enum Occasion {
        case invitation
        case update
        /// With the reason; empty when none was given.
        case cancellation(String)
    }

    let desk: Desk
    /// Who plans.
    let member: StaffMember

    /// Returns the names of those who were written to, beside the one who plans.
    func send(_ meeting: Meeting, _ occasion: Occasion, to attendees: [Attendee]) throws -> [String] {
        var names: [String] = []
        for attendee in attendees {
            guard let email = EmailAddress(attendee.email) else { continue }
            if let colleague = attendee.login.flatMap(desk.settings.staffMember(login:)) {
                try sendToColleague(meeting, occasion, colleague, attendees)
            } else {
                try sendToCustomer(meeting, occasion, Address(name: attendee.name, email: email), attendees)
            }
            // It is in their calendar then, a colleague's too: only CANCEL gets it out.
            try desk.transaction.noteSent(to: attendee.displayName)
            if attendee.login != member.login { names.append(attendee.displayName) }
        }
        return names
    }

    private func calendarObject(
        of meeting: Meeting, _ occasion: Occasion, _ attendees: [Attendee], description: String = ""
    ) -> QueuedLetter.CalendarObject {
        let company = desk.settings.company
        let organizer = desk.settings.staffMember(login: meeting.organizer) ?? member
        var isCancelled = false
        if case .cancellation = occasion { isCancelled = true }
        let invitation = Invitation(
            meeting: meeting, attendees: attendees,
            organizer: .init(name: "\(organizer.name) (\(company.name))", email: company.address.plain.rawValue),
            description: description)
        let method: Invitation.Method = isCancelled ? .cancel : .request
        return QueuedLetter.CalendarObject(method: method.rawValue, text: invitation.text(method, at: desk.now))
    }

    private func sendToColleague(
        _ meeting: Meeting, _ occasion: Occasion, _ colleague: StaffMember, _ attendees: [Attendee]
    ) throws {
        let language = colleague.language
        let clock = LocalClock.of(colleague, in: desk.settings.company)
        let record = meeting.record
        let others = attendees.filter { $0.login != colleague.login }.map(\.displayName).joined(separator: ", ")
        let values = [
            "name": member.name, "meeting": meeting.reference, "title": meeting.title,
            "date": clock.span(meeting.start, meeting.end),
        ]
        func text(_ phrase: Phrase) -> String { desk.office.phrases.text(phrase, in: language, values) }
        let (heading, sentence, reason) = occasion.words
        let facts: [(Phrase, String?)] = [
            (.factWhen, clock.span(meeting.start, meeting.end)), (.factWhere, meeting.place), (.factWith, others),
        ]
        let notice = CaseNotice(
            reference: record.map { "\($0)" } ?? meeting.reference, title: meeting.title,
            heading: text(heading), sentence: text(sentence),
            facts: desk.facts(facts, in: language), text: reason)
        let offers = [Offer(.reschedule, meeting.reference), Offer(.cancel, meeting.reference)]
        let letter = StaffLetter(
            .caseNotice(notice), because: .becauseAttendee, offering: [.agenda, .history],
            ready: meeting.status == .cancelled ? [] : offers)
        try desk.post.send(
            letter, to: colleague, about: record,
            calendar: calendarObject(of: meeting, occasion, attendees))
    }

    private func sendToCustomer(
        _ meeting: Meeting, _ occasion: Occasion, _ person: Address, _ attendees: [Attendee]
    ) throws {
        let company = desk.settings.company
        let record = meeting.record
        let known = try record.flatMap(desk.customer)
        let language = known?.language ?? company.defaultLanguage
        let clock = LocalClock.of(language, timeZone: meeting.timeZone)
        var letter = MeetingLetter(
            companyName: company.name, salespersonName: member.name, tag: company.tag(of: record),
            customerName: person.name, title: meeting.title, when: clock.weekdaySpan(meeting.start, meeting.end),
            place: meeting.place ?? "", asksForNeeds: known?.address.email == person.email, reason: "")
        let latest = try record.flatMap { try desk.transaction.latestIncoming(on: $0, from: [person.email]) }
        let queued: Letter
        switch occasion {
        case .invitation: queued = .meetingInvitation(letter)
        case .update: queued = .meetingUpdate(letter)
        case .cancellation(let reason):
            letter.reason = reason
            queued = .meetingCancellation(letter)
        }
        try desk.post.send(
            queued, to: person, language: language, about: record, signedBy: member, answering: latest,
            calendar: calendarObject(
                of: meeting, occasion, attendees, description: description(of: letter, in: language)))
    }

    /// What Outlook and others show instead of the mail's own text.
    private func description(of letter: MeetingLetter, in language: Language) -> String {
        let values = ["name": letter.salespersonName, "company": letter.companyName]
        let phrases: [Phrase] = letter.asksForNeeds ? [.meetingDescription, .meetingNeeds] : [.meetingDescription]
        return phrases.map { desk.office.phrases.text($0, in: language, values) }.joined(separator: "\n\n")
    }
}

extension MeetingPost.Occasion {
    /// What a colleague is told, and the reason of a cancellation.
    fileprivate var words: (heading: Phrase, sentence: Phrase, reason: String) {
        switch self {
        case .invitation: (.meetingHeading, .meetingInvitation, "")
        case .update: (.meetingMovedHeading, .meetingUpdate, "")
        case .cancellation(let reason): (.meetingCancelledHeading, .meetingCancellation, reason)
        }
    }
}
