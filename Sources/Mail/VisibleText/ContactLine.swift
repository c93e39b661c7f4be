/// What the lines of a signature look like: names, and ways to reach somebody.
enum ContactLine {
    /// Holds a web or mail address, a telephone number, or the foot of a mailing list.
    static func isContact(_ line: Substring) -> Bool {
        guard line.utf8.count <= 200 else { return false }
        if line.utf8.contains(UInt8(ascii: "@")), !line.utf8.contains(UInt8(ascii: "?")) { return true }
        return isTelephone(line) || links.isFound(in: line.lowercased())
    }

    private static let links = Phrases(["http://", "https://", "www.", "mailing list", "unsubscribe"])

    /// Seven digits or more with nothing but the usual marks and at most a few words beside them.
    static func isTelephone(_ line: Substring) -> Bool {
        var digits = 0
        var letters = 0
        for byte in line.utf8 {
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { digits += 1 }
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) { letters += 1 }
        }
        return digits >= 7 && digits <= 30 && letters <= 24
    }

    /// Two to four words that each begin with a capital letter.
    static func isName(_ line: Substring) -> Bool {
        guard line.utf8.count <= 60 else { return false }
        let words = line.split(separator: " ")
        return (2...4).contains(words.count)
            && words.allSatisfy { isNameWord($0) && $0.first?.isUppercase == true }
    }

    static func isNameWord(_ word: Substring) -> Bool {
        !word.isEmpty && word.allSatisfy { $0.isLetter || $0 == "." || $0 == "'" || $0 == "’" || $0 == "-" }
    }

    /// A name, a title, a company, a place: no sentence, and no item of a list.
    static func mayBeInSignature(_ line: Substring) -> Bool {
        guard let first = line.first, let last = line.last, !isSentence(line) else { return false }
        return (first.isUppercase || !first.isLetter && !first.isNumber)
            && !(last == "." && line.split(separator: " ").count > 2)
    }

    static func isSentence(_ line: Substring) -> Bool {
        guard let last = line.last else { return false }
        return "?!:;".contains(last) || (last == "." && line.split(separator: " ").count > 4)
    }
}
