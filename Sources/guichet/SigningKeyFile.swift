import Foundation
import Mail

/// The secrets that sign reply addresses. Made at the first start.
///
/// A line a key, the one that signs first: its number, 64 hexadecimal digits, and when it was made (ISO 8601), which keys
/// of the first version do not say.
struct SigningKeyFile {
    let path: String
    /// How long a key is honoured after another one replaced it, in seconds.
    let grace: TimeInterval

    /// One line of the file.
    struct Entry {
        var number: UInt8
        fileprivate var digits: String
        fileprivate var key: TokenSigner.Key
        /// nil when the file does not say.
        var made: Date?
        /// When it was replaced; nil for the key that signs, and where the file does not say.
        fileprivate var replaced: Date?
        /// How long it is honoured from then on.
        fileprivate var grace: TimeInterval = 0

        /// When it stops being honoured; nil when nothing says so.
        var end: Date? { replaced.map { $0 + grace } }

        /// A key that was replaced at a time to come was replaced by a clock that was ahead: it has no more than its grace,
        /// and none where there is none.
        func isHonoured(at now: Date) -> Bool { replaced.map { now < min($0, now) + grace } ?? true }
    }

    /// The keys in their order, the one that signs first; also those whose time is over. Makes the file if it is missing.
    func entries(at now: Date) throws -> [Entry] {
        let file = PrivateFile(path: path)
        if !FileManager.default.fileExists(atPath: path) {
            _ = try file.create(Self.text([try Self.newEntry(number: 0, at: now)]))
        }
        let lines = String(decoding: try file.contents(), as: UTF8.self).split(whereSeparator: \.isNewline)
        var entries = lines.compactMap(Entry.init)
        guard !entries.isEmpty, entries.count == lines.count, Set(entries.map(\.number)).count == lines.count else {
            throw Complaint(
                "The secret file \(path) is damaged: restore it from a backup, or remove it to start anew; "
                    + "then answers to mails sent so far are not recognised.")
        }
        for index in entries.indices.dropFirst() {
            entries[index].replaced = entries[index - 1].made
            entries[index].grace = grace
        }
        return entries
    }

    /// Puts a new key in front, which signs from now on, and drops those whose time is over. Returns the keys that are
    /// honoured now.
    func rotate(at now: Date) throws -> [Entry] {
        let old = try entries(at: now)
        let kept = old.filter { $0.isHonoured(at: now) }
        let numbers = (1...32).map { (old[0].number + UInt8($0)) % 32 }
        guard let number = numbers.first(where: { number in !kept.contains { $0.number == number } }) else {
            throw Complaint(
                "\(kept.count) keys are honoured still, which is the most there can be: wait, or shorten key_grace.")
        }
        // Not made before the key it replaces: under a clock that is behind, that one's grace would be over soon.
        let made = max(now, old[0].made ?? now)
        try PrivateFile(path: path).replace(with: Self.text([try Self.newEntry(number: number, at: made)] + kept))
        return try entries(at: now)
    }

    private static func text(_ entries: [Entry]) -> Data {
        let lines = entries.map { entry in
            (["\(entry.number)", entry.digits] + [entry.made?.formatted(.iso8601)].compactMap(\.self))
                .joined(separator: " ")
        }
        return Data(lines.map { $0 + "\n" }.joined().utf8)
    }

    private static func newEntry(number: UInt8, at now: Date) throws -> Entry {
        var generator = SystemRandomNumberGenerator()
        let digits = (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        guard let entry = Entry("\(number) \(digits) \(now.formatted(.iso8601))") else {
            throw Complaint("A signing key could not be made.")
        }
        return entry
    }
}

extension SigningKeyFile.Entry {
    /// nil when the line is none of the file's.
    fileprivate init?(_ line: Substring) {
        let parts = line.split(separator: " ")
        guard (2...3).contains(parts.count), let number = UInt8(parts[0]), let secret = Self.bytes(parts[1]),
            let key = TokenSigner.Key(number: number, secret: secret)
        else { return nil }
        self.init(number: number, digits: String(parts[1]), key: key)
        if let text = parts.dropFirst(2).first {
            guard let made = try? Date(String(text), strategy: .iso8601) else { return nil }
            self.made = made
        }
    }

    private static func bytes(_ digits: Substring) -> Data? {
        guard digits.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes = Data()
        var rest = digits
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}

extension TokenSigner.Keys {
    /// Those of a file that are honoured now; nil when there is none.
    init?(_ entries: [SigningKeyFile.Entry], at now: Date) {
        guard let first = entries.first else { return nil }
        self.init(current: first.key, previous: entries.dropFirst().filter { $0.isHonoured(at: now) }.map(\.key))
    }
}
