/// A number with a fixed count of decimal places, as it is read and written; exact, for nothing is rounded here.
struct FixedPoint {
    /// The number times 10 to the power of `places`.
    var scaled: Int64
    var places: Int

    init(scaled: Int64, places: Int) {
        self.scaled = scaled
        self.places = places
    }

    /// Reads ASCII figures with at most `places` behind a comma or point, up to nine before it. nil for anything else.
    init?(_ text: Substring, places: Int) {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        guard (1...2).contains(parts.count), (1...9).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || (1...places).contains(decimals.utf8.count) else { return nil }
        let padding = String(repeating: "0", count: places - decimals.utf8.count)
        guard let scaled = Int64(parts[0] + decimals + padding) else { return nil }
        self.init(scaled: scaled, places: places)
    }

    /// Without zeros at the end of the decimals.
    func formatted(point: String) -> String {
        let unit = (0..<places).reduce(UInt64(1)) { power, _ in power * 10 }
        let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: unit)
        // A digit before the rest keeps its leading zeros.
        var decimals = String(unit + rest).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        return (scaled < 0 ? "\u{2212}" : "") + "\(whole)" + (decimals.isEmpty ? "" : point + decimals)
    }
}
