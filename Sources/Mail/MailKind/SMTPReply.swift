/// Reads the answers of mail servers as bounces quote them: `550 5.1.1 <jane@example.test>: unknown`. RFC 5321 §4.2.
enum SMTPReply {
    /// The reply in a Diagnostic-Code field, without its type: `smtp; 550 …`. At most 500 characters.
    static func text(_ diagnosticCode: String) -> String {
        let rest = diagnosticCode.firstIndex(of: ";").map { diagnosticCode[diagnosticCode.index(after: $0)...] }
        return String((rest ?? diagnosticCode[...]).withoutOuterSpace.prefix(500))
    }

    /// The enhanced status code of class 4 or 5, as `5.1.1`: one behind a reply code if there is any, else the first.
    /// RFC 3463 §2.
    static func status(in text: String) -> String? {
        let found = statuses(in: text)
        return found.behindCode ?? found.first
    }

    /// The first status that stands behind a reply code: “550 5.1.1”.
    static func statusBehindCode(in text: String) -> String? { statuses(in: text).behindCode }

    private static func statuses(in text: String) -> (first: String?, behindCode: String?) {
        let bytes = Array(text.utf8.prefix(16_384))
        var first: String?
        var index = 0
        while index + 4 < bytes.count {
            let isStart = index == 0 || !(bytes[index - 1].isDigit || bytes[index - 1] == UInt8(ascii: "."))
            if isStart, bytes[index] == UInt8(ascii: "4") || bytes[index] == UInt8(ascii: "5"),
                let end = endOfStatus(bytes, from: index)
            {
                let status = String(decoding: bytes[index..<end], as: UTF8.self)
                if followsReplyCode(bytes, index) { return (first ?? status, status) }
                first = first ?? status
                index = end
            }
            index += 1
        }
        return (first, nil)
    }

    /// “550 5.1.1”, “550-5.1.1”, “554 #5.1.1”.
    private static func followsReplyCode(_ bytes: [UInt8], _ index: Int) -> Bool {
        let before = bytes[..<index].suffix(8)
        let marks = before.reversed().prefix { " -#'(".utf8.contains($0) }.count
        let digits = before.dropLast(marks).reversed().prefix(while: \.isDigit).reversed()
        return (1...3).contains(marks) && digits.count == 3 && (digits.first == bytes[index])
    }

    /// A 4yz reply or a status of class 4 means that the server still tries; all else is taken as final.
    static func isPermanent(reply: String, status: String?) -> Bool {
        if let status { return status.hasPrefix("5") }
        return code(in: reply).map { $0 >= 500 } ?? true
    }

    /// The first three-digit reply code from 400 to 599 that stands alone.
    static func code(in text: String) -> Int? {
        let bytes = Array(text.utf8.prefix(4_096))
        for index in bytes.indices.dropLast(2)
        where bytes[index] == UInt8(ascii: "4") || bytes[index] == UInt8(ascii: "5") {
            let isAlone =
                (index == 0 || !(bytes[index - 1].isDigit || bytes[index - 1] == UInt8(ascii: ".")))
                && (index + 3 == bytes.count || bytes[index + 3] == 0x20 || bytes[index + 3] == UInt8(ascii: "-"))
            guard isAlone, bytes[index + 1].isDigit, bytes[index + 2].isDigit, bytes[index + 1] <= UInt8(ascii: "5")
            else { continue }
            return Int(String(decoding: bytes[index..<index + 3], as: UTF8.self))
        }
        return nil
    }

    private static func endOfStatus(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start + 1
        for _ in 0..<2 {
            guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return nil }
            index += 1
            let digits = bytes[index...].prefix(4).prefix { $0.isDigit }.count
            // Of subjects there are eight; anything else is the version of a program.
            guard (1...3).contains(digits), index > start + 2 || digits == 1 && bytes[index] <= UInt8(ascii: "7") else {
                return nil
            }
            index += digits
        }
        // 5.1.1.2 is an IP address.
        let isAddress = index + 1 < bytes.count && bytes[index] == UInt8(ascii: ".") && bytes[index + 1].isDigit
        return isAddress ? nil : index
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// Capital letters of ASCII as small ones.
    var lowered: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }
}
