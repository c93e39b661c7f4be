import Foundation

/// Text as calendars can hold it: whatever it was, it stays one value of one property. libical escapes what is left.
extension StringProtocol {
    /// Its lines end in LF; other control characters, and blanks around all of it, are left out.
    var calendarText: String {
        let lines = String(self).replacing("\r\n", with: "\n")
        var text = String.UnicodeScalarView()
        for scalar in lines.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": text.append("\n")
            case "\t": text.append(" ")
            default: if scalar.properties.generalCategory != .control { text.append(scalar) }
            }
        }
        return String(text).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The same on one line.
    var calendarLine: String { calendarText.replacing("\n", with: " ") }

    /// The same for a name beside an address, without the signs that programs disagree about since RFC 6868: quotation
    /// marks become apostrophes.
    var calendarName: String { calendarLine.replacing("\"", with: "'").replacing("^", with: "") }

    /// `mailto:` and the address, with what an address cannot hold written as `%20`. RFC 6068 §2.
    var mailtoURI: String {
        var uri = "mailto:"
        for byte in utf8 {
            if byte > 0x20, byte < 0x7F, !#""%<>\^`{|};,"#.utf8.contains(byte) {
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                uri += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return uri
    }
}
