import Mail

/// UIDs as commands name them: `3:7,12`. RFC 3501 §9, `sequence-set`.
enum UIDSet {
    /// The same UIDs, in rising order, as sets of at most `maximumLength` octets: command lines have a limit.
    ///
    /// RFC 7162 §4 advises servers to take lines of 8192 octets.
    static func sets(of uids: some Sequence<UID>, maximumLength: Int = 7900) -> [String] {
        var sets: [String] = []
        for range in ranges(of: uids) {
            let name =
                range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound):\(range.upperBound)"
            if let last = sets.last, last.utf8.count + 1 + name.utf8.count <= maximumLength {
                sets[sets.count - 1] += "," + name
            } else {
                sets.append(name)
            }
        }
        return sets
    }

    private static func ranges(of uids: some Sequence<UID>) -> [ClosedRange<UID>] {
        var ranges: [ClosedRange<UID>] = []
        for uid in uids.sorted() {
            if let last = ranges.last, uid.rawValue - last.upperBound.rawValue <= 1 {
                ranges[ranges.count - 1] = last.lowerBound...uid
            } else {
                ranges.append(uid...uid)
            }
        }
        return ranges
    }
}
