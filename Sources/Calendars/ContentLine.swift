import Foundation

/// One property of a calendar file as it was written: a name, perhaps parameters, a value. RFC 5545 §3.1.
struct ContentLine {
    /// In capitals.
    let name: String
    /// All of it, without control characters and cut at 10 000 bytes.
    let text: String

    /// nil for a line that names no property.
    init?(_ line: [UInt8]) {
        guard let name = Self.name(in: line[...]) else { return nil }
        self.name = name.uppercased()
        let line = line.prefix(10_000).filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        // The end may be in the middle of a character.
        text =
            String(validating: line, as: UTF8.self) ?? String(validating: line.dropLast(3), as: UTF8.self)
            ?? String(bytes: line, encoding: .windowsCP1252) ?? String(decoding: line, as: UTF8.self)
    }

    /// What is behind the first colon, in capitals.
    var value: String { text.drop { $0 != ":" }.dropFirst().uppercased().trimmed }

    private static func name(in line: ArraySlice<UInt8>) -> String? {
        let name = line.prefix(40).prefix { isLetterOrDigit($0) || $0 == 0x2D }
        guard !name.isEmpty, let next = line.dropFirst(name.count).first, next == 0x3A || next == 0x3B else {
            return nil
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    /// The lines of a file, put together from the pieces that they were folded into, whatever the pieces end in.
    ///
    /// A piece that begins like no property belongs to the one before too: mail programs lose the space that says so.
    static func unfolded(_ bytes: [UInt8]) -> [ContentLine] {
        var lines: [[UInt8]] = []
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        for piece in bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0).split(whereSeparator: isLineEnd) {
            if lines.isEmpty || beginsProperty(piece) {
                lines.append(Array(piece))
            } else {
                lines[lines.count - 1] += isBlank(piece.first) ? piece.dropFirst() : piece
            }
        }
        return lines.compactMap { ContentLine($0) }
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private static func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Names are written in capitals, so that `lto:jane@y.test` is the rest of an address.
    private static func beginsProperty(_ piece: ArraySlice<UInt8>) -> Bool {
        guard let name = name(in: piece) else { return false }
        return name == name.uppercased() || FileComponent.knownNames.contains(name.uppercased())
    }
}

extension StringProtocol {
    var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
