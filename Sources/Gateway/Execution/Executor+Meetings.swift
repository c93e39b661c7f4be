import CRM
import Calendars
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Meetings: MEETING, RESCHEDULE, CANCEL, AGENDA.
extension Executor {
    /// What a meeting lasts when nobody says.
    private static var usualLength: Int { 60 }

    func plan(_ request: MeetingRequest, on record: RecordReference) throws -> Result {
        let start = try start(of: request)
        let record = try caseOfMeeting(record)
        let customer = try desk.customer(of: record)
        let length = request.length?.minutes ?? Self.usualLength
        var meeting = Meeting(
            uid: "\(desk.office.uniqueName())\(desk.office.uniqueName())@\(desk.settings.company.address.plain.domain)",
            title: try request.subject ?? desk.summary(of: record).title, start: start,
            end: start + TimeInterval(length * 60), timeZone: clock.timeZone.identifier,
            place: try place(request.place, of: record), organizer: member.login,
            partnerID: try transaction.partnerID(of: record), opportunityID: record.number(of: .opportunity),
            leadID: record.number(of: .lead), created: desk.now)
        let attendees = try attendees(request, customer)
        meeting = try transaction.add(meeting, attendees: attendees)
        try desk.note(
            .meetingPlanned, by: member.login, on: record, about: message, meeting: meeting.id,
            "\(meeting.reference), \(clock.dayAndTime(meeting.start))")
        try moveOn(record)
        let invited = try MeetingPost(desk: desk, member: member).send(meeting, .invitation, to: attendees)
        let values = [
            "meeting": meeting.reference, "title": meeting.title, "date": when(meeting), "place": meeting.place ?? "",
            "names": invited.joined(separator: ", "),
        ]
        let sentence = [text(meeting.place == nil ? .meetingPlanned : .meetingPlannedAt, values)]
        return Result(sentence: (sentence + (try conflicts(of: meeting, attendees))).joined(separator: "\n"))
    }

    func reschedule(_ number: Int64?, _ request: MeetingRequest, on record: RecordReference?) throws -> Result {
        var meeting = try meeting(number, on: record, word: .reschedule)
        try refuseIfOthers(meeting)
        let old = when(meeting)
        let length =
            request.length.map { TimeInterval($0.minutes * 60) } ?? meeting.end.timeIntervalSince(meeting.start)
        if request.time != nil { meeting.start = try start(of: request, keeping: meeting) }
        meeting.end = meeting.start + length
        if let place = try place(request.place, of: meeting.record) { meeting.place = place }
        if let subject = request.subject { meeting.title = subject }
        meeting.sequence += 1
        meeting.lastChanged = desk.now
        try transaction.update(meeting)
        // Everybody answers anew. RFC 5546 §3.2.2.
        var attendees = try transaction.attendees(of: meeting.id)
        let added = try self.attendees(request, nil).filter { new in
            new.login != member.login && !attendees.contains { $0.email.lowercased() == new.email.lowercased() }
        }
        for new in added {
            var new = new
            new.meetingID = meeting.id
            attendees.append(new)
        }
        for index in attendees.indices {
            let isOrganizer = attendees[index].login == meeting.organizer
            attendees[index].answer = isOrganizer ? .accepted : .needsAction
            try transaction.write(attendees[index])
        }
        try desk.note(
            .meetingMoved, by: member.login, on: meeting.record, about: message, meeting: meeting.id,
            "\(meeting.reference), \(old) → \(when(meeting))")
        let told = try MeetingPost(desk: desk, member: member).send(meeting, .update, to: attendees)
        let values = [
            "meeting": meeting.reference, "old": old, "new": when(meeting), "names": told.joined(separator: ", "),
        ]
        return Result(
            sentence: ([text(.meetingMoved, values)] + (try conflicts(of: meeting, attendees))).joined(separator: "\n"))
    }

    func cancel(_ number: Int64?, reason: String, on record: RecordReference?) throws -> Result {
        var meeting = try meeting(number, on: record, word: .cancel)
        try refuseIfOthers(meeting)
        meeting.status = .cancelled
        meeting.sequence += 1
        meeting.lastChanged = desk.now
        try transaction.update(meeting)
        try desk.note(
            .meetingCancelled, by: member.login, on: meeting.record, about: message, meeting: meeting.id,
            [meeting.reference, reason].filter { !$0.isEmpty }.joined(separator: ": "))
        let attendees = try transaction.attendees(of: meeting.id)
        let told = try MeetingPost(desk: desk, member: member).send(meeting, .cancellation(reason), to: attendees)
        let values = ["meeting": meeting.reference, "date": when(meeting), "names": told.joined(separator: ", ")]
        return Result(sentence: text(.meetingCancelled, values))
    }

    /// The colleague's meetings, day by day; of the next seven days unless it is said how far.
    func agenda(_ period: Period?) throws -> Result {
        let end = desk.now + (period ?? Period(7, .days)).duration
        let meetings = try transaction.meetings(ofColleague: member.login, in: desk.now..<end)
        let values = ["date": clock.day(end)]
        guard !meetings.isEmpty else { return Result(sentence: text(.agendaEmpty, values)) }
        let words = MeetingWords(desk: desk, language: language, clock: clock)
        var listings: [Listing] = []
        for meeting in meetings {
            let day = clock.day(meeting.start)
            if listings.last?.heading != day { listings.append(Listing(heading: day, rows: [])) }
            listings[listings.count - 1].rows.append(try words.row(of: meeting, to: member))
        }
        return Result(sentence: text(.agendaTitle, values), listings: listings)
    }

    /// `12 February 2014, 14:00–15:30`.
    func when(_ meeting: Meeting) -> String { clock.span(meeting.start, meeting.end) }

