import CGMime
import Mail

/// A header value cut into words that are ASCII and may stand on lines of their own. RFC 5322 §2.2.3.
struct HeaderWords {
    private(set) var words: [String]

    /// Longer words, in bytes, are cut by encoding them: a line must not have more than 998. RFC 5322 §2.1.1.
    private static let longestWord = 900

    /// A text such as a subject. What comes before and after its first and last foreign letter stays legible.
    init(text: String) {
        let plain = text.withoutControls.split(separator: " ")
        guard let first = plain.firstIndex(where: Self.needsEncoding),
            let last = plain.lastIndex(where: Self.needsEncoding)
        else {
            words = plain.map(String.init)
            return
        }
        let encoded = EncodedWord.words(for: plain[first...last].joined(separator: " "))
        words = plain[..<first].map(String.init) + encoded + plain[(last + 1)...].map(String.init)
    }

    /// Names and addresses. RFC 5322 §3.4.
    init(addresses: [Address]) {
        words = []
        for (index, address) in addresses.enumerated() {
            let name = Self.phrase(address.name.withoutControls)
            let email = Self.specification(of: address.email)
            let comma = index + 1 < addresses.count ? "," : ""
            words += name + [(name.isEmpty ? email : "<\(email)>") + comma]
        }
    }

    /// Identifiers beyond ASCII are left out: only an SMTPUTF8 server would take them.
    init(messageIDs: [MessageID]) {
        words = messageIDs.filter(\.isASCII).map(\.description)
    }

    /// The field's value behind its colon, folded to lines of at most 76 columns where words allow it; ends in LF.
    func folded(behind name: String) -> String {
        var result = ""
        var column = name.utf8.count + 1
        for word in words {
            let isTooLong = column + 1 + word.utf8.count > 76 && !result.isEmpty
            result += isTooLong ? "\n \(word)" : " \(word)"
            column = (isTooLong ? 1 : column + 1) + word.utf8.count
        }
        return result + "\n"
    }

    private static func needsEncoding(_ word: Substring) -> Bool {
        word.utf8.contains { $0 >= 0x80 } || word.utf8.count > longestWord || String(word).holds("=?")
    }

    /// A display name: atoms, a quoted string or encoded words. RFC 5322 §3.2.5, RFC 2047 §5.
    private static func phrase(_ name: String) -> [String] {
        let words = name.split(separator: " ")
        if words.contains(where: needsEncoding) { return EncodedWord.words(for: words.joined(separator: " ")) }
        if words.allSatisfy({ $0.utf8.allSatisfy(isAtomCharacter) }) { return words.map(String.init) }
        return [quoted(words.joined(separator: " "))]
    }

    /// The address as a server reads it: domain in ASCII (RFC 5891), an unusual local part in quotes.
    private static func specification(of email: EmailAddress) -> String {
        let address = email.rawValue.utf8.allSatisfy { $0 < 0x80 } ? email.rawValue : asciiAddress(email)
        let isUsual = email.localPart.utf8.allSatisfy { isAtomCharacter($0) || $0 == UInt8(ascii: ".") }
        guard !isUsual, !email.localPart.hasPrefix("\""), let at = address.lastIndex(of: "@") else { return address }
        return quoted(String(address[..<at])) + address[at...]
    }

    private static func asciiAddress(_ email: EmailAddress) -> String {
        guard let made = internet_address_mailbox_new(nil, email.rawValue) else { return email.rawValue }
        let owned = GObjectReference(owning: made)
        return UnsafeMutableRawPointer(owned.pointer).withMemoryRebound(to: InternetAddressMailbox.self, capacity: 1) {
            internet_address_mailbox_get_idn_addr($0).map { String(cString: $0) } ?? email.rawValue
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "\"\(String(escaped))\""
    }

    /// RFC 5322 §3.2.3.
    private static func isAtomCharacter(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}

extension EncodedWord {
    /// Bytes that, in base64 and with everything around them, stay within the 75 characters of RFC 2047 §2.
    private static let mostBytes = 45

    /// `text` in UTF-8, each word with whole letters. RFC 2047 §5.
    fileprivate static func words(for text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let letter = UTF8.encode(scalar).map(Array.init) ?? []
            if bytes.count + letter.count > mostBytes {
                words.append("=?utf-8?B?\(TransferEncoding.base64Line(bytes))?=")
                bytes = []
            }
            bytes += letter
        }
        if !bytes.isEmpty { words.append("=?utf-8?B?\(TransferEncoding.base64Line(bytes))?=") }
        return words
    }
}

extension MessageID {
    var isASCII: Bool { rawValue.utf8.allSatisfy { $0 < 0x80 } }
}
