import Foundation
import Subprocess
import TestSupport

/// Postfix's load generator: it hands in mails that say nothing, one after the other over one connection. smtp-source(1).
struct SMTPSource {
    var recipient: String
    /// Each mail goes to a recipient of its own.
    var numbersRecipients: Bool

    /// Returns how long it took.
    func send(_ mails: Int, size: Int, to server: MailServer) async throws -> Duration {
        let postfix = "\(Installation.repository)/.mailserver/packages/postfix/usr"
        var options = ["-s", "1", "-d", "-m", "\(mails)", "-l", "\(size)"]
        options += ["-f", "source@example.test", "-t", recipient]
        if numbersRecipients { options.append("-N") }
        let start = ContinuousClock.now
        // The programs were unpacked elsewhere than where they look for their libraries.
        let surroundings = Environment.inherit.updating(["LD_LIBRARY_PATH": "\(postfix)/lib/postfix"])
        let result = try await run(
            .path(.init("\(postfix)/sbin/smtp-source")),
            arguments: Arguments(options + ["inet:127.0.0.1:\(server.smtpPort)"]),
            environment: surroundings, output: .discarded, error: .string(limit: 4_000))
        guard result.terminationStatus.isSuccess else {
            throw Disappointment("smtp-source: \(result.standardError)")
        }
        return .now - start
    }
}

extension MailServer {
    /// Waits until Postfix has delivered everything, so that it does not work beside what is measured next.
    func waitUntilDelivered() async throws {
        let folders = ["maildrop", "incoming", "active"].map { "\(root)/postfix/queue/\($0)" }
        let isDone: Bool? = try await eventually(within: .seconds(120)) {
            let files = folders.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: $0)) ?? [] }
            return files.isEmpty ? true : nil
        }
        guard isDone != nil else { throw Disappointment("Postfix still delivers; see \(root)/postfix/log") }
    }
}
