import Foundation

/// Undoes the encodings of vCard values. What is no code is kept as it is.
enum Encoded {
    /// RFC 2045 §6.7, without soft line breaks, which unfolding has removed.
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == .equals, let high = rest.first?.hexValue, let low = rest.dropFirst().first?.hexValue {
                result.append(high << 4 | low)
                rest.removeFirst(2)
            } else if byte != .equals || !rest.isEmpty {
                result.append(byte)
            }
        }
        return result
    }

    /// RFC 2045 §6.8. The bytes themselves when they are no Base64.
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let data = Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters)
        return data.map { Array($0) } ?? Array(bytes)
    }
}

extension UInt8 {
    fileprivate var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
