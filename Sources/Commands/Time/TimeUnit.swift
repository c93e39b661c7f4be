/// What time is counted in.
public enum TimeUnit: Hashable, Sendable {
    case minute, hour, day, week, month, year

    init?(_ word: TimeWord) {
        switch word {
        case .minute: self = .minute
        case .hour: self = .hour
        case .day: self = .day
        case .week: self = .week
        case .month: self = .month
        case .year: self = .year
        default: return nil
        }
    }

    static let words: Set<TimeWord> = [.minute, .hour, .day, .week, .month, .year]
}
