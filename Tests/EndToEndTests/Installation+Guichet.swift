import Foundation
import Subprocess

/// How a command ended, and what it said.
struct Ending: Sendable {
    /// nil when a signal ended it.
    var exitCode: Int32?
    /// What it printed on standard output, and on standard error.
    var output, talk: String
}

extension Installation {
    /// Runs `guichet` with this installation's configuration to its end.
    func guichet(_ arguments: String..., input: String = "") async throws -> Ending {
        try await Self.guichet(arguments + ["--config", configPath], input: input)
    }

    /// Runs `guichet` with just these arguments to its end, logging from that level on.
    static func guichet(
        _ arguments: [String], input: String = "", logLevel: String = "info"
    ) async throws -> Ending {
        let result = try await run(
            .path(.init(executable)), arguments: Arguments(arguments),
            environment: .inherit.updating(["GUICHET_LOG": logLevel]), input: .string(input),
            output: .string(limit: 10_000_000), error: .string(limit: 1_000_000))
        return Ending(
            exitCode: result.terminationStatus.exitCode, output: result.standardOutput, talk: result.standardError)
    }

    /// Runs `guichet` with this installation's configuration while `body` works, which is given its process id; then sends
    /// `signal` and waits for the end. What it says is added to `logPath`.
    ///
    /// Returns what `body` did and the exit code, which is nil when a signal ended it.
    func whileRunning<Answer: Sendable>(
        _ command: String = "run", endingWith signal: Signal = .terminate, _ body: (pid_t) async throws -> Answer
    ) async throws -> (answer: Answer, exitCode: Int32?) {
        let descriptor = open(logPath, O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let ended = try await run(
            .path(.init(Self.executable)), arguments: [command, "--config", configPath], input: .none,
            output: .discarded, error: .fileDescriptor(.init(rawValue: descriptor), closeAfterSpawningProcess: false)
        ) { execution in
            let answer: Result<Answer, any Error>
            do {
                answer = .success(try await body(execution.processIdentifier.value))
            } catch {
                answer = .failure(error)
            }
            // It may have ended by itself, which its exit code tells.
            try? execution.send(signal: signal)
            return answer
        }
        return (try ended.closureResult.get(), ended.terminationStatus.exitCode)
    }

    /// The program under test lies beside this one.
    static let executable: String = {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: own ?? CommandLine.arguments[0]).deletingLastPathComponent().path + "/guichet"
    }()
}

extension TerminationStatus {
    fileprivate var exitCode: Int32? {
        if case .exited(let code) = self { code } else { nil }
    }
}
