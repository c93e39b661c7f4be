import Foundation
import Mail
import MailMIME

/// Other projects' mails and what those projects expect, in `../shared/corpus` beside the package; tests skip without it.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpus")
        .standardizedFileURL

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "sets").path) }

    /// The cases of a set, one JSON object a line.
    static func rows<Row: Decodable>(of set: String, as type: Row.Type = Row.self) throws -> [Row] {
        let lines = try Data(contentsOf: folder.appending(path: "sets/\(set).dev.jsonl")).split(separator: 0x0A)
        return try lines.map { try JSONDecoder().decode(Row.self, from: $0) }
    }

    static func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: path))) }

    /// As IMAP hands it out: lines ending in CRLF.
    static func mail(at path: String) throws -> ParsedMail {
        try ParsedMail(parsing: withNetworkLines(try bytes(of: path)))
    }

    /// The same with every line ending in CRLF.
    static func withNetworkLines(_ bytes: [UInt8]) -> [UInt8] {
        var network: [UInt8] = []
        for byte in bytes {
            if byte == 0x0A, network.last != 0x0D { network.append(0x0D) }
            network.append(byte)
        }
        return network
    }

    /// A text or a web page as the body of a mail of its own.
    static func mail(withBody path: String, type: String) throws -> ParsedMail {
        let header =
            "MIME-Version: 1.0\r\nContent-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        return try ParsedMail(parsing: Array(header.utf8) + bytes(of: path))
    }
}

/// How many cases of a set came out as its project expects, and which did not.
struct Score: CustomStringConvertible {
    private(set) var right = 0
    private(set) var missed: [String] = []

    mutating func count(_ isRight: Bool, _ name: String) {
        if isRight { right += 1 } else { missed.append(name) }
    }

    /// Between 0 and 1; 1 for no cases at all.
    var share: Double { missed.isEmpty ? 1 : Double(right) / Double(right + missed.count) }

    var description: String { "\(right) of \(right + missed.count) right, not: \(missed.joined(separator: ", "))" }
}
