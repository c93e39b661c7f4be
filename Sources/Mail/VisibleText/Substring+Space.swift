extension Substring {
    /// Without spaces, tabs, carriage returns, no-break spaces and invisible marks on both sides.
    var withoutOuterSpace: Substring { cut { $0 } }

    /// Without the same at its beginning.
    var withoutLeadingSpace: Substring { cut { $0.lowerBound..<utf8.count } }

    /// Whether a byte of its UTF-8 form is that one.
    func holds(_ byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
    }

    /// Ends with a colon, be it a Chinese one.
    var endsWithColon: Bool {
        utf8.last == UInt8(ascii: ":") || (utf8.last == 0x9A && utf8.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]))
    }

    /// Cuts off what `keeping` leaves out, given where the visible part stands in bytes.
    private func cut(to keeping: (Range<Int>) -> Range<Int>) -> Substring {
        let visible = utf8.withContiguousStorageIfAvailable { bytes in
            let visible = InvisibleBytes.trim(bytes[...])
            return visible.startIndex..<visible.endIndex
        }
        guard let visible else { return self }
        let kept = keeping(visible)
        return Substring(utf8.dropFirst(kept.lowerBound).prefix(kept.count))
    }
}

/// White space and marks without a picture, as the bytes of their UTF-8 form.
enum InvisibleBytes {
    /// The bytes without white space at both ends.
    static func trim(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var rest = bytes
        while let last = rest.last {
            if last <= 0x20 {
                rest.removeLast()
            } else if last >= 0x80,
                let length = lengths.first(where: { rest.count >= $0 && isInvisible(rest.suffix($0)) })
            {
                rest.removeLast(length)
            } else {
                break
            }
        }
        while let first = rest.first {
            if first <= 0x20 {
                rest.removeFirst()
            } else if first >= 0xC2,
                let length = lengths.first(where: { rest.count >= $0 && isInvisible(rest.prefix($0)) })
            {
                rest.removeFirst(length)
            } else {
                break
            }
        }
        return rest
    }

    private static let lengths = [2, 3]

    /// The no-break space, the soft hyphen, the spaces and direction marks of U+2000 to U+2069, the ideographic space, the
    /// byte order mark.
    private static func isInvisible(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let at = bytes.startIndex
        switch (bytes[at], bytes[at + 1], bytes.count) {
        case (0xC2, 0xA0, 2), (0xC2, 0xAD, 2): return true
        case (0xE2, 0x80, 3): return bytes[at + 2] <= 0x8F || (0xA8...0xAF).contains(bytes[at + 2])
        case (0xE2, 0x81, 3): return (0x9F...0xA9).contains(bytes[at + 2])
        case (0xE3, 0x80, 3): return bytes[at + 2] == 0x80
        case (0xE1, 0xA0, 3): return bytes[at + 2] == 0x8E
        case (0xEF, 0xBB, 3): return bytes[at + 2] == 0xBF
        default: return false
        }
    }
}

extension StringProtocol {
    /// The words of the text in lower case: runs of letters, without digits, marks and punctuation.
    var loweredWords: [String] {
        lowercased().unicodeScalars.split { !$0.isWordScalar }.map { String($0) }
    }
}

extension Unicode.Scalar {
    fileprivate var isWordScalar: Bool {
        switch value {
        case 0x61...0x7A, 0x27, 0x2019: true
        case ..<0x80: false
        default: properties.isAlphabetic
        }
    }
}
