/// A time of day as a person wrote it.
enum WrittenClock: Hashable, Sendable {
    case time(ClockTime)
    /// Where the day begins or where it ends: nobody can tell.
    case midnight
}
