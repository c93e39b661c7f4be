/// What a sender calls a file, made a name that any system gives to a file and that a reader sees as it is.
public enum FileName {
    /// The last part of what may be a path, without what no system has in names, what cannot be seen, and what turns the
    /// writing direction; at most 200 bytes, the ending kept. `file` when nothing is left.
    public static func harmless(_ given: String) -> String {
        let part = visible(given).split { "/\\".contains($0) }.last { !trimmed($0).isEmpty } ?? ""
        let name = shortened(String(trimmed(part).map { "\":|?*<>".contains($0) ? "_" : $0 }))
        let stem = name.prefix { $0 != "." }.uppercased()
        if name.isEmpty { return "file" }
        return devices.contains(stem) ? "_" + name : name
    }

    private static let longest = 200

    /// Windows opens these whatever ending they have.
    private static let devices = Set(
        ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })

    private static func visible(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { scalar in
            // Joiners make letters of Persian and pictures of families.
            if scalar.value == 0x200C || scalar.value == 0x200D { return true }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: return false
            default: return true
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Without dots and space around it: they hide a file, or get lost at the end.
    private static func trimmed(_ part: some StringProtocol) -> String {
        let isSpare = { (letter: Character) in
            letter == "." || letter.isWhitespace || letter == "\u{200C}" || letter == "\u{200D}"
        }
        var part = Substring(part).drop(while: isSpare)
        while let last = part.last, isSpare(last) { part.removeLast() }
        return String(part)
    }

    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > longest else { return name }
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let ending = name[dot...].utf8.count <= 20 ? String(name[dot...]) : ""
        var left = longest - ending.utf8.count
        let start = name.prefix { letter in
            left -= letter.utf8.count
            return left >= 0
        }
        return start + ending
    }
}

extension Attachment {
    /// What people are told that the file is called: a harmless name, or its type.
    public var shownName: String { fileName.map(FileName.harmless) ?? mediaType.essence }
}
