public import Foundation

/// When somebody is reminded of a case, and who. One item of `reminders:` in `Config/reminders.yaml`.
public struct ReminderRule: Hashable, Sendable {
    public enum Condition: String, CaseIterable, Sendable {
        /// Counted from when the case was made.
        case notClosed = "not_closed"
        /// In the pool; counted from when the case was made.
        case notTaken = "not_taken"
        /// Nobody wrote or did anything; counted from the last that happened.
        case noActivity = "no_activity"
        /// A quote is with the customer; counted from when it was sent.
        case quoteUnanswered = "quote_unanswered"
        /// A meeting comes and the customer has not described their needs; counted backward from its beginning.
        case noRequirements = "no_requirements"
    }

    public enum Recipient: Hashable, Sendable {
        /// Whoever has the case; the managers where nobody has.
        case responsible
        case managers
        /// By login.
        case colleague(String)
    }

    /// Its key; names it in the database for ever.
    public var name: String
    /// A lead or an opportunity.
    public var subject: RecordReference.Kind
    public var condition: Condition
    public var delay: Delay
    /// Comes again so long after, and again, while the condition holds.
    public var interval: Delay?
    /// At least one.
    public var to: [Recipient]
    public var cc: [Recipient]
    /// The folder of its mail's template: `reminder`, or one that begins with `reminder-`.
    public var template: String

    public init(
        name: String, subject: RecordReference.Kind, condition: Condition, delay: Delay, interval: Delay? = nil,
        to: [Recipient] = [.responsible], cc: [Recipient] = [], template: String = "reminder"
    ) {
        self.name = name
        self.subject = subject
        self.condition = condition
        self.delay = delay
        self.interval = interval
        self.to = to
        self.cc = cc
        self.template = template
    }

    /// What holds where nothing is configured: an opportunity is closed in 5 days, a lead in 3.
    public static let usual = [
        ReminderRule(
            name: "opportunity-not-closed", subject: .opportunity, condition: .notClosed, delay: Delay(5, .days),
            cc: [.managers]),
        ReminderRule(
            name: "lead-not-closed", subject: .lead, condition: .notClosed, delay: Delay(3, .days), cc: [.managers]),
    ]

    /// Whether the delay counts backward, to a moment before the anchor.
    private var isBackward: Bool { condition == .noRequirements }

    /// When the reminder is due for the first time in a case whose delay counts from `anchor`.
    public func firstDue(from anchor: Date, _ calendar: WorkCalendar) -> Date {
        calendar.instant(delay, times: isBackward ? -1 : 1, from: anchor)
    }

    /// The last time it is due in `window`, after its lower bound and not after its upper bound; nil when it is not.
    public func due(from anchor: Date, in window: Range<Date>, _ calendar: WorkCalendar) -> Date? {
        let first = firstDue(from: anchor, calendar)
        guard first <= window.upperBound else { return nil }
        guard let interval else { return first > window.lowerBound ? first : nil }
        var times = mostTimes(from: first, to: window.upperBound, interval, calendar)
        var due = calendar.instant(interval, times: times, from: first)
        while times > 0, due > window.upperBound {
            times -= 1
            due = calendar.instant(interval, times: times, from: first)
        }
        return due > window.lowerBound ? due : nil
    }

    /// At least as often as the interval fits in between.
    private func mostTimes(from first: Date, to end: Date, _ interval: Delay, _ calendar: WorkCalendar) -> Int {
        guard interval.unit != .hours else {
            return Int(end.timeIntervalSince(first) / (TimeInterval(interval.count) * 3_600)) + 1
        }
        let (start, last) = (calendar.local(first).day, calendar.local(end).day)
        guard interval.unit == .workdays else { return (last - start) / interval.count + 1 }
        return (start..<max(start + 1, last + 1)).count(where: calendar.isWorkday) / interval.count + 1
    }

    /// Spans that hold every anchor from which the reminder is due in `window`, none of them before `oldest`.
    public func anchors(of window: Range<Date>, since oldest: Date, _ calendar: WorkCalendar) -> [Range<Date>] {
        let direction = isBackward ? -1 : 1
        let last = calendar.instant(delay, times: -direction, from: window.upperBound)
        var spans = calendar.origins(of: window, delay, times: direction)
        var times = 1
        // A few days more, since weekends and holidays may lie between.
        while let interval, calendar.instant(interval, times: -times, from: last) + 10 * 86_400 > oldest {
            spans += calendar.origins(of: window, interval, times: times).flatMap {
                calendar.origins(of: $0, delay, times: direction)
            }
            times += 1
        }
        return Self.merged(spans)
    }

    private static func merged(_ spans: [Range<Date>]) -> [Range<Date>] {
        spans.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, span in
            guard let last = merged.last, span.lowerBound <= last.upperBound else { return merged.append(span) }
            merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
        }
    }
}
