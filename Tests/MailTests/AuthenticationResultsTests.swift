import Mail
import Testing

private func mail(_ values: String...) -> ParsedMail {
    var mail = ParsedMail()
    mail.headers = values.map { HeaderField("Authentication-Results", $0) }
    return mail
}

@Suite("Authentication-Results")
struct AuthenticationResultsTests {
    @Test(arguments: [
        ("mx.example.test; dmarc=pass header.from=example.test", true),
        ("MX.example.test 1; spf=pass; DMARC=Pass (p=none) header.from=example.test", true),
        ("mx.example.test; dkim=pass; dmarc=fail", false),
        ("mx.example.test; spf=pass (dmarc=pass; really)", false),
        ("mx.example.test; dmarc=fail; dmarc=pass", false),
        ("mx.example.test; dmarc=passed", false),
        ("mx.example.test; x-dmarc=pass", false),
        ("mx.example.test; none", false),
        ("mx.example.test; reason=\"; dmarc=pass\"; dmarc=none", false),
    ])
    func passOnlyWhenTheServerSaysSo(_ value: String, passes: Bool) {
        #expect(AuthenticationResults(of: mail(value), trusting: "mx.example.test")?.passesDMARC == passes)
    }

    @Test(arguments: [
        "evil.test; dmarc=pass", "mx.example.test.evil.test; dmarc=pass", "mx.example.test 2; dmarc=pass", "",
    ])
    func areNotBelievedFromAnybodyElse(_ value: String) {
        #expect(AuthenticationResults(of: mail(value), trusting: "mx.example.test") == nil)
    }

    @Test func countOnlyInTheTopmostField() {
        let forged = mail("other.test; dmarc=none", "mx.example.test; dmarc=pass")
        #expect(AuthenticationResults(of: forged, trusting: "mx.example.test") == nil)
    }
}
