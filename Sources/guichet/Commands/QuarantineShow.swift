import ArgumentParser
import Foundation
import Mail
import MailMIME
import Store

struct QuarantineShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows the header of a mail in quarantine, and why it is there.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its number, as quarantine list names it.")
    var entry: Int64
    @Option(help: "How to print it: table or json.")
    var format = OutputFormat.table

    /// What an operator wants to know of it.
    struct Sheet: Encodable {
        var entry: Int64
        var mailbox: String
        var uid: UInt32
        var received: Date
        /// In bytes, on the server.
        var size: Int
        var isComplete: Bool
        var attempts: Int
        var reason: String
        var decision: [String]
        /// Those of its header that say what it is; none when there is no header.
        var header: [Field]
        /// In bytes, what is stored of it.
        var stored: Int

        struct Field: Encodable {
            var name: String
            var value: String
        }
    }

    func run() async throws {
        let store = try Build(options).store()
        let number = entry
        guard let quarantined = try await store.read({ try $0.quarantinedMail(number) }) else {
            throw Complaint("No mail of the number \(number) is in quarantine.")
        }
        let sheet = Sheet(quarantined)
        switch format {
        case .json: print(try Terminal.json(sheet))
        case .table: print(Self.page(sheet))
        }
    }

    private static func page(_ sheet: Sheet) -> String {
        let extent = sheet.isComplete ? "all of it is here" : "only its header was fetched"
        var lines = [
            "\(sheet.entry)  \(Terminal.visible(sheet.mailbox)), UID \(sheet.uid), \(Terminal.time(sheet.received))",
            "  \(sheet.size) bytes, \(extent); \(sheet.attempts) attempt(s)",
        ]
        lines += sheet.header.map { "  \($0.name): \(Terminal.visible($0.value))" }
        lines += ["  Reason: \(Terminal.visible(sheet.reason))"]
        lines += sheet.decision.map { "  \(Terminal.visible($0))" }
        return lines.joined(separator: "\n")
    }
}

extension QuarantineShow.Sheet {
    init(_ quarantined: QuarantinedMail) {
        let entry = quarantined.entry
        let mail = try? ParsedMail(parsing: quarantined.mail.bytes)
        self.init(
            entry: entry.id, mailbox: entry.mailbox, uid: entry.uid, received: entry.received, size: entry.size,
            isComplete: quarantined.isComplete, attempts: entry.attempts, reason: entry.reason,
            decision: entry.decision.split(separator: "\n").map(String.init),
            header: ["From", "To", "Cc", "Subject", "Date", "Message-ID"].flatMap { name in
                (mail?.values(of: name) ?? []).prefix(5).map { Field(name: name, value: String($0.prefix(500))) }
            }, stored: quarantined.mail.bytes.count)
    }
}
