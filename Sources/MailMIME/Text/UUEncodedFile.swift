import Mail

/// Files that old programs put into the text itself, between `begin 644 name` and `end`.
enum UUEncodedFile {
    /// The files in `text`, whose lines end in LF, and `text` without them.
    static func taken(outOf text: inout String) -> [Attachment] {
        guard text.hasPrefix("begin ") || text.holds("\nbegin ") else { return [] }
        let bytes = Array(text.utf8)
        var files: [Attachment] = []
        var rest: [UInt8] = []
        var open: (start: Int, name: String)?
        for line in bytes.lines {
            if let file = open {
                if bytes[line].trimmed.elementsEqual("end".utf8) {
                    files.append(attachment(named: file.name, lines: bytes[file.start..<line.lowerBound]))
                    open = nil
                } else if !isEncoded(bytes[line].trimmed) {
                    return []
                }
            } else if let name = name(inBegin: bytes[line]) {
                open = (line.upperBound, name)
            } else {
                rest += bytes[line]
            }
        }
        guard open == nil, !files.isEmpty else { return [] }
        text = String(decoding: rest, as: UTF8.self)
        return files
    }

    private static func attachment(named name: String, lines: ArraySlice<UInt8>) -> Attachment {
        Attachment(
            fileName: name, mediaType: MediaType("application", "octet-stream"),
            content: TransferEncoding.uuencoded.decoded(lines))
    }

    /// `begin`, three or four octal digits of permissions, and the name.
    private static func name(inBegin line: ArraySlice<UInt8>) -> String? {
        guard line.starts(with: "begin ".utf8) else { return nil }
        let mode = line.dropFirst(6).prefix { (0x30...0x37).contains($0) }
        guard (3...4).contains(mode.count), line[mode.endIndex...].first == .space else { return nil }
        let name = line[mode.endIndex...].trimmed
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }

    /// The first character tells how many bytes the line holds, three of them to four characters; some programs add one.
    private static func isEncoded(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return true }
        guard (0x20...0x60).contains(first) else { return false }
        let count = Int(first - 0x20) & 63
        return line.count - 1 <= (count + 2) / 3 * 4 + 2
    }
}
