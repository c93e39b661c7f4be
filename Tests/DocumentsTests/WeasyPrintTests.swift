import CRM
import Documents
import Foundation
import Subprocess
import Testing

@Suite("The PDF of a quote", .enabled("needs WeasyPrint and pdftotext") { PDFPrograms.areInstalled }, .serialized)
struct WeasyPrintTests {
    @Test(arguments: Shipped.languages)
    func saysWhatTheQuoteSays(language: Language) async throws {
        let quote = QuoteDocument.kitchen(in: language)
        let text = try await text(of: quote, in: language).joined(separator: " ")
        let totals = [quote.subtotal, quote.discount, quote.net, quote.vat, quote.gross]
        let rates = quote.rates.flatMap { [$0.rate, $0.base, $0.vat] }
        for words in totals + rates + quote.lines.map(\.net) + quote.customer + quote.letterhead {
            #expect(text.contains(plain(words)), "\(words)")
        }
    }

    @Test(arguments: [(Language.english, "Page 1/1", "Quote"), (.french, "Page 1/1", "Devis")])
    func namesItsPagesAndItself(language: Language, page: String, word: String) async throws {
        let text = try await text(of: .kitchen(in: language), in: language)
        #expect(text.count == 1)
        #expect(text[0].contains(page))
        #expect(text[0].contains("NotSoTiny & fils · \(word) Q-2014-0003"))
    }

    @Test(arguments: [(Language.english, "UNIT PRICE"), (.french, "DÉSIGNATION")])
    func repeatsTheHeadOfALongList(language: Language, heading: String) async throws {
        let pages = try await text(of: .kitchen(in: language, lines: 80), in: language)
        #expect(pages.count > 2)
        for (index, page) in pages.enumerated() {
            #expect(page.contains("Page \(index + 1)/\(pages.count)"))
        }
        #expect(pages[1].uppercased().contains(heading), "\(pages[1])")
        let all = pages.joined(separator: " ")
        #expect(all.split(separator: "INSTALL-DAY", omittingEmptySubsequences: false).count == 21)
        #expect(pages.last?.contains(plain(QuoteDocument.kitchen(in: language).gross)) == true)
    }

    /// The head of the list stands on a page only together with a line.
    @Test(arguments: [8, 9, 10, 11, 12, 13])
    func neverLeavesItsTotalsAlone(lines count: Int) async throws {
        let quote = QuoteDocument.kitchen(in: .english, lines: count)
        let pages = try await text(of: quote, in: .english)
        let last = try #require(pages.first { $0.contains(plain(quote.gross)) })
        #expect(last.contains("UNIT PRICE"), "\(pages)")
        #expect(last.contains(plain(quote.net)) && last.contains(plain(quote.rates[0].base)))
    }

    @Test func staysQuickWithLongTexts() async throws {
        var quote = QuoteDocument.kitchen(in: .english, lines: 100)
        for index in quote.lines.indices {
            quote.lines[index].text = String(repeating: "a finish like the sample, ", count: 30)
        }
        let page = try Shipped.library().page(of: quote, in: .english)
        #expect(try await WeasyPrint(timeLimit: .seconds(30)).pdf(of: page).count > 10_000)
    }

    @Test func isToldWhenItTakesTooLong() async throws {
        let page = try Shipped.library().page(of: .kitchen(in: .english, lines: 80), in: .english)
        let start = ContinuousClock.now
        let error = await #expect(throws: UnprintablePage.self) {
            try await WeasyPrint(timeLimit: .milliseconds(5)).pdf(of: page)
        }
        #expect(error?.explanation.contains("did not finish") == true)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    /// The text of each page, with single spaces.
    private func text(of quote: QuoteDocument, in language: Language) async throws -> [String] {
        let pdf = try await WeasyPrint().pdf(of: try Shipped.library().page(of: quote, in: language))
        let file = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID().uuidString).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let result = try await Subprocess.run(
            .name("pdftotext"), arguments: ["-layout", "-enc", "UTF-8", file.path, "-"],
            output: .string(limit: 1_000_000), error: .discarded)
        return result.standardOutput.split(separator: "\u{C}").map(plain).filter { !$0.isEmpty }
    }

    private func plain(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

@Suite("Without a program that makes PDFs")
struct MissingPrinterTests {
    @Test func theOperatorIsToldWhatToInstall() async {
        let error = await #expect(throws: UnprintablePage.self) {
            try await WeasyPrint(program: "weasyprint-is-not-there").pdf(of: "<p>Hello</p>")
        }
        #expect(error?.explanation.contains("install the Debian package weasyprint") == true)
    }

    @Test(arguments: ["<p>Hello</p>", String(repeating: "<p>A page that no pipe holds</p>", count: 100_000)])
    func aProgramThatDiesUnreadIsQuoted(page: String) async {
        let error = await #expect(throws: UnprintablePage.self) {
            try await WeasyPrint(program: "false").pdf(of: page)
        }
        #expect(error?.explanation.contains("failed") == true)
    }
}

/// What the tests of PDFs need on the machine.
private enum PDFPrograms {
    static let areInstalled = ["weasyprint", "pdftotext"].allSatisfy { name in
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
}
