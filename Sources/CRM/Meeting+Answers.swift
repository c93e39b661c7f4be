public import struct Foundation.Date

extension Meeting {
    /// Whether an answer changes what we know of an attendee. RFC 5546 §2.1.5, §3.2.3.
    ///
    /// It must come from an attendee and answer the invitation as it stands: a lower SEQUENCE than the meeting's does not
    /// count, nor does one that is not newer than their last answer. `sender` is the address that the mail came from, nil
    /// when who sent it is known otherwise. `received` is when it came: an answer dated later counts as given then, and a
    /// higher SEQUENCE as the meeting's, so that no wrong clock or number silences the answers that follow.
    public func verdict(
        on answer: MeetingAnswer, among attendees: [Attendee], sender: String?, received: Date
    ) -> MeetingAnswer.Verdict {
        guard answer.uid == uid else { return .doesNotCount(.otherMeeting) }
        guard var attendee = attendees.first(where: { $0.hasAddress(answer.email) }) else {
            return .doesNotCount(.notInvited)
        }
        if let sender, !attendee.hasAddress(sender) { return .doesNotCount(.sentByAnother(sender)) }
        guard status != .cancelled else { return .doesNotCount(.meetingCancelled) }
        guard answer.sequence >= sequence else { return .doesNotCount(.olderInvitation) }
        let stamp = min(answer.stamp ?? received, received)
        guard attendee.hasNotAnswered(sequence: sequence, since: stamp) else { return .doesNotCount(.olderAnswer) }
        if let delegate = answer.delegate { return .doesNotCount(.delegated(to: delegate)) }
        // Who proposes another time without saying yes or no has not taken back what they said before.
        if answer.answer != .needsAction || answer.proposal == nil { attendee.answer = answer.answer }
        attendee.answered = received
        attendee.answeredSequence = sequence
        attendee.answerStamp = stamp
        attendee.comment = answer.comment
        return .counts(attendee)
    }
}

extension Attendee {
    /// Whether it is their address; case does not count.
    public func hasAddress(_ address: String) -> Bool { email.lowercased() == address.lowercased() }

    /// Whether they gave no answer to that invitation, or a newer one, at that time or later.
    fileprivate func hasNotAnswered(sequence: Int, since stamp: Date) -> Bool {
        guard let answeredSequence, let answerStamp else { return true }
        return (answeredSequence, answerStamp) < (sequence, stamp)
    }
}
