/// Reads one whole response: its text, in which `{n}` and CRLF stand for each literal, and the literals. RFC 3501 §9.
struct ResponseParser {
    typealias Violation = ResponseReader.Violation

    private let text: [UInt8]
    private let literals: [[UInt8]]
    private let nesting: Int
    private var position = 0
    private var literalsRead = 0

    /// `text` ends in CRLF.
    init(text: [UInt8], literals: [[UInt8]], nesting: Int) {
        self.text = text
        self.literals = literals
        self.nesting = nesting
    }

    mutating func response() throws(Violation) -> Response {
        let first = word()
        if first == "+" { return .continuation(text: rest()) }
        let isTagged = first != "*"
        guard !first.isEmpty else { throw violation("without a tag") }
        skipSpaces()
        let name = word().uppercased()
        if let condition = Response.Status.Condition(rawValue: name) {
            return .status(status(tag: isTagged ? first : nil, condition))
        }
        guard !isTagged, !name.isEmpty else { throw violation("that is neither OK nor NO nor BAD") }
        guard let number = UInt32(name) else { return .data(number: nil, name: name, values: try values()) }
        skipSpaces()
        let subject = word().uppercased()
        guard !subject.isEmpty else { throw violation("that ends behind a number") }
        return .data(number: number, name: subject, values: try values())
    }

    /// Whether a line consists of text for people behind its first words: a status or a continuation.
    static func isForPeople(_ line: [UInt8]) -> Bool {
        var parser = ResponseParser(text: Array(line.prefix(128)), literals: [], nesting: 0)
        if parser.word() == "+" { return true }
        parser.skipSpaces()
        return Response.Status.Condition(rawValue: parser.word().uppercased()) != nil
    }

    private mutating func status(tag: String?, _ condition: Response.Status.Condition) -> Response.Status {
        skipSpaces()
        var status = Response.Status(tag: tag, condition: condition)
        if peek() == UInt8(ascii: "["), let end = text[position...].firstIndex(of: UInt8(ascii: "]")) {
            let code = String(decoding: text[(position + 1)..<end], as: UTF8.self)
            let parts = code.split(separator: " ", maxSplits: 1)
            status.code = parts.first.map { $0.uppercased() }
            status.codeArguments = parts.count > 1 ? String(parts[1]) : ""
            position = end + 1
            skipSpaces()
        }
        status.text = rest()
        return status
    }

    /// Everything up to the end of the response.
    private mutating func values() throws(Violation) -> [ResponseValue] {
        try values(within: nesting) { $0 == 0x0D }
    }

    private mutating func values(
        within depth: Int, until isEnd: (UInt8) -> Bool
    ) throws(Violation) -> [ResponseValue] {
        var values: [ResponseValue] = []
        while true {
            skipSpaces()
            guard let byte = peek() else { throw violation("that ends too early") }
            if isEnd(byte) { return values }
            values.append(try value(beginningWith: byte, within: depth))
        }
    }

    private mutating func value(beginningWith byte: UInt8, within depth: Int) throws(Violation) -> ResponseValue {
        switch byte {
        case UInt8(ascii: "("):
            guard depth > 0 else { throw violation("with lists nested too deep") }
            position += 1
            let list = try values(within: depth - 1) { $0 == UInt8(ascii: ")") }
            position += 1
            return .list(list)
        case UInt8(ascii: "\""): return .string(try quoted())
        case UInt8(ascii: "{"), UInt8(ascii: "~"): return .string(try literal())
        default: return .atom(try atom())
        }
    }

    private mutating func quoted() throws(Violation) -> [UInt8] {
        var octets: [UInt8] = []
        position += 1
        while let byte = peek(), byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") { position += 1 }
            guard let octet = peek(), octet != 0x0D else { throw violation("with an unfinished quoted string") }
            octets.append(octet)
            position += 1
        }
        position += 1
        return octets
    }

    /// `{n}` and CRLF, which `ResponseReader` has seen; `~` before it says that there may be NULs. RFC 3516 §4.4.
    private mutating func literal() throws(Violation) -> [UInt8] {
        guard literalsRead < literals.count, let end = text[position...].firstIndex(of: 0x0A),
            text[position..<end].allSatisfy({ (0x30...0x39).contains($0) || "~{}\r".utf8.contains($0) })
        else { throw violation("with a brace out of place") }
        position = end + 1
        defer { literalsRead += 1 }
        return literals[literalsRead]
    }

    /// An atom, a number or a flag; the brackets of `BODY[HEADER.FIELDS (DATE)]` may hold spaces and parentheses.
    private mutating func atom() throws(Violation) -> String {
        let first = position
        while let byte = peek(), Self.isInAtoms(byte) {
            if byte == UInt8(ascii: "["), namesSection(text[first..<position]) {
                guard let end = text[position...].firstIndex(where: { $0 == UInt8(ascii: "]") || $0 < 0x20 }) else {
                    break
                }
                position = end
            }
            position += 1
        }
        guard position > first else { throw violation("with a character out of place") }
        return String(decoding: text[first..<position], as: UTF8.self)
    }

    /// Lists, strings and literals begin with the rest. Brackets, `*` and `%` are in flags and mailbox names.
    private static func isInAtoms(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "\""): false
        default: true
        }
    }

    private func namesSection(_ atom: ArraySlice<UInt8>) -> Bool {
        ["BODY", "BINARY"].contains(String(decoding: atom, as: UTF8.self).uppercased())
    }

    private mutating func word() -> String {
        let first = position
        while let byte = peek(), byte > 0x20 { position += 1 }
        return String(decoding: text[first..<position], as: UTF8.self)
    }

    private mutating func rest() -> String {
        skipSpaces()
        return printable(text[position...], limit: 500)
    }

    private mutating func skipSpaces() { while peek() == 0x20 { position += 1 } }

    private func peek() -> UInt8? { position < text.count ? text[position] : nil }

    private func violation(_ what: String) -> Violation {
        Violation(reason: "sent a response \(what): “\(printable(text.prefix(120), limit: 120))”")
    }
}
