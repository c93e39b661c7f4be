/// How long lines are written. RFC 5545 §3.1.
enum FoldedLines {
    /// Octets in a line, without its CRLF.
    private static let length = 75

    /// A calendar file with its lines folded anew: between characters, and not behind a space, which does not survive
    /// every way a mail takes.
    ///
    /// libical 3.0 folds between the CR and the LF that end a line when these come 75th and 76th.
    static func refolded(_ text: String) -> String {
        var folded: [UInt8] = []
        for line in unfolded(Array(text.utf8)).split(separator: 0x0A) {
            var rest = line.last == 0x0D ? line.dropLast() : line
            var room = length
            while rest.count > room {
                let fold = fold(of: rest, room: room)
                folded += rest[..<fold]
                folded += [0x0D, 0x0A, 0x20]
                rest = rest[fold...]
                // The space that says that a line goes on counts too.
                room = length - 1
            }
            folded += rest
            folded += [0x0D, 0x0A]
        }
        return String(decoding: folded, as: UTF8.self)
    }

    private static func unfolded(_ bytes: [UInt8]) -> [UInt8] {
        var unfolded: [UInt8] = []
        unfolded.reserveCapacity(bytes.count)
        for byte in bytes {
            let count = unfolded.count
            if byte == 0x20, count > 1, unfolded[count - 1] == 0x0A, unfolded[count - 2] == 0x0D {
                unfolded.removeLast(2)
            } else {
                unfolded.append(byte)
            }
        }
        return unfolded
    }

    /// Where the fold comes in a line that is longer than `room`.
    private static func fold(of line: ArraySlice<UInt8>, room: Int) -> Int {
        var fold = line.startIndex + room
        while isInsideCharacter(line[fold]) { fold -= 1 }
        let behindSpace = fold
        while fold > line.startIndex, line[fold - 1] == 0x20 { fold -= 1 }
        return fold > line.startIndex ? fold : behindSpace
    }

    private static func isInsideCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
