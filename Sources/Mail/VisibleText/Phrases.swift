/// A set of phrases to be found in texts, all in lower case.
///
/// Compares bytes and looks at a text once, so that hundreds of phrases cost a long mail little.
struct Phrases: Sendable {
    /// The phrases by their first byte, and by their last, the longest first.
    private let byFirstByte: [[Phrase]]
    private let byLastByte: [[Phrase]]

    private struct Phrase: Sendable {
        var text: String
        var bytes: [UInt8]
    }

    init(_ phrases: [String]) {
        let longestFirst = phrases.filter { !$0.isEmpty }.map { Phrase(text: $0, bytes: Array($0.utf8)) }
            .sorted { $0.bytes.count > $1.bytes.count }
        func table(by byte: (Phrase) -> UInt8) -> [[Phrase]] {
            let groups = Dictionary(grouping: longestFirst, by: byte)
            return (0...UInt8.max).map { groups[$0] ?? [] }
        }
        byFirstByte = table { $0.bytes[0] }
        byLastByte = table { $0.bytes[$0.bytes.count - 1] }
    }

    /// The first phrase that stands anywhere in `text`, which must be in lower case.
    func first(in text: String) -> String? {
        var found: String?
        scan(text) { phrase in
            found = phrase
            return false
        }
        return found
    }

    /// Whether any phrase stands anywhere in `text`, which must be in lower case.
    func isFound(in text: String) -> Bool { first(in: text) != nil }

    /// How many different phrases stand in `text`, which must be in lower case; stops counting at `limit`.
    func count(in text: String, limit: Int) -> Int {
        var found: Set<String> = []
        scan(text) { phrase in
            found.insert(phrase)
            return found.count < limit
        }
        return found.count
    }

    /// Whether `text`, in any case, may begin with one of the phrases, by a look at four bytes. Those beyond ASCII, whose
    /// case is not looked up, may stand for any.
    func mayOpen(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, first < 0x80 else { return true }
        return byFirstByte[Int(first.lowered)].contains { phrase in
            zip(phrase.bytes.prefix(4), text.utf8).allSatisfy { $0 >= 0x80 || $1 >= 0x80 || $0 == $1.lowered }
        }
    }

    /// The longest phrase that `text`, which must be in lower case, begins with.
    func opening(of text: some StringProtocol) -> String? {
        guard let first = text.utf8.first else { return nil }
        return byFirstByte[Int(first)].first { text.utf8.starts(with: $0.bytes) }?.text
    }

    /// The longest phrase that `text`, which must be in lower case, ends with.
    func ending(of text: Substring) -> String? {
        guard let last = text.utf8.last else { return nil }
        return byLastByte[Int(last)].first { text.utf8.suffix($0.bytes.count).elementsEqual($0.bytes) }?.text
    }

    /// Calls `visit` for each place where a phrase stands, until it returns false.
    private func scan(_ text: String, _ visit: (String) -> Bool) {
        var text = text
        text.withUTF8 { bytes in
            for start in bytes.indices {
                for phrase in byFirstByte[Int(bytes[start])]
                where bytes.count - start >= phrase.bytes.count && bytes[start...].starts(with: phrase.bytes) {
                    guard visit(phrase.text) else { return }
                }
            }
        }
    }
}
