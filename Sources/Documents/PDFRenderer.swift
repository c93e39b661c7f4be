import Foundation
import Subprocess

/// Makes PDFs of HTML pages.
public protocol PDFRenderer: Sendable {
    /// Throws `UnprintablePage`.
    func pdf(of html: String) async throws -> [UInt8]
}

/// Why there is no PDF, in a sentence for the operator.
public struct UnprintablePage: Error, Equatable, Sendable, CustomStringConvertible {
    public var explanation: String

    public init(explanation: String) { self.explanation = explanation }

    public var description: String { explanation }
}

/// WeasyPrint, the Debian package of that name.
///
/// Each page has a process of its own, with a time limit. Pages hold everything they show: nothing is fetched, since the
/// process has a proxy that nobody answers at.
public struct WeasyPrint: PDFRenderer {
    private let program: String
    private let timeLimit: Duration

    /// In bytes.
    private static let largest = 50_000_000

    /// `program` is looked for on the `PATH`.
    public init(program: String = "weasyprint", timeLimit: Duration = .seconds(60)) {
        self.program = program
        self.timeLimit = timeLimit
    }

    public func pdf(of html: String) async throws -> [UInt8] {
        let input = Array(html.utf8)
        let (program, limit) = (program, timeLimit)
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await Self.run(program, input) }
            group.addTask {
                try await Task.sleep(for: limit)
                throw UnprintablePage(
                    explanation: "WeasyPrint did not finish within \(limit.components.seconds) seconds.")
            }
            guard let pdf = try await group.next() else { throw CancellationError() }
            group.cancelAll()
            return pdf
        }
    }

    private static func run(_ program: String, _ html: [UInt8]) async throws -> [UInt8] {
        do {
            let result = try await Subprocess.run(
                .name(program), arguments: ["--encoding", "utf-8", "--base-url", "about:blank", "-", "-"],
                environment: .inherit.updating(["http_proxy": nowhere, "https_proxy": nowhere]),
                input: .array(html), output: .bytes(limit: largest), error: .string(limit: 1_000_000))
            guard result.terminationStatus.isSuccess, result.standardOutput.starts(with: Array("%PDF-".utf8)) else {
                let lastWords = result.standardError.split(whereSeparator: \.isNewline).last ?? ""
                throw UnprintablePage(explanation: "WeasyPrint failed: \(lastWords.prefix(300))")
            }
            return result.standardOutput
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw UnprintablePage(
                explanation: "The program \(program) is not there: install the Debian package weasyprint.")
        }
    }

    /// Nobody listens on port 9.
    private static let nowhere = "http://127.0.0.1:9"
}
