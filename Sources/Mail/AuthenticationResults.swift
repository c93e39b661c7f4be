/// What the receiving mail server found out about a mail's origin: `Authentication-Results`. RFC 8601.
///
/// Only the topmost field is read, and only when it names the expected server: everything below may be the sender's own.
public struct AuthenticationResults: Hashable, Sendable {
    /// Result by method, in lower case: `dmarc` → `pass`. A method that stands twice keeps its worse result.
    public var results: [String: String]

    /// nil when the topmost field is missing, names another server than `authservID`, or is not readable.
    public init?(of mail: ParsedMail, trusting authservID: String) {
        guard let value = mail.value(of: "Authentication-Results") else { return nil }
        let clauses = Self.withoutComments(value).split(separator: ";", omittingEmptySubsequences: false)
        let head = clauses[0].split(whereSeparator: \.isWhitespace)
        // The version that may follow the server's name is 1; anything else is a format we do not know. RFC 8601 §2.2.
        guard let server = head.first, server.lowercased() == authservID.lowercased(),
            head.dropFirst().allSatisfy({ $0 == "1" })
        else { return nil }
        results = [:]
        for clause in clauses.dropFirst() {
            guard let first = clause.split(whereSeparator: \.isWhitespace).first,
                let equals = first.firstIndex(of: "=")
            else { continue }
            let method = first[..<equals].lowercased().prefix { $0 != "/" }
            let result = first[first.index(after: equals)...].lowercased()
            let isWorse = results[String(method)].map { $0 == "pass" && result != "pass" } ?? true
            if isWorse { results[String(method)] = result }
        }
    }

    /// All results on one line: `dkim=pass dmarc=pass spf=pass`.
    public var summary: String {
        results.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    /// The domain in From: is the one that DKIM or SPF vouch for. RFC 7489.
    public var passesDMARC: Bool { results["dmarc"] == "pass" }

    /// The domain's owner says that mail like this is not theirs.
    public var failsDMARC: Bool { results["dmarc"] == "fail" }

    /// Comments may hold anything, semicolons and equals signs too. RFC 5322 §3.2.2; nested ones count.
    private static func withoutComments(_ value: String) -> String {
        var depth = 0
        var isEscaped = false
        var isQuoted = false
        var result = ""
        for character in value {
            defer { isEscaped = character == "\\" && !isEscaped }
            if isEscaped {
                if depth == 0 { result.append(character) }
            } else if isQuoted || character == "\"" {
                if character == "\"", depth == 0 { isQuoted.toggle() }
                if depth == 0 { result.append(character) }
            } else if character == "(" {
                depth += 1
            } else if character == ")" {
                depth = max(0, depth - 1)
            } else if depth == 0 {
                result.append(character)
            }
        }
        return result
    }
}
