import Foundation

/// Something measured, beside what is wanted of it.
struct Figure: CustomStringConvertible {
    enum Limit {
        case atLeast(Double)
        case atMost(Double)
        case below(Double)
    }

    var what: String
    private let value: Double
    private let unit: String
    private let digits: Int
    /// In the figure's own unit; nil where nothing is asked.
    private let limit: Limit?

    /// So many a second.
    init(_ what: String, _ count: Int, in duration: Duration, _ limit: Limit? = nil) {
        self.init(what, Double(count) / duration.inSeconds, "/s", limit)
    }

    /// In milliseconds.
    init(_ what: String, _ duration: Duration, digits: Int = 0, _ limit: Limit? = nil) {
        self.init(what, duration.inSeconds * 1_000, " ms", digits: digits, limit)
    }

    /// Memory, in megabytes.
    init(_ what: String, bytes: Int, _ limit: Limit? = nil) {
        self.init(what, Double(bytes) / 1_000_000, " MB", limit)
    }

    /// How many times as much.
    init(_ what: String, times ratio: Double, _ limit: Limit? = nil) {
        self.init(what, ratio, " ×", digits: 2, limit)
    }

    private init(_ what: String, _ value: Double, _ unit: String, digits: Int = 0, _ limit: Limit?) {
        (self.what, self.value, self.unit, self.digits, self.limit) = (what, value, unit, digits, limit)
    }

    var isGood: Bool {
        switch limit {
        case .atLeast(let least): value >= least
        case .atMost(let most): value <= most
        case .below(let bound): value < bound
        case nil: true
        }
    }

    var measured: String { value.rounded(to: digits) + unit }

    /// Empty where nothing is asked.
    var wanted: String {
        switch limit {
        case .atLeast(let least): "≥ \(least.formatted)\(unit)"
        case .atMost(let most): "≤ \(most.formatted)\(unit)"
        case .below(let bound): "< \(bound.formatted)\(unit)"
        case nil: ""
        }
    }

    var description: String { "\(what): \(measured), wanted \(wanted)" }
}

extension Double {
    func rounded(to digits: Int) -> String { String(format: "%.\(digits)f", self) }

    fileprivate var formatted: String { String(format: "%g", self) }
}

extension Duration {
    var inSeconds: Double { self / .seconds(1) }

    var inMilliseconds: String { (inSeconds * 1_000).rounded(to: 1) + " ms" }
}

extension [Duration] {
    /// What so large a part of them keeps to, such as 0.99; zero when there are none.
    func quantile(_ part: Double) -> Duration {
        let rank = Int((Double(count) * part).rounded(.up))
        return isEmpty ? .zero : sorted()[Swift.max(0, rank - 1)]
    }

    var median: Duration { quantile(0.5) }
}
