import CRM
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Meetings in the database")
struct MeetingStoreTests {
    let store: Store

    init() async throws {
        store = try await staffedStore()
        try await store.write { transaction in
            let partner = try transaction.add(dupont())
            let contact = try transaction.add(jane(at: partner))
            _ = try transaction.add(kitchen(for: partner, contact))
        }
    }

    /// On that many days after the fair, at ten, for an hour, about Jane's kitchen.
    private static func meeting(_ uid: String, after days: Double = 1) -> Meeting {
        let start = fairDay + days * 86_400
        return Meeting(
            uid: uid, title: "The plan", start: start, end: start + 3_600, timeZone: "Europe/Paris", place: "Lille",
            organizer: "thomas", partnerID: 1, opportunityID: 1, created: fairDay)
    }

    private static let thomas = Attendee(
        name: "Thomas", email: "thomas@example.test", login: "thomas", answer: .accepted)
    private static let guest = Attendee(name: "Jane Doe", email: "Jane@Dupont.example", role: .optional)

    /// Stores it with Thomas and Jane.
    @discardableResult
    private func add(_ meeting: Meeting) async throws -> Meeting {
        try await store.write { try $0.add(meeting, attendees: [Self.guest, Self.thomas]) }
    }

    @Test func areReadAsTheyWereWritten() async throws {
        var meeting = try await add(Self.meeting("a@example.test"))
        #expect(meeting.id == 1)
        #expect(try await store.read { try $0.meeting(1) } == meeting)
        #expect(try await store.read { try $0.meeting(uid: "a@example.test") } == meeting)
        #expect(try await store.read { try $0.meeting(uid: "A@example.test") } == nil)
        meeting.sequence = 3
        meeting.start += 60
        meeting.end += 120
        meeting.place = nil
        meeting.status = .cancelled
        meeting.lastChanged = fairDay + 5
        meeting.requirementsReceived = fairDay + 4
        let changed = meeting
        try await store.write { try $0.update(changed) }
        #expect(try await store.read { try $0.meeting(1) } == changed)
    }

    @Test func haveTheirAttendeesColleaguesFirst() async throws {
        try await add(Self.meeting("a@example.test"))
        let attendees = try await store.read { try $0.attendees(of: 1) }
        #expect(attendees.map(\.email) == ["thomas@example.test", "Jane@Dupont.example"])
        var jane = try #require(attendees.last)
        jane.answer = .tentative
        jane.answered = fairDay + 7
        jane.answeredSequence = 2
        jane.answerStamp = fairDay + 6
        jane.comment = "Perhaps;\nlater"
        jane.email = "JANE@dupont.example"
        let changed = jane
        try await store.write { try $0.write(changed) }
        #expect(try await store.read { try $0.attendees(of: 1).last } == changed)
        #expect(try await store.read { try $0.attendees(of: 1).count } == 2)
    }

    @Test func haveAUIDThatNoOtherHas() async throws {
        try await add(Self.meeting("a@example.test"))
        await #expect(throws: (any Error).self) { try await add(Self.meeting("a@example.test", after: 2)) }
    }

    @Test func endAfterTheyBegin() async throws {
        var meeting = Self.meeting("a@example.test")
        meeting.end = meeting.start
        let empty = meeting
        await #expect(throws: (any Error).self) { try await add(empty) }
    }

    @Test func toComeAreThoseNeitherOverNorCancelled() async throws {
        for (uid, days) in [("later", 3.0), ("over", -1), ("next", 1), ("cancelled", 2), ("now", 0)] {
            var meeting = Self.meeting(uid, after: days)
            if uid == "cancelled" { meeting.status = .cancelled }
            try await add(meeting)
        }
        for record in ["O-1", "P-1"] {
            let reference = try #require(RecordReference(record))
            let coming = try await store.read { try $0.comingMeetings(on: reference, at: fairDay + 1_800) }
            #expect(coming.map(\.uid) == ["now", "next", "later"])
        }
        let none = try await store.read { try $0.comingMeetings(on: RecordReference(.lead, 1), at: fairDay) }
        #expect(none.isEmpty)
    }

