/// A set of phrases to be found in texts, all in lower case.
///
/// Compares bytes and looks at a text once, so that hundreds of phrases cost a long mail little.
struct Phrases: Sendable {
    /// The phrases by their first byte.
    private let byFirstByte: [[Phrase]]
    private let all: [Phrase]

    private struct Phrase: Sendable {
        var text: String
        var bytes: [UInt8]
    }

    init(_ phrases: [String]) {
        all = phrases.filter { !$0.isEmpty }.map { Phrase(text: $0, bytes: Array($0.utf8)) }
        var table = [[Phrase]](repeating: [], count: 256)
        for phrase in all { table[Int(phrase.bytes[0])].append(phrase) }
        byFirstByte = table.map { $0.sorted { $0.bytes.count > $1.bytes.count } }
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

    /// A phrase that `text`, which must be in lower case, ends with.
    func ending(of text: some StringProtocol) -> String? {
        all.first { phrase in
            text.utf8.count >= phrase.bytes.count && text.utf8.suffix(phrase.bytes.count).elementsEqual(phrase.bytes)
        }?.text
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
