import Mail

/// Paragraphs that were cut into lines to travel, and are put together again. RFC 3676.
enum FlowedText {
    /// `text`, whose lines end in LF, with its soft line ends taken out if `mediaType` says that it has some.
    static func unfolded(_ text: String, _ mediaType: MediaType) -> String {
        guard mediaType.parameters["format"]?.lowercased() == "flowed" else { return text }
        let deletesSpace = mediaType.parameters["delsp"]?.lowercased() == "yes"
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var openDepth: Int?
        for line in text.utf8.split(separator: .lf, omittingEmptySubsequences: false) {
            let line = Line(line)
            if let depth = openDepth {
                // A paragraph ends where the quotes change, and the signature mark belongs to none. RFC 3676 §4.5, §4.3.
                if depth == line.depth, !line.isSignatureMark {
                    if deletesSpace { result.removeLast() }
                } else {
                    result.append(.lf)
                    line.appendMarks(to: &result)
                }
            } else {
                line.appendMarks(to: &result)
            }
            result.append(contentsOf: line.content)
            openDepth = line.isSoft ? line.depth : nil
            if !line.isSoft { result.append(.lf) }
        }
        if openDepth == nil { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    private struct Line {
        let depth: Int
        let content: Substring.UTF8View

        init(_ line: Substring.UTF8View) {
            let unquoted = line.drop { $0 == UInt8(ascii: ">") }
            depth = line.count - unquoted.count
            // Space-stuffing: one blank protects what follows it. RFC 3676 §4.4.
            content = unquoted.first == .space ? unquoted.dropFirst() : unquoted
        }

        var isSignatureMark: Bool { content.elementsEqual("-- ".utf8) }

        var isSoft: Bool { content.last == .space && !isSignatureMark }

        func appendMarks(to result: inout [UInt8]) {
            guard depth > 0 else { return }
            result.append(contentsOf: repeatElement(UInt8(ascii: ">"), count: depth))
            result.append(.space)
        }
    }
}
