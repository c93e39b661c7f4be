/// What the receiving mail server found out about a mail's origin: `Authentication-Results`. RFC 8601.
///
/// Only the topmost field is read, and only when it names the expected server: everything below may be the sender's own.
public struct AuthenticationResults: Hashable, Sendable {
    /// Result by method, in lower case: `dmarc` → `pass`. A method that stands twice keeps its worse result; of a clause
    /// that is not as RFC 8601 §2.2 wants it, the result is `unreadable`.
    public let results: [String: String]

    /// The domain in From: is the one that DKIM or SPF vouch for. RFC 7489.
    ///
    /// The server must say for which domain it found that (`header.from`), and it must be the one of the only mailbox in
    /// the only From: programs disagree about whom a mail with several is from.
    public let passesDMARC: Bool

    /// nil when the topmost field is missing, names another server than `authservID`, or is not readable.
    public init?(of mail: ParsedMail, trusting authservID: String) {
        guard let value = mail.value(of: "Authentication-Results"), let field = AuthenticationField(value),
            field.server.lowercased() == authservID.lowercased()
        else { return nil }
        var results: [String: String] = [:]
        for finding in field.findings {
            let isWorse = results[finding.method].map { $0 == "pass" && finding.result != "pass" } ?? true
            if isWorse { results[finding.method] = finding.result }
        }
        self.results = results
        let dmarc = field.findings.filter { $0.method == "dmarc" }
        passesDMARC =
            !dmarc.isEmpty
            && dmarc.allSatisfy { finding in
                finding.result == "pass" && mail.soleAuthor.map { finding.isAbout($0.domain) } ?? false
            }
    }

    /// All results on one line: `dkim=pass dmarc=pass spf=pass`.
    public var summary: String {
        results.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    /// The domain's owner says that mail like this is not theirs.
    public var failsDMARC: Bool { results["dmarc"] == "fail" }
}

extension AuthenticationField.Finding {
    /// The server says that it looked at this domain, and at no other.
    fileprivate func isAbout(_ domain: Substring) -> Bool {
        let domains = properties.filter { $0.name == "header.from" }.map { property in
            property.value.lowercased().split(separator: "@", omittingEmptySubsequences: false).last
        }
        return domains == [domain]
    }
}
