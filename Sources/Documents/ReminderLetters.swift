/// A case waits for somebody, or several do.
public struct Reminder: Codable, Equatable, Sendable {
    /// Empty when it is about several.
    public var reference: String
    public var title: String
    /// What is the matter, in a few words.
    public var heading: String
    /// Why it comes.
    public var sentence: String
    public var facts: [Fact]
    /// What happened last; or the cases.
    public var listings: [Listing]

    public init(
        reference: String, title: String, heading: String, sentence: String, facts: [Fact], listings: [Listing]
    ) {
        self.reference = reference
        self.title = title
        self.heading = heading
        self.sentence = sentence
        self.facts = facts
        self.listings = listings
    }
}

/// How things stand this morning.
public struct Digest: Codable, Equatable, Sendable {
    /// `Wednesday 12 February 2014`.
    public var day: String
    /// The counts that matter, in a line.
    public var summary: String
    /// Cases, meetings, quotes and troubles, each with a heading.
    public var listings: [Listing]
    public var charts: [Chart]
    /// `received 143 = 120 handled + 20 ignored + 3 quarantined`.
    public var ledger: String

    public init(day: String, summary: String, listings: [Listing], charts: [Chart], ledger: String) {
        self.day = day
        self.summary = summary
        self.listings = listings
        self.charts = charts
        self.ledger = ledger
    }
}

/// Figures, one below the other, with bars to compare them by.
public struct Chart: Codable, Equatable, Sendable {
    public struct Bar: Codable, Equatable, Sendable {
        public var label: String
        /// The figure: `168 h`.
        public var text: String
        /// Of the space, in per cent: 1 to 100.
        public var width: String
        /// The same in characters.
        public var blocks: String

        /// `share` is the figure's part of the largest one, 0 to 1.
        public init(label: String, text: String, share: Double) {
            self.label = label
            self.text = text
            let share = min(1, max(0, share.isFinite ? share : 0))
            width = "\(max(1, Int((share * 100).rounded())))"
            blocks = String(repeating: "█", count: max(1, Int((share * 20).rounded())))
        }
    }

    public var heading: String
    public var bars: [Bar]

    public init(heading: String, bars: [Bar]) {
        self.heading = heading
        self.bars = bars
    }
}
