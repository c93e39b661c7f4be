import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Receipts")
struct ReceiptTests {
    @Test(arguments: [
        ("TAKE", Colleague.eric, ["CONVERT", "REPLY", "CALL", "DROP", "UNDO 1"]),
        ("PRENDRE", .thomas, ["CONVERTIR", "REPONDRE", "APPEL", "ABANDONNER", "DEFAIRE 1"]),
        ("ASSIGN luc", .eric, ["TAKE", "ASSIGN", "HISTORY", "UNDO 1"]),
        ("CONVERT", .eric, ["REPLY", "CALL", "ASSIGN", "WON", "LOST", "UNDO 1"]),
        ("DROP no budget", .eric, ["REOPEN", "HISTORY", "POOL", "UNDO 1"]),
    ])
    func offerWhatIsUsefulNext(words: String, colleague: Colleague, offers: [String]) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let receipt = try await company.command(words, by: colleague, on: "L-1")
        #expect(receipt.offers == offers)
        for offer in offers { #expect(receipt.text.contains(offer)) }
    }

    @Test(arguments: [
        ("POOL", Colleague.eric, ["TAKE L-1", "MINE", "HELP"]), ("RESERVE", .thomas, ["PRENDRE L-1", "MES", "AIDE"]),
        ("MINE", .eric, ["POOL", "HELP"]), ("HISTORY L-1", .eric, ["TAKE", "ASSIGN"]),
    ])
    func doNotOfferWhatWasJustAsked(words: String, colleague: Colleague, offers: [String]) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        #expect(try await company.command(words, by: colleague).offers == offers)
    }

    @Test func offerNothingTwice() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.command("IMPORT Fair\n\nAnna Marchand, Marchand SARL, anna@marchand.example", by: .eric)
        let receipt = try await company.command("COMMIT", by: .eric)
        #expect(receipt.says("L-2"))
        #expect(receipt.offers.count(where: { $0 == "POOL" }) == 1)
        #expect(Set(receipt.offers).count == receipt.offers.count)
    }

    @Test func aButtonOfOneIsObeyed() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let taken = try await company.command("TAKE", by: .eric, on: "L-1")
        let converted = try await company.tap("CONVERT", "revenue 5k", in: taken, by: .eric)
        #expect(try await company.opportunity(1)?.expectedRevenue == Money(minorUnits: 500_000))
        try await company.tap("UNDO 2", in: converted, by: .eric)
        #expect(try await company.opportunity(1) == nil)
    }

    @Test func aButtonWorksForWhomItWasSentToOnly() async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        let draft = try #require(notice.drafts.first)
        let entry = try await company.receive(
            from: Company.eric, to: draft.to, subject: draft.subject, draft.text)
        #expect(entry.state == .handled)
        #expect(try await company.lead(1)?.responsible == nil)
    }

    @Test func tellEveryLineInItsOrder() async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        let receipt = try await company.command("REVENUE 80k\nSTAGE meeting\nNOTE She likes red", by: .eric, on: "O-1")
        let text = receipt.text
        let revenue = try #require(text.range(of: "€5,000,000 → €80,000"))
        let stage = try #require(text.range(of: "new → meeting"))
        let note = try #require(text.range(of: "Note kept on O-1"))
        #expect(revenue.lowerBound < stage.lowerBound)
        #expect(stage.lowerBound < note.lowerBound)
        #expect(receipt.subject == "[NST O-1] Done: REVENUE 80k")
    }

    @Test(arguments: [
        "TAKE\nCONVERT revenue much", "TAKE\nNOTE red\nASSIGN bob", "CONVERT\nWON 5k\nREOPEN\nSTAGE someday",
        "CONVERT company \"Dupont SA\"\nPARTNER city: Lille\nPARTNER language: de",
        "LEAD Paul Petit, 03 20 11 11 11\nTAKE L-99",
        "CALL in: wants red\nCALL tomorrow 10:00: again", "SPAM\nREVENUE 5k", "MERGE L-2\nTAKE L-2\nTAKE L-2",
    ])
    func afterAWrongLineNothingOfTheOthersIsLeft(words: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.receive(from: "paul@petit.example", subject: "Again", "And a table, please.")
        let before = try await company.books()
        let mails = try await company.mailCounts()
        let receipt = try await company.command(words, by: .eric, on: "L-1")
        #expect(receipt.says("Nothing was changed"))
        #expect(receipt.says("Not done, because another line is wrong."))
        #expect(try await company.books() == before)
        #expect(try await company.lastBatch(of: .eric) == nil)
        #expect(try await company.mails(to: Colleague.luc.address).count == mails[.luc])
        #expect(try await company.mails(to: Colleague.thomas.address).count == mails[.thomas])
    }

    @Test func moreCommandsThanAPersonWritesAreNotDone() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let words = Array(repeating: "NOTE red", count: 101).joined(separator: "\n")
        let receipt = try await company.command(words, by: .eric, on: "L-1")
        #expect(receipt.says("More than 100 commands in one mail; I stopped reading here."))
        #expect(try await !company.timeline("L-1").map(\.kind).contains(.note))
    }

    @Test func moreThanFiveUnknownLinesAreNotReadOn() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let words = Array(repeating: "TAEK", count: 8).joined(separator: "\n")
        let receipt = try await company.command(words, by: .eric, on: "L-1")
        #expect(receipt.says("Too many lines in a row are no commands; I stopped reading here."))
    }
}
