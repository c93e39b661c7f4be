import Glibc

/// A mail on its way into libcurl, which asks for it piece by piece.
///
/// Not for sharing: lives as long as the call that sends it.
final class Upload {
    private let text: [UInt8]
    private var sent = 0
    /// libcurl asked for more after the last piece, which it does once all pieces before have gone out.
    private(set) var isFinished = false

    /// libcurl stuffs dots and ends the text (RFC 5321 §4.5.2), but leaves line ends as they are; a server may take a
    /// lone CR or LF for the end of a line, and what follows for a command. RFC 5321 §2.3.8.
    init(_ message: [UInt8]) { text = Self.inNetworkForm(message) }

    /// The size to announce. RFC 1870 §5 wants an estimate.
    ///
    /// libcurl 7.88 takes the text for finished as soon as it has sent that many octets, the dots that it stuffs
    /// included: it would cut some texts short, and never ask for the end. So this is one more than it ever sends.
    var announcedSize: Int {
        let stuffedDots = text.positions(of: 0x0A).count { $0 + 1 < text.count && text[$0 + 1] == 0x2E }
        return text.count + stuffedDots + (text.first == 0x2E ? 1 : 0) + 1
    }

    /// libcurl has taken some of the text, which it does after the server asked for it.
    var hasBegun: Bool { sent > 0 || isFinished }

    /// Copies the next piece; returns its length, and 0 at the end.
    func read(into piece: UnsafeMutableRawBufferPointer) -> Int {
        let part = text[sent...].prefix(piece.count)
        isFinished = part.isEmpty
        piece.copyBytes(from: part)
        sent += part.count
        return part.count
    }

    /// Every line end as CRLF.
    static func inNetworkForm(_ message: [UInt8]) -> [UInt8] {
        guard hasLoneLineEnd(message) else { return message }
        var text: [UInt8] = []
        text.reserveCapacity(message.count + message.count / 32)
        var previous: UInt8 = 0
        for byte in message {
            if byte == 0x0A, previous != 0x0D { text.append(0x0D) }
            if byte != 0x0A, previous == 0x0D { text.append(0x0A) }
            text.append(byte)
            previous = byte
        }
        if previous == 0x0D { text.append(0x0A) }
        return text
    }

    private static func hasLoneLineEnd(_ message: [UInt8]) -> Bool {
        let feeds = message.positions(of: 0x0A)
        return feeds.contains { $0 == 0 || message[$0 - 1] != 0x0D } || message.positions(of: 0x0D).count != feeds.count
    }
}

extension [UInt8] {
    /// Where the byte stands.
    fileprivate func positions(of byte: UInt8) -> [Int] {
        withUnsafeBytes { bytes in
            var found: [Int] = []
            // Mails are long, and memchr looks at many bytes at once.
            while case let start = found.last.map({ $0 + 1 }) ?? 0, start < bytes.count, let all = bytes.baseAddress,
                let place = memchr(all + start, Int32(byte), bytes.count - start)
            {
                found.append(UnsafeRawPointer(place) - all)
            }
            return found
        }
    }
}
