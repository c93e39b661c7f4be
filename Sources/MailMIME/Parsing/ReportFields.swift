import Mail

/// The groups of fields that delivery reports and their kin consist of. RFC 3464 §2.1.1.
enum ReportFields {
    /// More groups than this are not read.
    private static let most = 1_000

    /// Longer reports are cut here, in bytes.
    private static let longest = 1_048_576

    /// Groups are separated by blank lines; what is not a field is left out.
    static func groups(in content: [UInt8]) -> [[HeaderField]] {
        let content = Array(content.prefix(longest))
        var groups: [[HeaderField]] = []
        var group = content.startIndex..<content.startIndex
        for line in content.lines {
            if !content[line].allSatisfy(\.isSpace) {
                group = (group.isEmpty ? line.lowerBound : group.lowerBound)..<line.upperBound
            } else if !group.isEmpty {
                groups.append(fields(in: content[group]))
                group = line.upperBound..<line.upperBound
                if groups.count >= most { return groups.filter { !$0.isEmpty } }
            }
        }
        if !group.isEmpty { groups.append(fields(in: content[group])) }
        return groups.filter { !$0.isEmpty }
    }

    private static func fields(in group: ArraySlice<UInt8>) -> [HeaderField] {
        MailTree.reading(Array(group)) { tree in tree.fields.map { HeaderField($0.name, $0.text) } } ?? []
    }
}
