import ArgumentParser
import Foundation

struct SecretCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret", abstract: "Replaces the key that signs reply addresses, or says how old it is.",
        subcommands: [SecretRotate.self, SecretStatus.self])
}

struct SecretRotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Makes a new signing key; the one before is honoured for key_grace.",
        discussion: """
            A guichet run that is at work takes the new key by itself. Where the old key may have got into wrong hands, set \
            security.key_grace to 0d: answers to mails sent before are not recognised then.
            """)

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let now = Date()
        let keys = try Build(options).signingKeyFile.rotate(at: now)
        print("Key \(keys[0].number) signs from now on.")
        for key in keys.dropFirst() where key.isHonoured(at: now) {
            print("Key \(key.number) is honoured\(key.end.map { " until \(Terminal.time($0))" } ?? "").")
        }
    }
}

struct SecretStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Says how old the signing keys are, and how long each is honoured.")

    struct Row: Encodable {
        var number: UInt8
        var made: Date?
        var signs: Bool
        var isHonoured: Bool
        var honouredUntil: Date?
    }

    @OptionGroup var options: CommonOptions
    @Option(help: "How to print it: table or json.")
    var format = OutputFormat.table

    func run() async throws {
        let now = Date()
        let rows = try Build(options).signingKeyFile.entries(at: now).enumerated().map { index, key in
            Row(
                number: key.number, made: key.made, signs: index == 0, isHonoured: key.isHonoured(at: now),
                honouredUntil: key.end)
        }
        switch format {
        case .json: print(try Terminal.json(rows))
        case .table:
            print(Terminal.table(["KEY", "MADE", "DAYS", "STATE"], rows.map { Self.cells($0, at: now) }))
        }
    }

    private static func cells(_ row: Row, at now: Date) -> [String] {
        let state =
            switch row.honouredUntil {
            case _ where row.signs: "signs"
            case let end?: "honoured until \(Terminal.time(end))"
            case nil: "honoured, as long as it stands in the file"
            }
        return [
            "\(row.number)", row.made.map(Terminal.time) ?? "not known",
            row.made.map { "\(Int(now.timeIntervalSince($0) / 86_400))" } ?? "-",
            row.isHonoured ? state : "no longer honoured",
        ]
    }
}