    /// The start that is written. Throws when a part of it is missing, it could be two, or it is over.
    private func start(of request: MeetingRequest, keeping old: Meeting? = nil) throws -> Date {
        guard let written = request.time, written.hasClock || written.hasDate else {
            throw CommandFailure(.meetingNeedsTime, ["usage": usage(.meeting)])
        }
        let resolved: ResolvedTime
        do throws(TimeProblem) {
            // A time of day alone moves a meeting within its day.
            let reference = written.hasDate ? desk.now : old?.start ?? desk.now
            resolved = try written.resolve(now: reference, timeZone: clock.timeZone, preferring: .future)
        } catch {
            throw CommandFailure(error, clock)
        }
        guard written.hasDate || old != nil else {
            throw CommandFailure(.meetingNeedsDay, ["text": written.text])
        }
        let keptTime = resolved.clock == nil ? old.map { clock.time(of: $0.start, onDay: resolved.instant) } : nil
        guard let start = keptTime ?? (resolved.clock == nil ? nil : resolved.instant) else {
            throw CommandFailure(.meetingNeedsClock, ["date": "\(resolved.day)", "usage": "\(resolved.day) 14:00"])
        }
        guard start > desk.now else {
            throw CommandFailure(.meetingInPast, ["date": clock.dayAndTime(start)])
        }
        return start
    }

    /// A partner's only open opportunity, where no case is named.
    private func caseOfMeeting(_ record: RecordReference) throws -> RecordReference {
        guard record.kind == .partner else { return record }
        let open = try transaction.openOpportunities(of: record.number)
        return open.count == 1 ? open[0].reference : record
    }

    private func place(_ place: MeetingRequest.Place?, of record: RecordReference?) throws -> String? {
        switch place {
        case nil: return nil
        case .named(let name)?: return name
        case .customers?:
            let partner = try record.flatMap(transaction.partnerID).flatMap(transaction.partner)
            let lead = try record.flatMap { try $0.kind == .lead ? transaction.lead($0.number) : nil }
            guard let line = [partner?.place.line, lead?.place.line].compactMap(\.self).first(where: { !$0.isEmpty })
            else {
                throw CommandFailure(.noPlaceOfCustomer, ["usage": usage(.partner)])
            }
            return line
        }
    }

    /// The colleague who plans it, who else is named, and the customer.
    private func attendees(_ request: MeetingRequest, _ customer: Desk.Customer?) throws -> [Attendee] {
        var attendees = [attendee(member, answer: .accepted)]
        for words in request.attendees {
            if words.contains("@") {
                let person = try person(words)
                attendees.append(Attendee(name: person.name, email: person.email.rawValue))
            } else {
                attendees.append(attendee(try colleague(words), answer: .needsAction))
            }
        }
        if let customer {
            attendees.append(Attendee(name: customer.address.name, email: customer.address.email.rawValue))
        }
        var seen: Set<String> = []
        return attendees.filter { seen.insert($0.email.lowercased()).inserted }
    }

    private func attendee(_ colleague: StaffMember, answer: Attendee.Answer) -> Attendee {
        var attendee = Attendee(
            name: colleague.name, email: colleague.emails.first ?? "", login: colleague.login)
        attendee.answer = answer
        return attendee
    }

    /// By number, else the next one of the record. Throws when it is over, cancelled, or there is none.
    private func meeting(_ number: Int64?, on record: RecordReference?, word keyword: Keyword) throws -> Meeting {
        guard let number else {
            guard let record else { throw CommandFailure(.noRecord, ["usage": "\(word(keyword)) M-3"]) }
            guard let next = try transaction.comingMeetings(on: record, at: desk.now).first else {
                throw CommandFailure(.noMeeting, ["record": "\(record)"])
            }
            return next
        }
        guard let meeting = try transaction.meeting(number) else {
            throw CommandFailure(.unknownRecord, ["record": "M-\(number)"])
        }
        guard meeting.status == .confirmed, meeting.end > desk.now else {
            throw CommandFailure(.meetingIsOver, ["meeting": meeting.reference])
        }
        return meeting
    }

    /// Who planned it, who has the case, and managers may change it.
    private func refuseIfOthers(_ meeting: Meeting) throws {
        let responsible = try meeting.record.flatMap { try desk.summary(of: $0).responsible }
        guard meeting.organizer != member.login, responsible != member.login, member.role != .manager else { return }
        throw CommandFailure(
            .meetingOfOther, ["meeting": meeting.reference, "name": try name(meeting.organizer)])
    }

    /// An opportunity that was younger is now at the stage of the meeting.
    private func moveOn(_ record: RecordReference) throws {
        guard record.kind == .opportunity, var opportunity = try transaction.opportunity(record.number),
            opportunity.isOpen, [.new, .qualified].contains(opportunity.stage)
        else { return }
        opportunity.stage = .meeting
        try transaction.update(opportunity)
    }

    /// Other meetings of the same colleagues at the same time.
    private func conflicts(of meeting: Meeting, _ attendees: [Attendee]) throws -> [String] {
        try attendees.compactMap(\.login).flatMap { login in
            try transaction.meetings(ofColleague: login, in: meeting.start..<meeting.end).filter { $0.id != meeting.id }
                .map { other in
                    let values = [
                        "name": try name(login), "meeting": other.reference, "title": other.title, "date": when(other),
                    ]
                    return text(.meetingConflict, values)
                }
        }
    }
}

extension Attendee {
    var displayName: String { name.isEmpty ? email : name }
}

extension Attendee.Answer {
    var phrase: Phrase {
        switch self {
        case .needsAction: .answerNone
        case .accepted: .answerAccepted
        case .declined: .answerDeclined
        case .tentative: .answerTentative
        }
    }
}
