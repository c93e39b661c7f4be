/// Which of many such days is meant when a date lacks its year or its week: the next, or the last.
///
/// Today is both: it is not over, and it has begun.
public enum TimeDirection: Sendable {
    case future
    case past
}
