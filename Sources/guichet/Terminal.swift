import Foundation

/// What people at a terminal read.
enum Terminal {
    /// Talk goes to standard error: standard output is for results.
    static func say(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }

    /// Writes a file's content to a new file, or to standard output where none is named.
    static func hand(out data: Data, to path: String?) throws {
        guard let path else { return FileHandle.standardOutput.write(data) }
        do {
            try data.write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch {
            throw Complaint("\(path) cannot be written, or is there already.")
        }
    }

    /// Rows in columns under a heading; the last column is cut to what an 80-column line leaves, at 20 characters least.
    static func table(_ headings: [String], _ rows: [[String]]) -> String {
        let cleaned = rows.map { $0.map(printable) }
        let widths = headings.indices.map { column in
            ([headings[column]] + cleaned.map { $0[column] }).map(\.count).max() ?? 0
        }
        let lines = ([headings] + cleaned).map { row in
            zip(row, widths).enumerated().map { column, cell in
                column == row.count - 1
                    ? cell.0 : cell.0 + String(repeating: " ", count: max(0, min(cell.1, 60) - cell.0.count))
            }.joined(separator: "  ")
        }
        return lines.joined(separator: "\n")
    }

    /// For a table cell: one line of at most 60 characters.
    static func printable(_ text: String) -> String {
        let line = visible(text)
        return line.count > 60 ? line.prefix(59) + "…" : line
    }

    /// On one line and without control characters, which could rewrite the screen, nor those that turn a line around.
    static func visible(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: " "
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Pretty-printed JSON with sorted keys.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A day, in UTC: `2014-02-12`.
    static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }

    /// An instant, in UTC.
    static func time(_ date: Date) -> String { date.formatted(.iso8601) }
}
