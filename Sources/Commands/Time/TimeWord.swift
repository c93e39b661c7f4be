/// What a word in a date, a time or a length of time can mean. The raw value is its key in `Config/vocabulary.yaml`.
public enum TimeWord: String, CaseIterable, Sendable {
    case january, february, march, april, may, june, july, august, september, october, november, december
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday
    case today, tomorrow, yesterday
    case dayAfterTomorrow = "day_after_tomorrow"
    case dayBeforeYesterday = "day_before_yesterday"
    case noon, midnight
    /// `am`, `du matin`: the hour before it counts from midnight.
    case beforeNoon = "before_noon"
    /// `pm`, `du soir`: the hour before it counts from noon.
    case afterNoon = "after_noon"
    /// Behind the hour on the clock: `h`, `Uhr`.
    case oclock
    /// Behind the number of a day: `st`, `er`.
    case ordinal
    case minute, hour, day, week, month, year
    /// Before a time of day: `at`, `à`, `um`.
    case at
    /// Before a day: `on`, `the`, `le`, `am`, `den`.
    case on
    /// Between day and month: `12th of February`.
    case of
    /// `in 3 days`, `dans 3 jours`.
    case `in`
    /// `3 days ago`, `il y a 3 jours`.
    case ago
    case since, from, until
    case next, last, this
    /// Without beginning and end: `HISTORY all`.
    case all

    static let months: [TimeWord] = [
        .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november, .december,
    ]
    static let weekdays: [TimeWord] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
    static let anyMonth = Set(months)
    static let anyWeekday = Set(weekdays)

    /// A word may have one meaning of each kind, since different kinds stand in different places: `m` is a month in
    /// `3m` and a minute in a call of `12m`, `am` is half of the day in English and *on* in German.
    enum Kind {
        case name, day, clock, half, oclock, ordinal, minute, unit, filler, relation
    }

    var kind: Kind {
        switch self {
        case .january, .february, .march, .april, .may, .june, .july, .august, .september, .october, .november,
            .december, .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday:
            .name
        case .today, .tomorrow, .yesterday, .dayAfterTomorrow, .dayBeforeYesterday: .day
        case .noon, .midnight: .clock
        case .beforeNoon, .afterNoon: .half
        case .oclock: .oclock
        case .ordinal: .ordinal
        case .minute: .minute
        case .hour, .day, .week, .month, .year: .unit
        case .at, .on, .of: .filler
        case .in, .ago, .since, .from, .until, .next, .last, .this, .all: .relation
        }
    }
}
