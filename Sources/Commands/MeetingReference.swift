/// A meeting as people name it: `M-3`.
enum MeetingReference {
    /// The number, when the text begins with one, and what follows it.
    static func prefix(of text: Substring) -> (number: Int64?, rest: Substring) {
        let word = text.prefix { !$0.isWhitespace }
        let name = word.filter { $0 != ":" && $0 != "," && $0 != "-" }
        guard name.first == "M" || name.first == "m", (2...19).contains(name.utf8.count),
            name.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(name.dropFirst())
        else { return (nil, text) }
        return (number, trimmed(text.dropFirst(word.count))[...])
    }
}
