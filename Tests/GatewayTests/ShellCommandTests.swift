import CRM
import Configuration
import Foundation
import Gateway
import Mail
import Synchronization
import Testing

@Suite("Commands from the shell")
struct ShellCommandTests {
    @Test(arguments: [
        ("TAKE L-1", Colleague.eric, "nobody → Eric Wood"), ("PRENDRE L-1", .thomas, "personne → Thomas Leroy"),
    ])
    func doTheSameAsByMail(words: String, colleague: Colleague, answer: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let mails = try await company.mailCounts()
        let done = try await company.carryOut(words, by: colleague)
        #expect(done.isDone)
        #expect(done.lines.map(\.command) == [words])
        #expect(done.lines.first?.answer.contains(answer) == true)
        #expect(try await company.lead(1)?.responsible == colleague.rawValue)
        #expect(try await company.timeline("L-1").first?.actor == colleague.rawValue)
        #expect(try await company.mailCounts() == mails)
    }

    @Test func tellTheOthersByMail() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        _ = try await company.carryOut("ASSIGN L-1 eric\nCONVERT L-1", by: .luc)
        #expect(try await company.lastMail(to: Colleague.eric.address).says("Luc Martin"))
        #expect(try await company.lead(1)?.state == .converted)
    }

    @Test func sayWhatIsWrongAndChangeNothing() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let before = try await company.books()
        for words in ["TAKE L-1\nTAKE L-9", "TAKE", "TAEK L-1", "hello", ""] {
            let answer = try await company.carryOut(words, by: .eric)
            #expect(!answer.isDone)
            #expect(answer.lines.last?.answer.isEmpty == false)
        }
        #expect(try await company.books() == before)
    }

    @Test func makeLeadsThatSayWhereTheyCameFrom() async throws {
        let company = try await Company()
        _ = try await company.carryOut("LEAD Jane Doe, Dupont SA, 03 20 00 00 00", by: .eric)
        #expect(try await company.lead(1)?.source == .cli)
    }

    @Test func importAListWithItsProgress() async throws {
        let company = try await Company()
        let preview = try await company.carryOut("IMPORT House & Design", by: .eric, files: [ImportTests.list])
        #expect(preview.isDone && preview.awaitsCommit)
        #expect(try await company.lead(1) == nil)
        let steps = Mutex<[Int]>([])
        let done = try await company.carryOut("COMMIT House & Design", by: .eric) { step, of in
            #expect(of == 3)
            steps.withLock { $0.append(step) }
        }
        #expect(done.isDone && !done.awaitsCommit)
        #expect(steps.withLock { $0 } == [1, 2, 3])
        #expect(try await company.books().leads.count == 3)
    }

    @Test func areTakenBackAsOnesOfMailsAre() async throws {
        let company = try await Company()
        try await company.lead(of: .eric)
        let answer = try await company.carryOut("UNDO", by: .eric)
        #expect(answer.isDone)
        #expect(try await company.lead(1)?.responsible == nil)
        _ = try await company.carryOut("TAKE L-1", by: .eric)
        try await company.command("UNDO", by: .eric)
        #expect(try await company.lead(1)?.responsible == nil)
    }
}

extension Company {
    /// What the shell command answers to a colleague.
    func carryOut(
        _ words: String, by colleague: Colleague, files: [File] = [],
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> CommandAnswer {
        guard let member = office.settings.staffMember(login: colleague.rawValue) else {
            throw TestFailure("\(colleague) is nobody")
        }
        return try await office.carryOut(words, as: member, files: files.map(\.attachment), progress: progress)
    }
}
