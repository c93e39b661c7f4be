/// Outside text, fit for a log line or a sentence to the operator: no control characters, and no more than `limit`
/// characters of its end, where servers say what matters.
func printable(_ bytes: some Collection<UInt8>, limit: Int) -> String {
    let text = String(decoding: bytes.suffix(4 * limit), as: UTF8.self)
    let scalars = text.unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: Unicode.Scalar(" ")
        default: scalar
        }
    }
    let words = String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    return words.count > limit ? "…" + words.suffix(limit - 1) : words
}
