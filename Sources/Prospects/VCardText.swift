/// Text values and their backslashes. RFC 6350 §3.4, and `\:` and `\"`, which some programs write.
enum VCardText {
    static func unescaped(_ text: Substring.UnicodeScalarView) -> String {
        guard text.contains("\\") else { return String(text) }
        var result = String.UnicodeScalarView()
        var rest = text
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.first, let meaning = escapes[next] else {
                result.append(scalar)
                continue
            }
            result.append(meaning)
            rest.removeFirst()
        }
        return String(result)
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
        "n": "\n", "N": "\n", "\\": "\\", ",": ",", ";": ";", ":": ":", "\"": "\"",
    ]

    /// Splits at a separator that has no backslash before it.
    static func split(
        _ text: Substring.UnicodeScalarView, at separator: Unicode.Scalar
    ) -> [Substring.UnicodeScalarView] {
        var isEscaped = false
        return text.split(omittingEmptySubsequences: false) { scalar in
            defer { isEscaped = scalar == "\\" && !isEscaped }
            return scalar == separator && !isEscaped
        }
    }
}

extension String {
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
