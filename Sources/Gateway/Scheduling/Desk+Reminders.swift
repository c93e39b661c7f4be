import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// Reminders, exactly once for each rule, case and time.
extension Desk {
    /// Handled in one transaction at most, but for what is due at the same moment.
    private static var batch: Int { 200 }
    /// More than this many of a rule for the same person at once come as one list.
    private static var mostMails: Int { 10 }

    /// Reminds of what became due since the rule was looked at last, up to now or to as many cases as one transaction takes;
    /// returns of how many.
    func remind(_ rule: ReminderRule) throws -> Int {
        let checked = try transaction.checked(rule.schedule, beginningAt: now)
        guard checked < now else { return 0 }
        let reminders = DueReminders(rule: rule, calendar: settings.workCalendar, snapshot: transaction, now: now)
        let due = try reminders.all(in: checked..<now)
        let last = due.count > Self.batch ? due[Self.batch - 1].due : now
        let batch = due.prefix { $0.due <= last }
        var fresh: [DueReminders.Due] = []
        for due in batch
        where try transaction.addReminder(rule: rule.name, on: due.about.record, due: due.due, at: now) {
            fresh.append(due)
        }
        try send(fresh, of: rule)
        try transaction.setChecked(rule.schedule, last)
        return batch.count
    }

    private func send(_ reminders: [DueReminders.Due], of rule: ReminderRule) throws {
        let groups = Dictionary(grouping: reminders) { settings.audience(of: $0.about, rule) }
        for (audience, reminders) in groups.sorted(by: { $0.value[0].due < $1.value[0].due }) {
            for member in audience.everybody {
                if reminders.count > Self.mostMails {
                    try post.send(
                        try list(of: reminders, rule, to: member, in: audience), to: member, about: nil,
                        shownTo: audience)
                    continue
                }
                for due in reminders {
                    try post.send(
                        try reminder(of: due, rule, to: member, in: audience), to: member, about: due.about.record,
                        shownTo: audience)
                }
            }
            let names = audience.to.map(\.name).joined(separator: ", ")
            for due in reminders { try note(.reminded, by: Activity.gateway, on: due.about.record, names) }
        }
    }

    private func reminder(
        of due: DueReminders.Due, _ rule: ReminderRule, to member: StaffMember, in audience: Audience
    ) throws -> StaffLetter {
        let record = due.about.record
        let summary = try summary(of: record)
        let language = member.language
        let clock = LocalClock.of(member, in: settings.company)
        let facts: [(Phrase, String?)] = [
            (.factCustomer, try customer(of: record)?.address.description), (.factPartner, summary.partnerName),
            (.factRevenue, summary.revenue?.formatted(in: language)),
            (.factResponsible, try responsibleName(due.about.responsible, in: language)),
        ]
        let timeline = Timeline(desk: self, language: language, clock: clock)
        let letter = Reminder(
            reference: "\(record)", title: summary.title,
            heading: office.phrases.text(rule.condition.heading, in: language),
            sentence: try sentence(of: due, rule, summary.title, to: member),
            facts: self.facts(facts, in: language),
            listings: try timeline.listings(of: record, in: Date.distantPast..<Date.distantFuture, limit: 5))
        let keywords: [Keyword] =
            switch record.kind {
            case .lead where due.about.responsible == nil: [.take, .assign, .convert, .drop]
            case .lead: [.convert, .reply, .drop, .assign]
            case .opportunity, .partner: [.reply, .won, .lost, .assign]
            }
        return StaffLetter(
            .reminder(letter), because: because(member, due.about, audience), offering: keywords + [.history],
            last: [Offer(.snooze, office.phrases.text(.threeDays, in: language))], template: rule.template)
    }

    private func list(
        of reminders: [DueReminders.Due], _ rule: ReminderRule, to member: StaffMember, in audience: Audience
    ) throws -> StaffLetter {
        let language = member.language
        let word = settings.vocabulary.word(for: .history, in: language)
        let rows = try reminders.map { due in
            let title = try summary(of: due.about.record).title
            return Listing.Row(
                label: "\(due.about.record)", text: title,
                detail: try sentence(of: due, rule, title, to: member), command: "\(word) \(due.about.record)")
        }
        let values = ["count": "\(reminders.count)"]
        let letter = Reminder(
            reference: "", title: "", heading: office.phrases.text(.remindersHeading, in: language, values),
            sentence: office.phrases.text(.remindersNotice, in: language, values), facts: [],
            listings: [Listing(heading: "", rows: rows)])
        let isCopy = audience.cc.contains(member)
        return StaffLetter(
            .reminder(letter), because: isCopy ? .becauseCopied : .becauseReminded, offering: [.mine, .pool, .help],
            template: rule.template)
    }

    private func because(_ member: StaffMember, _ about: CaseInQuestion, _ audience: Audience) -> Phrase {
        if about.responsible == member.login { return .becauseResponsible }
        if audience.cc.contains(member) { return .becauseCopied }
        return about.responsible == nil ? .becausePool : .becauseReminded
    }

    private func responsibleName(_ login: String?, in language: Language) throws -> String {
        try login.map { try transaction.staffName($0) ?? $0 } ?? office.phrases.text(.nobody, in: language)
    }

    /// Why it comes: since when it stands so, and how long is too long.
    private func sentence(
        of due: DueReminders.Due, _ rule: ReminderRule, _ title: String, to member: StaffMember
    ) throws -> String {
        let clock = LocalClock.of(member, in: settings.company)
        let values = [
            "record": "\(due.about.record)", "title": title, "date": clock.dayAndTime(due.about.anchor),
            "delay": office.phrases.text(rule.delay.phrase, in: member.language, ["count": "\(rule.delay.count)"]),
        ]
        return office.phrases.text(rule.condition.sentence, in: member.language, values)
    }
}

extension Settings {
    /// Who is reminded of a case, and who has a copy.
    func audience(of about: CaseInQuestion, _ rule: ReminderRule) -> Audience {
        let to = members(rule.to, responsible: about.responsible)
        let cc = members(rule.cc, responsible: about.responsible).filter { !to.contains($0) }
        return Audience(to: to.isEmpty ? poolAudience : to, cc: cc)
    }
}

/// Who gets a letter, as all of them can read in its header.
struct Audience: Hashable {
    var to: [StaffMember]
    var cc: [StaffMember]

    var everybody: [StaffMember] { to + cc }
}

extension ReminderRule.Condition {
    fileprivate var heading: Phrase {
        switch self {
        case .notClosed: .remindOpenHeading
        case .notTaken: .remindPoolHeading
        case .noActivity: .remindQuietHeading
        case .quoteUnanswered: .remindQuoteHeading
        case .noRequirements: .remindNeedsHeading
        }
    }

    fileprivate var sentence: Phrase {
        switch self {
        case .notClosed: .remindOpen
        case .notTaken: .remindPool
        case .noActivity: .remindQuiet
        case .quoteUnanswered: .remindQuote
        case .noRequirements: .remindNeeds
        }
    }
}

extension Delay {
    /// `5 days`.
    var phrase: Phrase {
        switch unit {
        case .hours: count == 1 ? .oneHour : .severalHours
        case .days: count == 1 ? .oneDay : .severalDays
        case .workdays: count == 1 ? .oneWorkday : .severalWorkdays
        }
    }
}
