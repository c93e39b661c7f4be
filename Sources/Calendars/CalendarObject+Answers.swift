public import CRM
public import struct Foundation.TimeZone

extension CalendarObject {
    /// What its sender's calendar answers to invitations: one for each attendee and UID, in the order of the file.
    ///
    /// Empty unless the method is `REPLY` or `COUNTER`. Our meetings do not recur, so an answer for one occurrence counts
    /// only where there is none for the whole. Proposed times without a zone are read by the clocks of `timeZone`.
    public func answers(in timeZone: TimeZone) -> [MeetingAnswer] {
        guard method == "REPLY" || method == "COUNTER" else { return [] }
        var answers: [MeetingAnswer] = []
        var answered: Set<[String]> = []
        let events = entries.filter { $0.kind == .event && !$0.uid.isEmpty }
        for event in events.filter({ $0.recurrence == nil }) + events.filter({ $0.recurrence != nil }) {
            for attendee in event.answering where answered.insert([event.uid, attendee.address.lowercased()]).inserted {
                answers.append(event.answer(of: attendee, isCounter: method == "COUNTER", timeZone))
            }
        }
        return answers
    }
}

extension CalendarObject.Entry {
    /// Those whose answer it is. An answer may list the others too, whose state it does not know.
    fileprivate var answering: [CalendarObject.Party] {
        let answering = attendees.filter { !$0.status.isEmpty && $0.status != "NEEDS-ACTION" }
        return answering.isEmpty ? attendees : answering
    }

    fileprivate func answer(
        of attendee: CalendarObject.Party, isCounter: Bool, _ timeZone: TimeZone
    ) -> MeetingAnswer {
        let proposed = isCounter ? start?.date(in: timeZone) : nil
        return MeetingAnswer(
            uid: uid, sequence: sequence, stamp: stamp?.date(in: .gmt), email: attendee.address,
            answer: Attendee.Answer(partstat: attendee.status),
            delegate: attendee.status == "DELEGATED" ? attendee.delegatedTo ?? "" : nil,
            comment: comment.isEmpty ? attendee.comment : comment,
            proposal: proposed.map { MeetingAnswer.Proposal(start: $0, end: end?.date(in: timeZone)) })
    }
}

extension Attendee.Answer {
    /// What nobody knows counts as no answer yet. RFC 5545 §3.2.12.
    fileprivate init(partstat: String) {
        switch partstat {
        case "ACCEPTED": self = .accepted
        case "DECLINED": self = .declined
        case "TENTATIVE": self = .tentative
        default: self = .needsAction
        }
    }
}
