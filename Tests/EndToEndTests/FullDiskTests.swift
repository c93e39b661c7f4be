import Foundation
import TestSupport
import Testing

@Suite(
    "With a full disk",
    .enabled("needs Dovecot, Postfix and the right to mount") { MailServer.isAvailable && SmallDisk.isAvailable },
    .timeLimit(.minutes(2)))
struct FullDiskTests {
    @Test func theMailsStayWhereTheyAreUntilThereIsRoom() async throws {
        let (installation, disk) = try await installed("full", kilobytes: 8_000)
        defer { remove(installation, disk) }
        let mails = CustomerMail.flow(12, to: installation.inbox)
        let ended = try await installation.whileRunning { _ in
            try await installation.untilLogged("watching")
            try disk.fill()
            try installation.deliver(mails)
            try await installation.untilLogged("mails could not be stored, trying again later")
            #expect(try await installation.server.messages(of: installation.inbox, atLeast: 12).count == 12)
            try disk.resize(kilobytes: 32_000)
            try await installation.untilAllSent(12)
        }
        #expect(ended.exitCode == 0)
        #expect(installation.complaints.allSatisfy { $0.contains(sentence(installation)) })
        let audit = try await Audit(of: installation, expecting: mails)
        #expect(audit.complaints == [] && audit.repeated == 0)
    }

    @Test("However far a poll comes, the next one with more room does the rest")
    func growing() async throws {
        let (installation, disk) = try await installed("growing", kilobytes: 64, "secret_file: data/guichet.secret")
        defer { remove(installation, disk) }
        let mails = CustomerMail.flow(12, to: installation.inbox)
        try installation.deliver(mails)
        _ = try await installation.server.messages(of: installation.inbox, atLeast: 12)
        for kilobytes in stride(from: 64, to: 8_000, by: 150) {
            try disk.resize(kilobytes: kilobytes)
            let ending = try await installation.guichet("poll")
            if ending.exitCode == 0 { break }
            #expect(ending.exitCode == 1)
            let isClear = ending.complaints.first?.contains(sentence(installation)) == true
            #expect(ending.complaints.count == 1 && isClear, "with \(kilobytes) kB: \(ending.talk)")
        }
        let audit = try await Audit(of: installation, expecting: mails)
        #expect(audit.complaints == [] && audit.repeated == 0)
    }

    @Test func anMTAKeepsTheMailAndOffersItAgain() async throws {
        let (installation, disk) = try await installed("offered", kilobytes: 8_000)
        defer { remove(installation, disk) }
        let mail = CustomerMail.flow(1, to: installation.inbox)[0].text(to: installation.inbox)
        #expect(try await installation.guichet("poll").exitCode == 0)
        try disk.fill()
        let check = try await installation.guichet("check")
        #expect(check.exitCode == 1)
        #expect(check.output.contains("\nWRONG  database: \(sentence(installation))\n"))
        let refused = try await installation.guichet("ingest", input: mail)
        // EX_TEMPFAIL of sysexits.h.
        #expect(refused.exitCode == 75)
        #expect(refused.talk == "Error: \(sentence(installation))\n")
        try disk.resize(kilobytes: 16_000)
        let taken = try await installation.guichet("ingest", input: mail)
        #expect((taken.output, taken.exitCode) == ("handled\n", 0))
    }

    @Test func aSigningKeyThatDoesNotFitIsMadeLater() async throws {
        let choices = Installation.Choices(database: "guichet.sqlite", more: "secret_file: data/guichet.secret")
        let installation = try Installation("keyless", on: try await MailServer.shared, choices)
        let disk = try SmallDisk(at: installation.dataFolder, kilobytes: 64)
        defer { remove(installation, disk) }
        try disk.fill()
        let refused = try await installation.guichet("poll")
        let file = "\(installation.dataFolder)/guichet.secret"
        #expect(refused.exitCode == 1)
        #expect(refused.talk == "Error: The secret file \(file) cannot be written: No space left on device.\n")
        try disk.resize(kilobytes: 128)
        #expect(try await installation.guichet("poll").exitCode == 0)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: installation.dataFolder).sorted() == [
                "ballast", "guichet.secret",
            ])
    }

    @Test(arguments: ["run", "poll", "check"])
    func aDiskThatCannotBeWrittenIsSaidSo(command: String) async throws {
        let (installation, disk) = try await installed("protected-\(command)", kilobytes: 1_000)
        defer { remove(installation, disk) }
        try disk.protect()
        let ending = try await installation.guichet(command)
        let database = installation.databasePath
        #expect(ending.exitCode == 1)
        #expect(
            (ending.output + ending.talk).contains(
                "The database \(database) cannot be opened (Read-only file system): make its disk writable"))
        #expect(ending.complaints.count == (command == "check" ? 0 : 1))
    }

    private func sentence(_ installation: Installation) -> String {
        "The disk that holds the database \(installation.databasePath) is full: make room on it."
    }

    private func installed(
        _ name: String, kilobytes: Int, _ more: String = ""
    ) async throws -> (Installation, SmallDisk) {
        let installation = try Installation(name, on: try await MailServer.shared, .init(more: more))
        return (installation, try SmallDisk(at: installation.dataFolder, kilobytes: kilobytes))
    }

    private func remove(_ installation: Installation, _ disk: SmallDisk) {
        disk.remove()
        installation.remove()
    }
}
