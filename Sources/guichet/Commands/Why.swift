import ArgumentParser
import Foundation
import Mail
import Store

struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what became of a mail, and why.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its Message-ID, with or without angle brackets.")
    var messageID: String

    func run() async throws {
        guard let id = MessageID(messageID) else { throw ValidationError("“\(messageID)” is no Message-ID.") }
        let store = try Build(options).store()
        let entries = try await store.read { try $0.ledgerEntries(messageID: id) }
        let sent = try await store.read { snapshot in
            try snapshot.messages(messageID: id).filter { $0.direction == .outgoing }
                .flatMap { try snapshot.outboxEntries(message: $0.id) }
        }
        guard !entries.isEmpty || !sent.isEmpty else {
            throw Complaint("No mail with the Message-ID \(id) was received or sent.")
        }
        for entry in entries {
            print("\(Terminal.time(entry.received))  \(entry.mailbox), UID \(entry.uid): \(entry.state.rawValue)")
            for line in entry.decision.split(separator: "\n") { print("  \(Terminal.visible(String(line)))") }
            if !entry.reason.isEmpty { print("  Reason: \(Terminal.visible(entry.reason))") }
        }
        for entry in sent {
            print(
                "\(Terminal.time(entry.queued))  \(entry.kind) to \(entry.recipient): \(entry.state.rawValue), "
                    + "\(entry.attempts) attempt(s)")
            if !entry.lastAnswer.isEmpty { print("  The server said: \(Terminal.visible(entry.lastAnswer))") }
        }
    }
}
