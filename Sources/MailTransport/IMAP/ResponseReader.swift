import Glibc

/// Cuts the bytes of an IMAP connection into responses: hand them over as they come, take out whole responses.
///
/// Knows lines and literals only; what a response says is `ResponseParser`'s. Never touches the network, and holds no
/// more than the limits allow, whatever the server sends.
package struct ResponseReader {
    package struct Limits: Sendable {
        /// Octets of a response outside of its literals. Responses to our own commands stay below some hundred, except
        /// for the capabilities and the UIDs of a COPYUID code.
        package var text: Int
        /// Octets of all literals of one response.
        package var literals: Int
        /// Lists within lists.
        package var nesting: Int

        package init(text: Int = 65_536, literals: Int, nesting: Int = 16) {
            self.text = text
            self.literals = literals
            self.nesting = nesting
        }
    }

    /// How the server broke the protocol, in words that end a sentence about it.
    package struct Violation: Error, Equatable {
        package var reason: String
    }

    private let limits: Limits
    /// Received and not yet taken apart, from `start` on; before `scanned` there is no line end.
    private var pending: [UInt8] = []
    private var start = 0
    private var scanned = 0
    /// The response under construction: its lines so far, and its literals.
    private var text: [UInt8] = []
    private var literals: [[UInt8]] = []
    private var literalOctets = 0
    /// What is still missing of the last literal.
    private var missing = 0

    package init(limits: Limits) { self.limits = limits }

    package mutating func append(_ bytes: UnsafeRawBufferPointer) {
        var bytes = bytes[...]
        // The bulk of a mail goes straight to its place.
        if missing > 0, start == pending.count {
            let part = bytes.prefix(missing)
            fillLiteral(with: part)
            bytes = bytes.dropFirst(part.count)
        }
        if start > 0 {
            pending.removeFirst(start)
            scanned -= start
            start = 0
        }
        pending.append(contentsOf: bytes)
    }

    /// The next whole response; nil when more bytes are needed for it. After a violation the connection is of no use.
    package mutating func next() throws(Violation) -> Response? {
        while true {
            if missing > 0 {
                let part = pending[start...].prefix(missing)
                fillLiteral(with: part)
                start += part.count
                scanned = start
                if missing > 0 { return nil }
            }
            guard let line = try nextLine() else { return nil }
            text.append(contentsOf: pending[line])
            guard let size = Self.literalSize(endingLine: text) else { return try finish() }
            try announceLiteral(of: size)
        }
    }

    private mutating func fillLiteral(with part: some Collection<UInt8>) {
        literals[literals.count - 1].append(contentsOf: part)
        missing -= part.count
    }

    /// Where the next line stands in `pending`, its CRLF included.
    private mutating func nextLine() throws(Violation) -> Range<Int>? {
        let newline = pending.withUnsafeBytes { bytes -> Int? in
            guard let base = bytes.baseAddress, scanned < bytes.count else { return nil }
            return memchr(base + scanned, 0x0A, bytes.count - scanned).map { UnsafeRawPointer($0) - base }
        }
        guard text.count + (newline ?? pending.count) - start < limits.text else {
            throw Violation(reason: "sent a line of more than \(limits.text) octets")
        }
        guard let newline else {
            scanned = pending.count
            return nil
        }
        guard newline > start, pending[newline - 1] == 0x0D else {
            throw Violation(reason: "sent a line that does not end in CRLF")
        }
        defer {
            start = newline + 1
            scanned = start
        }
        return start..<newline + 1
    }

    private mutating func announceLiteral(of size: Int) throws(Violation) {
        guard size >= 0, size <= limits.literals - literalOctets else {
            throw Violation(reason: "announced \(size) octets where \(limits.literals) are the limit")
        }
        var literal: [UInt8] = []
        // Growing, it would be there twice. Where the server announces more than it sends, nothing touches the rest.
        literal.reserveCapacity(size)
        literals.append(literal)
        literalOctets += size
        missing = size
    }

    private mutating func finish() throws(Violation) -> Response {
        defer {
            text.removeAll(keepingCapacity: true)
            literals.removeAll(keepingCapacity: true)
            literalOctets = 0
        }
        var parser = ResponseParser(text: text, literals: literals, nesting: limits.nesting)
        return try parser.response()
    }

    /// The `n` of a `{n}` that ends the line, when it announces a literal. RFC 3501 §4.3.
    ///
    /// Text for people may end the same way, so the lines that consist of it announce nothing.
    private static func literalSize(endingLine text: [UInt8]) -> Int? {
        let line = text.dropLast(2)
        guard line.last == UInt8(ascii: "}"), let brace = line.suffix(20).lastIndex(of: UInt8(ascii: "{")),
            !ResponseParser.isForPeople(text)
        else { return nil }
        return Int(String(decoding: line[(brace + 1)...].dropLast(), as: UTF8.self))
    }
}
