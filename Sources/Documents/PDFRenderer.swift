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
/// Each page has a process of its own, with a time limit, and waits for it in a file that only this user can read: a pipe
/// would end Guichet, by SIGPIPE, together with a WeasyPrint that dies before it has read all (swift-subprocess 1.0.2).
/// Pages hold everything they show: nothing is fetched, since the process has a proxy that nobody answers at. Of our
/// environment it gets no more than it needs, so none of our passwords.
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
        let page = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID().uuidString).html")
        let isWritten = FileManager.default.createFile(
            atPath: page.path, contents: Data(html.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw UnprintablePage(explanation: "\(page.path) cannot be written: is the disk full?") }
        defer { try? FileManager.default.removeItem(at: page) }
        return try await pdf(of: page)
    }

    private func pdf(of page: URL) async throws -> [UInt8] {
        let (program, limit) = (program, timeLimit)
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await Self.run(program, page.path) }
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

    private static func run(_ program: String, _ page: String) async throws -> [UInt8] {
        do {
            let result = try await Subprocess.run(
                .name(program), arguments: ["--encoding", "utf-8", "--base-url", "about:blank", page, "-"],
                environment: environment,
                output: .bytes(limit: largest), error: .string(limit: 1_000_000))
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

    /// Without `no_proxy`, which would let it fetch after all.
    private static let environment: Environment = {
        let needed: [Environment.Key] = [
            "PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_FILE",
        ]
        // Nobody listens on port 9.
        let nowhere = "http://127.0.0.1:9"
        var values: [Environment.Key: String] = ["http_proxy": nowhere, "https_proxy": nowhere, "ftp_proxy": nowhere]
        for key in needed { values[key] = ProcessInfo.processInfo.environment[key.rawValue] }
        return .custom(values)
    }()
}
