import Testing

@testable import MailTransport

@Suite("Reading IMAP responses")
struct ResponseReaderTests {
    @Test(
        arguments: [
            ("+ idling", .continuation(text: "idling")),
            ("+", .continuation(text: "")),
            ("* OK ready {5}", .status(.init(condition: .ok, text: "ready {5}"))),
            (
                "G7 OK [UIDVALIDITY 42] done",
                .status(.init(tag: "G7", condition: .ok, code: "UIDVALIDITY", codeArguments: "42", text: "done"))
            ),
            ("G7 no [trycreate] none", .status(.init(tag: "G7", condition: .no, code: "TRYCREATE", text: "none"))),
            ("G7 BAD [unfinished", .status(.init(tag: "G7", condition: .bad, text: "[unfinished"))),
            ("* BYE", .status(.init(condition: .bye))),
            ("* 12 EXISTS", .data(number: 12, name: "EXISTS", values: [])),
            ("* 4294967295 expunge ", .data(number: .max, name: "EXPUNGE", values: [])),
            (
                "* CAPABILITY IMAP4rev1  IDLE",
                .data(number: nil, name: "CAPABILITY", values: [.atom("IMAP4rev1"), .atom("IDLE")])
            ),
            (
                "* LIST (\\Noselect \\*) \"/\" a%b",
                .data(
                    number: nil, name: "LIST",
                    values: [.list([.atom("\\Noselect"), .atom("\\*")]), .string([0x2F]), .atom("a%b")])
            ),
            (
                "* LIST () NIL \"a\\\"\\\\\"",
                .data(number: nil, name: "LIST", values: [.list([]), .atom("NIL"), .string(Array("a\"\\".utf8))])
            ),
            (
                "* 1 FETCH (UID 7 BODY[] {3}\r\n\r\n) X ())",
                .data(
                    number: 1, name: "FETCH",
                    values: [
                        .list([
                            .atom("UID"), .atom("7"), .atom("BODY[]"), .string([13, 10, 41]), .atom("X"), .list([]),
                        ])
                    ])
            ),
            (
                "* 1 FETCH (BODY[HEADER.FIELDS (TO \"x\")] ~{0}\r\n)",
                .data(
                    number: 1, name: "FETCH", values: [.list([.atom("BODY[HEADER.FIELDS (TO \"x\")]"), .string([])])])
            ),
            (
                "* FLAGS ($Label1 [odd x])",
                .data(number: nil, name: "FLAGS", values: [.list([.atom("$Label1"), .atom("[odd"), .atom("x]")])])
            ),
        ] as [(String, Response)])
    func whole(text: String, expected: Response) throws {
        #expect(try Self.responses(in: Array((text + "\r\n").utf8), cutInto: 4096) == [expected])
    }

    @Test(arguments: [
        "\r\n", "*\r\n", "G7 MAYBE\r\n", "* 12\r\n", "* OK\n", "* LIST (\r\n", "* LIST )\r\n", "* LIST \"a\r\n",
        "* LIST \"a\\\r\n",
        "* LIST {x}\r\n", "* LIST {\r\n", "* LIST a{9}b\r\n", "* 1 FETCH (BODY[\r\n", "* LIST \u{7F}\r\n",
        "* LIST {99999999999999999999}\r\n",
    ])
    func brokenIsRefused(text: String) {
        #expect(throws: ResponseReader.Violation.self) { try Self.responses(in: Array(text.utf8), cutInto: 4096) }
    }

    @Test("The same comes out however the bytes come in", arguments: [1, 2, 3, 7, 64])
    func pieces(size: Int) throws {
        let bytes = Array(Self.conversation.utf8)
        let whole = try Self.responses(in: bytes, cutInto: bytes.count)
        #expect(whole.count == 5)
        #expect(try Self.responses(in: bytes, cutInto: size) == whole)
    }

    @Test func unfinishedIsAwaited() throws {
        for length in 1..<Self.conversation.utf8.count {
            let responses = try Self.responses(in: Array(Self.conversation.utf8.prefix(length)), cutInto: 5)
            #expect(responses.count < 5)
        }
    }

    @Test(arguments: [
        ("a line without end", String(repeating: "x", count: 300)),
        ("lines without end between literals", "* X " + String(repeating: "({0}\r\n", count: 60)),
        ("a literal over the limit", "* 1 FETCH (BODY[] {101}\r\n"),
        ("literals over the limit together", "* 1 FETCH ({60}\r\n" + String(repeating: "x", count: 60) + " {60}\r\n"),
        ("deep lists", "* X " + String(repeating: "(", count: 17) + String(repeating: ")", count: 17) + "\r\n"),
    ])
    func limits(what: String, text: String) {
        let limits = ResponseReader.Limits(text: 256, literals: 100)
        #expect(throws: ResponseReader.Violation.self) {
            try Self.responses(in: Array(text.utf8), cutInto: 10, limits: limits)
        }
    }

    @Test("Mangled responses are read or refused, and never crash the reader")
    func mangled() {
        var generator = Xorshift(state: 88_172_645_463_325_252)
        let alphabet = Array("*+ ()[]{}\"\\\r\n~09aGOKBYE\u{0}\u{7F}".utf8)
        var refused = 0
        for _ in 0..<20_000 {
            var bytes = Array(Self.conversation.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let byte = alphabet.randomElement(using: &generator) ?? 0
                if Bool.random(using: &generator) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
            }
            do { _ = try Self.responses(in: bytes, cutInto: 50) } catch { refused += 1 }
        }
        #expect(refused > 1000)
    }

    private static let conversation = """
        * OK [CAPABILITY IMAP4rev1 IDLE] ready\r
        * 2 FETCH (UID 7 RFC822.SIZE 20 BODY[] {21}\r
        Subject: {3}\r\n\r\na )\r\n FLAGS (\\Seen))\r
        * LIST (\\HasNoChildren) "/" {5}\r
        a "b/\r
        + go on\r
        G1 OK [COPYUID 1 2:3 4:5] done\r\n
        """

    private static func responses(
        in bytes: [UInt8], cutInto size: Int, limits: ResponseReader.Limits = .init(literals: 1000)
    ) throws -> [Response] {
        var reader = ResponseReader(limits: limits)
        var responses: [Response] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { reader.append($0) }
            while let response = try reader.next() { responses.append(response) }
        }
        return responses
    }
}

/// The same numbers in every run. Marsaglia, "Xorshift RNGs", 2003.
private struct Xorshift: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
