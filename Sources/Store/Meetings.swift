public import CRM
public import Foundation
import GRDB

extension Transaction {
    /// Stores a meeting with its attendees and returns it with its id.
    public func add(_ meeting: Meeting, attendees: [Attendee]) throws -> Meeting {
        var meeting = meeting
        try db.execute(
            sql: """
                INSERT INTO meeting
                (uid, sequence, title, starts, ends, time_zone, place, organizer, lead, opportunity, partner, status,
                created, changed, requirements)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: meeting.arguments)
        meeting.id = db.lastInsertedRowID
        for attendee in attendees {
            var attendee = attendee
            attendee.meetingID = meeting.id
            try write(attendee)
        }
        return meeting
    }

    public func update(_ meeting: Meeting) throws {
        try db.execute(
            sql: """
                UPDATE meeting SET uid = ?, sequence = ?, title = ?, starts = ?, ends = ?, time_zone = ?, place = ?,
                organizer = ?, lead = ?, opportunity = ?, partner = ?, status = ?, created = ?, changed = ?,
                requirements = ? WHERE id = ?
                """, arguments: meeting.arguments + [meeting.id])
    }

    /// Keeps an attendee as they are now.
    public func write(_ attendee: Attendee) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO attendee
                (meeting, email_folded, name, email, role, login, answer, answered, answer_sequence, answer_stamp, comment)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                attendee.meetingID, attendee.email.lowercased(), attendee.name, attendee.email, attendee.role.rawValue,
                attendee.login, attendee.answer.rawValue, attendee.answered?.milliseconds, attendee.answeredSequence,
                attendee.answerStamp?.milliseconds, attendee.comment,
            ])
    }
}

extension Snapshot {
    public func meeting(_ id: Int64) throws -> Meeting? {
        try Row.first(db.cachedStatement(sql: "SELECT * FROM meeting WHERE id = ?"), arguments: [id], Meeting.init)
    }

    public func meeting(uid: String) throws -> Meeting? {
        try Row.first(db.cachedStatement(sql: "SELECT * FROM meeting WHERE uid = ?"), arguments: [uid], Meeting.init)
    }

    public func attendees(of meeting: Int64) throws -> [Attendee] {
        try Row.all(
            db.cachedStatement(sql: "SELECT * FROM attendee WHERE meeting = ? ORDER BY login IS NULL, email_folded"),
            arguments: [meeting], Attendee.init)
    }

    /// The meetings of a record that are not cancelled and not over, the next first.
    public func comingMeetings(on record: RecordReference, at now: Date) throws -> [Meeting] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT * FROM meeting WHERE \(record.column) = ? AND ends > ? AND status = 'confirmed'
                    ORDER BY starts, id LIMIT 50
                    """), arguments: [record.number, now.milliseconds], Meeting.init)
    }

    /// A colleague's meetings that touch that time and are not cancelled, in order.
    public func meetings(ofColleague login: String, in span: Range<Date>) throws -> [Meeting] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT meeting.* FROM meeting JOIN attendee ON attendee.meeting = meeting.id
                    WHERE login = ? AND starts < ? AND ends > ? AND status = 'confirmed' ORDER BY starts, meeting.id
                    LIMIT 500
                    """), arguments: [login, span.upperBound.milliseconds, span.lowerBound.milliseconds], Meeting.init)
    }

    /// Everybody's meetings that begin in that time and are not cancelled, in order.
    public func meetings(beginningIn span: Range<Date>, limit: Int) throws -> [Meeting] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM meeting WHERE starts >= ? AND starts < ? AND status = 'confirmed'
                    ORDER BY starts, id LIMIT ?
                    """), arguments: [span.lowerBound.milliseconds, span.upperBound.milliseconds, limit]
        ).map(Meeting.init)
    }

    /// All meetings, of one colleague or of everybody, in order; cancelled ones too.
    public func allMeetings(ofColleague login: String?) throws -> [Meeting] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM meeting
                WHERE ?1 IS NULL OR id IN (SELECT meeting FROM attendee WHERE login = ?1) ORDER BY starts, id
                """, arguments: [login]
        ).map(Meeting.init)
    }

    /// Changes with every change of any meeting or answer; nil while there is no meeting.
    public func meetingsVersion() throws -> String? {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), max(changed), sum(sequence), (SELECT max(answered) FROM attendee),
                (SELECT count(*) FROM attendee WHERE answer <> 'needsAction')
                FROM meeting
                """)
        guard let row, let count: Int64 = row[0], count > 0 else { return nil }
        return (0..<5).map { (row[$0] as Int64?).map(String.init) ?? "-" }.joined(separator: " ")
    }
}

extension Meeting {
    fileprivate var arguments: StatementArguments {
        [
            uid, sequence, title, start.milliseconds, end.milliseconds, timeZone, place, organizer, leadID,
            opportunityID, partnerID, status.rawValue, created.milliseconds, lastChanged.milliseconds,
            requirementsReceived?.milliseconds,
        ]
    }

    init(_ row: Row) throws {
        self.init(
            id: row["id"], uid: row["uid"], sequence: row["sequence"], title: row["title"],
            start: Date(milliseconds: row["starts"]), end: Date(milliseconds: row["ends"]), timeZone: row["time_zone"],
            place: row["place"], organizer: row["organizer"], partnerID: row["partner"],
            opportunityID: row["opportunity"], leadID: row["lead"], status: try decoded(row["status"]),
            created: Date(milliseconds: row["created"]), lastChanged: Date(milliseconds: row["changed"]))
        requirementsReceived = row.instant("requirements")
    }
}

extension Attendee {
    init(_ row: Row) throws {
        self.init(
            meetingID: row["meeting"], name: row["name"], email: row["email"], role: try decoded(row["role"]),
            login: row["login"])
        answer = try decoded(row["answer"])
        answered = row.instant("answered")
        answeredSequence = row["answer_sequence"]
        answerStamp = row.instant("answer_stamp")
        comment = row["comment"]
    }
}
