import CRM
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Calendar answers to our invitations. Rule 6.
extension Desk {
    /// Enters what an attendee answered, and tells the organiser. One that does not count changes nothing, and is kept.
    ///
    /// Returns the message and what became of the answer, as a sentence.
    func takeAnswer(
        _ answer: MeetingAnswer, to meeting: Meeting, _ incoming: IncomingMail
    ) throws -> (Message, String) {
        let message = try keep(incoming, on: meeting.record)
        if incoming.authentication?.failsDMARC == true {
            return (message, "It does not count: DMARC failed.")
        }
        let attendees = try transaction.attendees(of: meeting.id)
        let verdict = meeting.verdict(
            on: answer, among: attendees, sender: incoming.sender?.email.rawValue, received: incoming.received)
        switch verdict {
        case .counts(let attendee):
            try transaction.write(attendee)
            try note(
                .meetingAnswered, by: attendee.email.lowercased(), on: meeting.record, about: message,
                meeting: meeting.id, "\(meeting.reference): \(attendee.displayName), \(attendee.answer.rawValue)")
            try tellOrganizer(of: meeting, attendee, answer, message)
            return (message, "\(attendee.email) answered \(meeting.reference): \(attendee.answer.rawValue).")
        case .doesNotCount(let reason):
            if case .delegated(let delegate) = reason,
                let attendee = attendees.first(where: { $0.hasAddress(answer.email) })
            {
                try tellOrganizer(of: meeting, attendee, answer, message, delegate: delegate)
            }
            return (message, "It does not count: \(reason.sentence).")
        }
    }

    private func tellOrganizer(
        of meeting: Meeting, _ attendee: Attendee, _ answer: MeetingAnswer, _ message: Message, delegate: String? = nil
    ) throws {
        guard let organizer = settings.staffMember(login: meeting.organizer), organizer.login != attendee.login else {
            return
        }
        let language = organizer.language
        let clock = LocalClock.of(organizer, in: settings.company)
        let proposed = answer.proposal.map { clock.span($0.start, $0.end ?? $0.start + meeting.length) }
        let values = [
            "name": attendee.displayName, "meeting": meeting.reference, "title": meeting.title,
            "date": clock.span(meeting.start, meeting.end), "new": proposed ?? "", "delegate": delegate ?? "",
        ]
        let heading: Phrase =
            if delegate != nil {
                .answerHeadingDelegates
            } else if proposed != nil {
                .answerHeadingProposes
            } else {
                attendee.answer.heading
            }
        let notice = CaseNotice(
            reference: meeting.record.map { "\($0)" } ?? meeting.reference, title: meeting.title,
            heading: office.phrases.text(heading, in: language, values),
            sentence: office.phrases.text(.answerSentence, in: language, values), facts: [], text: answer.comment)
        let moves = answer.proposal.map { [Offer(.reschedule, "\(meeting.reference) \(clock.written($0.start))")] }
        let letter = StaffLetter(
            .caseNotice(notice), because: .becauseAttendee, offering: [.reply, .reschedule, .cancel, .agenda],
            ready: moves ?? [])
        try post.send(letter, to: organizer, about: meeting.record)
    }
}

extension Meeting {
    var length: TimeInterval { end.timeIntervalSince(start) }
}

extension Attendee.Answer {
    fileprivate var heading: Phrase {
        switch self {
        case .accepted: .answerHeadingAccepted
        case .declined: .answerHeadingDeclined
        case .tentative, .needsAction: .answerHeadingTentative
        }
    }
}

extension MeetingAnswer.Reason {
    fileprivate var sentence: String {
        switch self {
        case .otherMeeting: "it is about another meeting"
        case .notInvited: "who answers was not invited"
        case .sentByAnother(let address): "it was sent by \(address), not by who was invited"
        case .meetingCancelled: "the meeting is cancelled"
        case .olderInvitation: "it answers an older invitation"
        case .olderAnswer: "a newer answer is known"
        case .delegated(let address): "they send \(address); the organiser is told"
        }
    }
}
