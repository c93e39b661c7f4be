extension StringProtocol {
    /// The mail addresses that stand in the text, in order, each once. Takes time in proportion to its length.
    var mailAddresses: [EmailAddress] {
        var addresses: [EmailAddress] = []
        var seen: Set<EmailAddress> = []
        for found in mailAddressRanges where seen.insert(found.address).inserted { addresses.append(found.address) }
        return addresses
    }

    /// Where the addresses stand, without their brackets.
    var mailAddressRanges: [(address: EmailAddress, range: Range<Int>)] {
        let bytes = Array(utf8)
        var found: [(address: EmailAddress, range: Range<Int>)] = []
        var floor = 0
        for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
            var start = at
            while start > floor, at - start < 64, bytes[start - 1].isLocalPart { start -= 1 }
            var end = at + 1
            while end < bytes.count, end - at < 255, bytes[end].isDomain { end += 1 }
            while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") || bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
            while start < at, bytes[start] == UInt8(ascii: "'") || bytes[start] == UInt8(ascii: ".") { start += 1 }
            guard start < at, let address = EmailAddress(String(decoding: bytes[start..<end], as: UTF8.self)) else {
                continue
            }
            found.append((address, start..<end))
            floor = end
        }
        return found
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