    /// The meeting is from ten to eleven on the day after the fair.
    @Test(
        arguments: [
            (-3_600, 0, false), (-3_600, 1, true), (0, 3_600, true), (1_800, 1_900, true), (3_599, 7_200, true),
            (3_600, 7_200, false), (-86_400, 86_400, true),
        ] as [(TimeInterval, TimeInterval, Bool)])
    func overlapWhatTheyTouchForMoreThanAMoment(from: TimeInterval, to: TimeInterval, expected: Bool) async throws {
        let meeting = try await add(Self.meeting("a@example.test"))
        let span = meeting.start + from..<meeting.start + to
        let found = try await store.read { try $0.meetings(ofColleague: "thomas", in: span) }
        #expect(found.isEmpty == !expected)
        #expect(try await store.read { try $0.meetings(ofColleague: "luc", in: span) }.isEmpty)
    }

    @Test func cancelledOverlapNothing() async throws {
        var meeting = Self.meeting("a@example.test")
        meeting.status = .cancelled
        let cancelled = try await add(meeting)
        let found = try await store.read {
            try $0.meetings(ofColleague: "thomas", in: cancelled.start..<cancelled.end)
        }
        #expect(found.isEmpty)
        #expect(try await store.read { try $0.allMeetings(ofColleague: "thomas").map(\.uid) } == ["a@example.test"])
    }

    @Test func ofAColleagueAreThoseTheyTakePartIn() async throws {
        try await add(Self.meeting("b", after: 2))
        try await add(Self.meeting("a", after: 1))
        #expect(try await store.read { try $0.allMeetings(ofColleague: nil).map(\.uid) } == ["a", "b"])
        #expect(try await store.read { try $0.allMeetings(ofColleague: "thomas").map(\.uid) } == ["a", "b"])
        #expect(try await store.read { try $0.allMeetings(ofColleague: "luc") }.isEmpty)
    }

    @Test func haveAVersionThatEveryChangeChanges() async throws {
        #expect(try await store.read { try $0.meetingsVersion() } == nil)
        var meeting = try await add(Self.meeting("a@example.test"))
        var versions = [try await store.read { try $0.meetingsVersion() }]
        meeting.sequence += 1
        let moved = meeting
        try await store.write { try $0.update(moved) }
        versions.append(try await store.read { try $0.meetingsVersion() })
        var jane = Self.guest
        jane.meetingID = 1
        jane.answer = .declined
        let declined = jane
        try await store.write { try $0.write(declined) }
        versions.append(try await store.read { try $0.meetingsVersion() })
        try await add(Self.meeting("b@example.test"))
        versions.append(try await store.read { try $0.meetingsVersion() })
        #expect(Set(versions).count == 4)
        #expect(try await store.read { try $0.meetingsVersion() } == versions[3])
    }
}

/// A database from before there were meetings, opened by this version.
@Suite("A database of the second version")
struct MeetingMigrationTests {
    @Test func holdsMeetingsAndKeepsWhatItHeld() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID()).sqlite").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        try #require(makePrivateFile(at: path))
        let before = try DatabaseQueue(path: path)
        let second = try #require(Schema.migrator.migrations.dropFirst().first)
        try Schema.migrator.migrate(before, upTo: second)
        try await before.write { db in
            try db.execute(
                sql: """
                    INSERT INTO staff VALUES ('thomas', 'Thomas', 'thomas@example.test', 'salesperson', 1);
                    INSERT INTO activity (at, kind, actor, detail) VALUES (1391590900000, 'note', 'thomas', 'red');
                    """)
        }
        try before.close()
        let store = try Store(path: path)
        var meeting = Meeting(
            uid: "a@example.test", title: "The plan", start: fairDay, end: fairDay + 60, timeZone: "UTC",
            organizer: "thomas", created: fairDay)
        let new = meeting
        meeting = try await store.write { try $0.add(new, attendees: []) }
        #expect(try await store.read { try $0.meeting(1) } == meeting)
        let activities = try await store.read {
            try Row.fetchAll($0.db, sql: "SELECT detail, meeting FROM activity").map { $0["detail"] as String }
        }
        #expect(activities == ["red"])
        try store.close()
    }
}
