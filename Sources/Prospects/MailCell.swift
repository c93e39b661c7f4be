/// The mail address in a cell that may hold more than that: `Jane <jane@x.fr>`, `mailto:jane@x.fr`, two addresses.
enum MailCell {
    /// The first address. nil when the cell has something else where it should be.
    static func address(in cell: some StringProtocol) -> String? {
        if let open = cell.lastIndex(of: "<"), let at = cell[open...].firstIndex(of: "@"),
            let close = cell[at...].firstIndex(of: ">")
        {
            return address(cell[cell.index(after: open)..<close])
        }
        let first = cell.split { $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "|" || $0 == "/" }.first
        return first.flatMap { address($0) }
    }

    /// The text as an address, `mailto:` (RFC 6068), brackets and a final stop taken off; nil when it is none.
    static func address(_ text: some StringProtocol) -> String? {
        var text = Substring(text)
        while let first = text.first, "<([{\"' ".contains(first) { text.removeFirst() }
        if text.prefix(7).lowercased() == "mailto:" { text = text.dropFirst(7).prefix { $0 != "?" } }
        while let last = text.last, ">)]}\"' .,;:".contains(last) { text.removeLast() }
        return isAddress(text) ? String(text) : nil
    }

    /// Stricter than RFC 5321: quoted local parts, domains without a dot and addresses in brackets are no customers'.
    private static func isAddress(_ text: Substring) -> Bool {
        guard text.utf8.count <= 254 else { return false }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return parts[0].unicodeScalars.allSatisfy(isLocal) && labels.count >= 2
            && labels.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(isDomain) }
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return isLetterOrDigit(scalar) }
        return scalar.value > 0x20 && scalar.value != 0x7F && !"<>()[]\\,;:\"@".unicodeScalars.contains(scalar)
    }

    private static func isDomain(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || isLetterOrDigit(scalar) }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
            : scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
}
