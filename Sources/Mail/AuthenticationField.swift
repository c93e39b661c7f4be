/// The structure of an `Authentication-Results` field. RFC 8601 §2.2.
struct AuthenticationField {
    /// The `authserv-id`.
    let server: String
    /// In the order of the field; empty for `none`.
    private(set) var findings: [Finding] = []

    /// `dmarc=pass header.from=example.com`
    struct Finding {
        /// In lower case.
        var method: String
        /// In lower case; `unreadable` when something in the clause is not as it should be.
        var result: String
        /// In their order, names in lower case: `header.from` and `example.com`.
        var properties: [(name: String, value: String)] = []
    }

    /// nil when the field as a whole cannot be trusted to mean what it seems to say: a comment or quote that nothing
    /// closes, control characters, no server, another version than 1, `none` beside results.
    init?(_ value: String) {
        guard var scanner = FieldScanner(value), let server = scanner.value() else { return nil }
        self.server = server
        if scanner.isAtDigit, scanner.word() != "1" { return nil }
        guard scanner.take(";") else { return nil }
        var saysNone = false
        while true {
            if scanner.isAtEnd { break }
            if scanner.take(";") { continue }
            let method = scanner.word().lowercased()
            if method == "none", scanner.endsClause {
                saysNone = true
            } else if let finding = Self.finding(method, &scanner) {
                findings.append(finding)
            } else {
                if !method.isEmpty { findings.append(Finding(method: method, result: "unreadable")) }
                scanner.skipClause()
            }
            guard scanner.endsClause else { return nil }
        }
        if saysNone, !findings.isEmpty { return nil }
    }

    /// What follows the method's name, up to the end of the clause; nil when it is not as it should be.
    private static func finding(_ method: String, _ scanner: inout FieldScanner) -> Finding? {
        if scanner.take("/"), scanner.word() != "1" { return nil }
        guard !method.isEmpty, scanner.take("=") else { return nil }
        var finding = Finding(method: method, result: scanner.word().lowercased())
        guard !finding.result.isEmpty else { return nil }
        while !scanner.endsClause {
            let name = scanner.word().lowercased()
            guard !name.isEmpty, scanner.take("="), let value = scanner.value() else { return nil }
            finding.properties.append((name, value))
        }
        return finding
    }
}

/// Goes through a structured field, past white space and comments. RFC 5322 §3.2.2.
private struct FieldScanner {
    private let bytes: [UInt8]
    private var position = 0

    /// nil when there are control characters, or something is opened and not closed.
    init?(_ text: String) {
        bytes = Array(text.utf8)
        guard bytes.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }), isClosed else { return nil }
        skipSpace()
    }

    var isAtEnd: Bool { position == bytes.count }
    var endsClause: Bool { isAtEnd || bytes[position] == UInt8(ascii: ";") }
    var isAtDigit: Bool { !isAtEnd && (0x30...0x39).contains(bytes[position]) }

    /// Takes that sign if it comes next.
    mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard !isAtEnd, bytes[position] == UInt8(ascii: sign) else { return false }
        position += 1
        skipSpace()
        return true
    }

    /// Letters, digits, `-`, `_` and `.`; empty when something else comes next.
    mutating func word() -> String {
        let start = position
        while !isAtEnd, Self.isInWords(bytes[position]) { position += 1 }
        defer { skipSpace() }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Everything up to white space, a comment or the end of the clause, with quotation marks taken off; nil for nothing.
    mutating func value() -> String? {
        let start = position
        var value: [UInt8] = []
        while !endsClause, ![0x20, 0x09, UInt8(ascii: "("), UInt8(ascii: ")")].contains(bytes[position]) {
            value += bytes[position] == UInt8(ascii: "\"") ? quoted() : [bytes[position]]
            position += 1
        }
        defer { skipSpace() }
        return position > start ? String(decoding: value, as: UTF8.self) : nil
    }

    /// Goes to the end of the clause.
    mutating func skipClause() {
        while !endsClause {
            if value() == nil { position += 1 }
            skipSpace()
        }
    }

    /// What stands between here and the closing mark, where it stops.
    private mutating func quoted() -> [UInt8] {
        var text: [UInt8] = []
        position += 1
        while bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") { position += 1 }
            text.append(bytes[position])
            position += 1
        }
        return text
    }

    private mutating func skipSpace() {
        var depth = 0
        while !isAtEnd {
            switch bytes[position] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")") where depth > 0: depth -= 1
            case UInt8(ascii: "\\") where depth > 0: position += 1
            case 0x20, 0x09: break
            default: if depth == 0 { return }
            }
            position += 1
        }
    }

    /// Whether every comment and every quote ends, so that nobody runs past the last byte.
    private var isClosed: Bool {
        var depth = 0
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\") where depth > 0 || isQuoted: index += 1
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: depth += 1
            case UInt8(ascii: ")") where !isQuoted && depth > 0: depth -= 1
            default: break
            }
            index += 1
        }
        // A backslash at the very end leaves the index beyond it, and something open.
        return depth == 0 && !isQuoted && index == bytes.count
    }

    private static func isInWords(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
