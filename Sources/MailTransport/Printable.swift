/// Outside text, fit for a log line or a sentence to the operator: no control characters, and no more than `limit`
/// characters of its end, where servers say what matters.
func printable(_ bytes: some Collection<UInt8>, limit: Int) -> String {
    let text = String(decoding: bytes.suffix(4 * limit), as: UTF8.self)
    let words = text.unicodeScalars.split { $0 == " " || $0.isInvisible }.map { String($0) }.joined(separator: " ")
    return words.count > limit ? "…" + words.suffix(limit - 1) : words
}

extension Unicode.Scalar {
    fileprivate var isInvisible: Bool {
        if isASCII { return value < 0x20 || value == 0x7F }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
