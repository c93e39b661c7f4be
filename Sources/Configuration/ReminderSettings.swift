public import CRM

/// Who is reminded of what, and told what every day. `Config/reminders.yaml`.
public struct ReminderSettings: Sendable {
    /// `reminders`: by name, which is what the database remembers them by. Those of `ReminderRule.usual` where there is no
    /// file.
    public var rules: [ReminderRule]
    /// `holidays`: a list of days without work, `2014-04-21`, or `12-25` for every year; as numbers of `WorkCalendar`.
    public var holidays: Set<Int>
    /// `digest`; nil when it is `off`.
    public var digest: DigestSettings?

    /// What holds where there is no file.
    public static let usual = ReminderSettings(rules: ReminderRule.usual, holidays: [], digest: DigestSettings())
}

/// The manager's daily digest. `digest:`.
public struct DigestSettings: Equatable, Sendable {
    /// `at`: minutes since midnight on the reader's clocks. Default `08:00`.
    public var minutes = 480
    /// `days`: 1 for `mon` to 7 for `sun`. Default Monday to Friday.
    public var weekdays: Set<Int> = [1, 2, 3, 4, 5]
    /// `to`: `managers`, or logins. Default `managers`.
    public var to: [ReminderRule.Recipient] = [.managers]
    /// `even_when_empty`: comes also when there is nothing to say. Default false.
    public var isSentWhenEmpty = false

    public init() {}
}
