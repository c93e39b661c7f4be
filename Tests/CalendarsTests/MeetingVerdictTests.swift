import CRM
import Foundation
import Testing

@Suite("Whether an answer counts")
struct MeetingVerdictTests {
    static let received = Date(timeIntervalSince1970: 1_391_500_000)

    static let answer = MeetingAnswer(
        uid: Sample.uid, sequence: 1, stamp: received - 60, email: "jane@example.test", answer: .accepted,
        comment: "Merci")

    private func verdict(
        _ change: (inout MeetingAnswer, inout Meeting, inout Attendee) -> Void = { _, _, _ in },
        sender: String? = "jane@example.test"
    ) throws -> MeetingAnswer.Verdict {
        var answer = Self.answer
        var meeting = try Sample.meeting()
        var attendees = Sample.attendees
        change(&answer, &meeting, &attendees[0])
        return meeting.verdict(on: answer, among: attendees, sender: sender, received: Self.received)
    }

    @Test func theFirstOneDoes() throws {
        var expected = Sample.attendees[0]
        expected.answer = .accepted
        expected.answered = Self.received
        expected.answeredSequence = 1
        expected.answerStamp = Self.received - 60
        expected.comment = "Merci"
        #expect(try verdict() == .counts(expected))
    }

    @Test func caseOfAddressesDoesNotMatter() throws {
        let verdict = try verdict({ answer, _, _ in answer.email = "Jane@Example.Test" }, sender: "JANE@example.test")
        #expect(verdict.answer == .accepted)
    }

    @Test func notForAnotherMeeting() throws {
        #expect(try verdict { answer, _, _ in answer.uid = "other" } == .doesNotCount(.otherMeeting))
    }

    @Test func notFromWhoWasNotInvited() throws {
        #expect(try verdict { answer, _, _ in answer.email = "eve@example.test" } == .doesNotCount(.notInvited))
    }

    @Test func notWhenSomebodyElseSentIt() throws {
        #expect(
            try verdict(sender: "luc@example.test") == .doesNotCount(.sentByAnother("luc@example.test")))
        #expect(try verdict(sender: nil).answer == .accepted)
    }

    @Test func notForAMeetingThatIsOff() throws {
        #expect(try verdict { _, meeting, _ in meeting.status = .cancelled } == .doesNotCount(.meetingCancelled))
    }

    @Test(arguments: [(0, nil), (1, Attendee.Answer.accepted), (7, .accepted)])
    func onlyForTheInvitationAsItStands(sequence: Int, expected: Attendee.Answer?) throws {
        let verdict = try verdict { answer, _, _ in answer.sequence = sequence }
        #expect(verdict.answer == expected)
        if expected == nil { #expect(verdict == .doesNotCount(.olderInvitation)) }
    }

    @Test(
        arguments: [
            (-120, 1, Attendee.Answer.accepted), (-60, 1, nil), (-30, 1, nil), (-30, 0, .accepted),
        ] as [(TimeInterval, Int, Attendee.Answer?)])
    func onlyWhenNewerThanTheLast(lastStamp: TimeInterval, lastSequence: Int, expected: Attendee.Answer?) throws {
        let verdict = try verdict { _, _, attendee in
            attendee.answer = .declined
            attendee.answeredSequence = lastSequence
            attendee.answerStamp = Self.received + lastStamp
        }
        #expect(verdict.answer == expected)
        if expected == nil { #expect(verdict == .doesNotCount(.olderAnswer)) }
    }

    @Test func aDateInTheFutureDoesNotSilenceLaterAnswers() throws {
        let first = try verdict { answer, _, _ in
            answer.stamp = .distantFuture
            answer.sequence = 2_000_000_000
        }
        guard case .counts(let attendee) = first else {
            Issue.record("\(first)")
            return
        }
        var later = Self.answer
        later.answer = .declined
        later.stamp = Self.received + 60
        let second = try Sample.meeting().verdict(
            on: later, among: [attendee], sender: nil, received: Self.received + 120)
        #expect(second.answer == .declined)
    }

    @Test func whatHasNoDateCountsAsGivenWhenItCame() throws {
        #expect(try verdict { answer, _, _ in answer.stamp = nil }.answer == .accepted)
    }

    @Test func anotherTimeAloneTakesNothingBack() throws {
        let verdict = try verdict { answer, _, attendee in
            attendee.answer = .accepted
            answer.answer = .needsAction
            answer.proposal = MeetingAnswer.Proposal(start: .distantFuture)
        }
        #expect(verdict.answer == .accepted)
    }

    @Test func sendingSomebodyElseIsNoAnswer() throws {
        #expect(
            try verdict { answer, _, _ in answer.delegate = "anna@example.test" }
                == .doesNotCount(.delegated(to: "anna@example.test")))
    }

    @Test func aMeetingIsCalledByItsNumber() throws {
        #expect(try Sample.meeting().reference == "M-3")
    }
}

extension MeetingAnswer.Verdict {
    /// The attendee's answer from now on; nil when nothing changes.
    fileprivate var answer: Attendee.Answer? {
        if case .counts(let attendee) = self { attendee.answer } else { nil }
    }
}
