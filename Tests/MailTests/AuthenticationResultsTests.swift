import Mail
import Testing

private func mail(_ values: String...) -> ParsedMail {
    var mail = ParsedMail()
    mail.headers = values.map { HeaderField("Authentication-Results", $0) }
    mail.soleAuthor = EmailAddress("jane@example.test")
    return mail
}

private func results(_ value: String) -> AuthenticationResults? {
    AuthenticationResults(of: mail(value), trusting: "mx.example.test")
}

@Suite("Authentication-Results")
struct AuthenticationResultsTests {
    @Test(arguments: [
        ("mx.example.test; dmarc=pass header.from=example.test", true),
        ("MX.example.test 1; spf=pass; DMARC=Pass (p=none) Header.From=Example.Test", true),
        ("\"mx.example.test\"; dmarc=pass header.from=\"example.test\"", true),
        (
            "(we) mx.example.test (are) 1 (it) ; dmarc / 1 (v) = (r) pass (ok) header.from = jane@example.test (she)",
            true
        ),
        ("mx.example.test; dmarc=pass reason=\"a; dmarc=fail\" header.from=example.test;", true),
        (
            "mx.example.test; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=x.test; x.test; dkim=pass "
                + "header.b=\"a/b=\"; dmarc=pass action=none header.from=example.test", true
        ),
        ("mx.example.test; dkim=pass header.b=ab/c+d== ; dmarc=pass header.from=example.test", true),
        ("mx.example.test; dkim=pass; dmarc=fail header.from=example.test", false),
        ("mx.example.test; spf=pass (dmarc=pass; really)", false),
        ("mx.example.test; spf=pass (a (b; dmarc=pass header.from=example.test) c)", false),
        ("mx.example.test; dmarc=fail; dmarc=pass header.from=example.test", false),
        ("mx.example.test; dmarc=pass header.from=example.test; dmarc=fail", false),
        ("mx.example.test; dmarc=passed header.from=example.test", false),
        ("mx.example.test; dmarc=\"pass\" header.from=example.test", false),
        ("mx.example.test; x-dmarc=pass header.from=example.test", false),
        ("mx.example.test; dmarc/2=pass header.from=example.test", false),
        ("mx.example.test; none", false), ("mx.example.test;", false),
        ("mx.example.test; reason=\"; dmarc=pass\"; dmarc=none", false),
        ("mx.example.test; dmarc=pass", false),
        ("mx.example.test; dmarc=pass header.from=", false),
        ("mx.example.test; dmarc=pass header.from=other.test", false),
        ("mx.example.test; dmarc=pass header.from=mail.example.test", false),
        ("mx.example.test; dmarc=pass header.from=example.test.other.test", false),
        ("mx.example.test; dmarc=pass header.from=other.test header.from=example.test", false),
        ("mx.example.test; dmarc=pass header.from=example.test and more", false),
        ("mx.example.test; dmarc pass header.from=example.test", false),
        ("mx.example.test; dmarc==pass header.from=example.test", false),
        ("mx.example.test; dmarc=pass polrec.p=none)", false),
    ])
    func passOnlyWhenTheServerSaysSo(_ value: String, passes: Bool) {
        #expect(results(value)?.passesDMARC == passes)
    }

    @Test(arguments: [
        "evil.test; dmarc=pass header.from=example.test",
        "mx.example.test.evil.test; dmarc=pass header.from=example.test",
        "mx.example.test 2; dmarc=pass header.from=example.test", "", ";", "mx.example.test",
        "mx.example.test dmarc=pass header.from=example.test",
        "mx.example.test 11; dmarc=pass header.from=example.test",
        "mx.example.test; (dmarc=pass header.from=example.test", "mx.example.test; spf=pass x=\"; dmarc=pass",
        "mx.example.test; none; dmarc=pass header.from=example.test", "mx.example.test; dmarc=pass\u{1}", "(", "\"",
        "\\",
        "mx.example.test; spf=pass (\\", "evil.test mx.example.test; dmarc=pass header.from=example.test",
    ])
    func areNotBelievedFromAnybodyElseNorWhenUnreadable(_ value: String) {
        #expect(results(value) == nil)
    }

    @Test func countOnlyInTheTopmostField() {
        let forged = mail("other.test; dmarc=none", "mx.example.test; dmarc=pass header.from=example.test")
        #expect(AuthenticationResults(of: forged, trusting: "mx.example.test") == nil)
        let below = mail(
            "mx.example.test; dmarc=fail header.from=example.test",
            "mx.example.test; dmarc=pass header.from=example.test")
        #expect(AuthenticationResults(of: below, trusting: "mx.example.test")?.failsDMARC == true)
    }

    @Test func passForNobodyWhenFromNamesSeveral() {
        var mail = mail("mx.example.test; dmarc=pass header.from=example.test")
        mail.soleAuthor = nil
        #expect(AuthenticationResults(of: mail, trusting: "mx.example.test")?.passesDMARC == false)
    }

    @Test func areToldOnOneLine() {
        let value = "mx.example.test; spf=softfail smtp.mailfrom=x; dkim=pass; dkim=fail; dmarc=pass header.from=a.test"
        #expect(results(value)?.summary == "dkim=fail dmarc=pass spf=softfail")
        #expect(results("mx.example.test; dmarc pass")?.summary == "dmarc=unreadable")
    }

    /// Whatever stands there, reading it ends, and nothing but the whole word makes it pass.
    @Test func ofAnyLettersAreReadWithoutHarm() {
        var generator = SplitMix(seed: 8601)
        let pieces = [
            "mx.example.test", ";", "dmarc", "=", "pass", "fail", "(", ")", "\"", "\\", " ", "1", "/", "header.from",
            "example.test", "none", ".", "@", "é", "\t",
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...14, using: &generator)
            let tail = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            if results("mx.example.test; " + tail)?.passesDMARC == true {
                #expect(tail.contains("dmarc") && tail.contains("pass") && tail.contains("example.test"))
            }
        }
    }
}

/// The same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
