import CRM
import Commands
import Foundation

/// Reads `reminders.yaml`.
struct ReminderReader {
    let report: ProblemReport
    let staff: [StaffMember]
    let words: TimeWords

    func settings(in text: String) -> ReminderSettings {
        let top = report.top(of: text)
        let section = top.section("reminders")
        let rules = section.keys.compactMap { name in rule(name, section.section(name)) }
        section.finish()
        let holidays = top.texts("holidays").flatMap { text -> [Int] in
            let days = Self.holidays(text)
            if days.isEmpty {
                top.complain("holidays", "holds “\(text)”, which is no day such as 2014-04-21, or 12-25 for every year")
            }
            return days
        }
        let isOff = !top.isSection("digest") && ["off", "false", "no"].contains(top.optional("digest") ?? "")
        let digest = isOff ? nil : digest(top.section("digest"))
        top.finish()
        return ReminderSettings(rules: rules, holidays: Set(holidays), digest: digest)
    }

    private func rule(_ name: String, _ section: Section) -> ReminderRule? {
        let isName =
            (1...60).contains(name.count) && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        if !isName { section.complain("", "must have a name of letters, digits and hyphens") }
        let subject = section.required("on", expected: "lead or opportunity") {
            ["lead": RecordReference.Kind.lead, "opportunity": .opportunity][$0]
        }
        let conditions = ReminderRule.Condition.allCases.map(\.rawValue).joined(separator: ", ")
        let condition = section.required("when", expected: "one of \(conditions)", ReminderRule.Condition.init)
        let workdays = section.value("days", default: false, expected: "calendar or business") {
            ["calendar": false, "business": true][$0]
        }
        let expected = "a time such as 36h, 5d or 2w, of at most 366 days" + (workdays ? ", in business days" : "")
        let delay = section.required("after", expected: expected) { self.delay($0, workdays) }
        let interval = section.value("repeat", default: Delay?.none, expected: expected + " and at least 12h") { text in
            self.delay(text, workdays).flatMap { $0.unit == .hours && $0.count < 12 ? nil : .some($0) }
        }
        let to = recipients("to", in: section) ?? [.responsible]
        let cc = recipients("cc", in: section) ?? []
        let template = section.value(
            "template", default: "reminder",
            expected: "reminder, or a folder of MailTemplates that begins with reminder-"
        ) { $0 == "reminder" || ($0.hasPrefix("reminder-") && !$0.contains("/")) ? $0 : nil }
        section.finish()
        if subject == .lead, condition == .quoteUnanswered {
            section.complain("when", "is quote_unanswered, which only opportunities have")
            return nil
        }
        guard isName, let subject, let condition, let delay else { return nil }
        return ReminderRule(
            name: name, subject: subject, condition: condition, delay: delay, interval: interval, to: to, cc: cc,
            template: template)
    }

    private func delay(_ text: String, _ workdays: Bool) -> Delay? {
        guard let period = Period(text, words: words) else { return nil }
        let unit: Delay.Unit = workdays ? .workdays : .days
        switch period.unit {
        case .hours: return workdays || period.count > 366 * 24 ? nil : Delay(period.count, .hours)
        case .days: return period.count > 366 ? nil : Delay(period.count, unit)
        case .weeks: return period.count > 52 ? nil : Delay(period.count * (workdays ? 5 : 7), unit)
        case .months, .years: return nil
        }
    }

    private func digest(_ section: Section) -> DigestSettings {
        var digest = DigestSettings()
        digest.minutes = section.value("at", default: digest.minutes, expected: "a time such as 08:00") { text in
            let parts = text.split(separator: ":").map { Int($0) }
            guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
                (0...59).contains(minute)
            else { return nil }
            return hour * 60 + minute
        }
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        if section.has("days") {
            let names = section.texts("days")
            for name in names where !days.contains(name) {
                section.complain("days", "holds “\(name)”, but the days are \(days.joined(separator: ", "))")
            }
            digest.weekdays = Set(names.compactMap { days.firstIndex(of: $0).map { $0 + 1 } })
        }
        if let recipients = recipients("to", in: section) {
            if recipients.contains(.responsible) {
                section.complain(
                    "to", "holds “responsible”, but a digest is about no one case: say managers, or logins")
            }
            digest.to = recipients
        }
        digest.isSentWhenEmpty = section.flag("even_when_empty", default: false)
        section.finish()
        return digest
    }

    /// nil when the key is not there.
    private func recipients(_ key: String, in section: Section) -> [ReminderRule.Recipient]? {
        guard section.has(key) else { return nil }
        let texts = section.texts(key)
        if texts.isEmpty { section.complain(key, "is empty: leave it out, or name somebody") }
        return texts.compactMap { text in
            switch text {
            case "responsible": return .responsible
            case "manager", "managers": return .managers
            default:
                guard staff.contains(where: { $0.login == text }) else {
                    let logins = staff.map(\.login).joined(separator: ", ")
                    section.complain(key, "holds “\(text)”, but must be responsible, managers or a login (\(logins))")
                    return nil
                }
                return .colleague(text)
            }
        }
    }

    /// The day's number, or for `12-25` that of every year from 2000 to 2100; none when it is no day.
    private static func holidays(_ text: String) -> [Int] {
        let parts = text.split(separator: "-").map { Int($0) }
        let numbers = parts.compactMap(\.self)
        guard numbers.count == parts.count else { return [] }
        switch numbers.count {
        case 3: return [dayNumber(numbers[0], numbers[1], numbers[2])].compactMap(\.self)
        case 2: return (2000...2100).compactMap { dayNumber($0, numbers[0], numbers[1]) }
        default: return []
        }
    }

    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1970...9_999).contains(year), CalendarDay(year: year, month: month, day: day) != nil else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let noon = calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12))
        return noon.map { Int(($0.timeIntervalSince1970 / 86_400).rounded(.down)) }
    }
}
