extension StringProtocol {
    /// The mail addresses that stand in the text, in order, each once. Takes time in proportion to its length.
    var mailAddresses: [EmailAddress] {
        var addresses: [EmailAddress] = []
        var seen: Set<EmailAddress> = []
        for found in mailAddressRanges where seen.insert(found.address).inserted { addresses.append(found.address) }
        return addresses
    }

    /// Where the addresses stand, without their brackets. Letters beyond ASCII belong to one only among their like: in
    /// “收件人wang@example.test” the address begins with the w. RFC 6531.
    package var mailAddressRanges: [(address: EmailAddress, range: Range<Int>)] {
        let bytes = Array(utf8)
        let letters = Letters(in: self, bytes: bytes)
        var found: [(address: EmailAddress, range: Range<Int>)] = []
        var floor = 0
        for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
            // “"jane.doe"@example.test” is jane.doe@example.test. RFC 5321 §4.1.2.
            let isQuoted = at > floor && bytes[at - 1] == UInt8(ascii: "\"")
            let localEnd = isQuoted ? at - 1 : at
            var start = localEnd
            while start > floor, at - start < 64, bytes[start - 1].isLocalPart,
                letters.go(start - 1, with: localEnd - 1)
            {
                start -= 1
            }
            if isQuoted, start == floor || bytes[start - 1] != UInt8(ascii: "\"") { continue }
            var end = at + 1
            var label = end
            while end < bytes.count, end - at < 255, bytes[end].isDomain, letters.go(end, with: label) {
                end += 1
                if bytes[end - 1] == UInt8(ascii: ".") { label = end }
            }
            while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
            while start < localEnd, bytes[start] == UInt8(ascii: "'") || bytes[start] == UInt8(ascii: ".") {
                start += 1
            }
            // X.400 gateways write “DDA:SMTP=jane@example.test”.
            for prefix in ["smtp=", "rfc822="] where bytes[start..<localEnd].map(\.lowered).starts(with: prefix.utf8) {
                start += prefix.utf8.count
            }
            guard start < localEnd,
                let address = EmailAddress(String(decoding: bytes[start..<localEnd] + bytes[at..<end], as: UTF8.self))
            else {
                continue
            }
            found.append((address, start..<end))
            floor = end
        }
        return found
    }
}

/// Which bytes beyond ASCII are letters, and whose.
private struct Letters {
    private enum Script { case latin, foreign, none }

    /// nil when all is ASCII.
    private var scripts: [Script]?
    private let bytes: [UInt8]

    init(in text: some StringProtocol, bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.contains(where: { $0 >= 0x80 }) else { return }
        var scripts: [Script] = []
        scripts.reserveCapacity(bytes.count)
        for scalar in text.unicodeScalars {
            let isLetter = scalar.value < 0x80 || scalar.properties.isAlphabetic
            let script: Script = !isLetter ? .none : scalar.value < 0x250 ? .latin : .foreign
            for _ in 0..<UTF8.width(scalar) { scripts.append(script) }
        }
        self.scripts = scripts
    }

    /// Whether the byte at `index` may stand in one word with that at `other`.
    func go(_ index: Int, with other: Int) -> Bool {
        guard let scripts, scripts.indices.contains(other) else { return true }
        return scripts[index] != .none && scripts[other] != .none
            && (scripts[index] == scripts[other] || bytes[index].isDigit || ".-_".utf8.contains(bytes[index]))
    }
}

extension UInt8 {
    fileprivate var isLocalPart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            0x80...:
            true
        default:
            "!#$%&'*+-/=?^_`{|}~.".utf8.contains(self)
        }
    }

    fileprivate var isDomain: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), 0x80...:
            true
        default:
            false
        }
    }
}
