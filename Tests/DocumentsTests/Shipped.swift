import CRM
import Documents
import Foundation
import Testing

/// The templates that lie in this repository.
enum Shipped {
    /// Not a link to it: a test that copies the folder and breaks a template must break its own.
    static let folder = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "MailTemplates").resolvingSymlinksInPath()
    static let expected = tests.appending(path: "Expected")
    static let languages = [Language.english, .french]

    static func library() throws -> TemplateLibrary { try read.get() }

    private static let read = Result { try TemplateLibrary(folder: folder.path, fallback: .english) }

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
}

/// A letter as the sample of its kind in one language, named as in the test's report.
struct SampleLetter: Sendable, CustomTestStringConvertible {
    var kind: Letter.Kind
    var language: Language

    static let all = Shipped.languages.flatMap { language in
        Letter.Kind.allCases.map { SampleLetter(kind: $0, language: language) }
    }

    var letter: Letter { Letter.sample(of: kind, in: language) }
    var frame: StaffFrame? { .sample(of: kind, in: language) }
    var testDescription: String { "\(language)/\(kind.rawValue)" }

    func written() throws -> WrittenLetter { try Shipped.library().write(letter, frame: frame, in: language) }

    /// The same letter with `text` wherever a text stands, links included.
    func written(saying text: String) throws -> WrittenLetter {
        func replaced(_ value: Any) -> Any {
            switch value {
            case is String: text
            case let list as [Any]: list.map(replaced)
            case let group as [String: Any]: group.mapValues(replaced)
            default: value
            }
        }
        func replaced<Part: Codable>(in part: Part) throws -> Part {
            let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(part))
            return try JSONDecoder().decode(Part.self, from: JSONSerialization.data(withJSONObject: replaced(json)))
        }
        return try Shipped.library().write(
            replaced(in: letter), frame: frame.map { try replaced(in: $0) }, in: language)
    }
}
