/// Durations and sizes as the configuration writes them: `90d`, `25 MB`.
enum Quantity {
    /// Seconds, minutes, hours or days: `60s`, `5m`, `36h`, `90d`. nil for anything else, and beyond 100 years.
    static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = split(text) else { return nil }
        let factors = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let factor = factors[unit], number <= 3_155_760_000 / factor else { return nil }
        return .seconds(number * factor)
    }

    /// Bytes: `25MB`, `25 MB`, `100 kB`, `5000`. nil for anything else, and beyond 10 GB.
    static func bytes(_ text: String) -> Int? {
        guard let (number, unit) = split(text) else { return nil }
        let factors = ["": 1, "b": 1, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000]
        guard let factor = factors[unit], number <= 10_000_000_000 / factor else { return nil }
        return number * factor
    }

    private static func split(_ text: String) -> (Int, unit: String)? {
        let text = text.lowercased().filter { $0 != " " && $0 != "_" }
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard let number = Int(digits) else { return nil }
        return (number, String(text.dropFirst(digits.count)))
    }
}
