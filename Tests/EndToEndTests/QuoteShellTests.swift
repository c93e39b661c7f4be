import Foundation
import Testing

@Suite("Quotes at the shell", .timeLimit(.minutes(2)))
final class QuoteShellTests {
    private let shell: Shell

    init() throws { shell = try Shell() }

    deinit { shell.remove() }

    /// Makes a quote and returns its number.
    private func quote() async throws -> String {
        try shell.write("sku,name_en,price,vat\nTABLE,Oak table,1290,20\n", to: "products.csv")
        for words in ["LEAD Jane Doe, Dupont SA, jane@dupont.example", "CONVERT L-1", "QUOTE O-1 TABLE x2"] {
            let ending = try await shell.guichet("command", "--as", "luc", words)
            try #require(ending.exitCode == 0, "\(ending)")
        }
        let row = try await shell.guichet("list", "quotes").output.split(separator: "\n").last
        return String(try #require(row?.split(separator: " ").first))
    }

    @Test func areListed() async throws {
        let number = try await quote()
        let table = try await shell.guichet("list", "quotes")
        #expect(table.output.contains("QUOTE") && table.output.contains("draft"))
        #expect(table.output.contains("\(number)") && table.output.contains("€3,096"), "\(table.output)")
        let listed = try await shell.guichet("list", "quotes", "--format", "json").json()
        #expect(listed.map { $0["state"] as? String } == ["draft"])
        #expect(listed.map { $0["version"] as? Int } == [1])
    }

    @Test func noneIsAnEmptyListToo() async throws {
        #expect(try await shell.guichet("list", "quotes", "--format", "json").json().isEmpty)
    }

    @Test(arguments: ["17", "Q-2014", "O-12", "Q-2014-0001x", ""])
    func aWrongNumberIsMisuse(number: String) async throws {
        let ending = try await shell.guichet("quote", number)
        #expect(ending.exitCode == 64 && ending.output.isEmpty, "\(ending)")
        #expect(ending.talk.contains("Q-2014-0003"))
    }

    @Test func anUnknownNumberIsAComplaint() async throws {
        let ending = try await shell.guichet("quote", "Q-2014-0001")
        #expect(ending.exitCode == 1 && ending.isAComplaint, "\(ending)")
        #expect(ending.talk.contains("Q-2014-0001 does not exist."))
    }

    @Test(.enabled("needs WeasyPrint") { WeasyPrintProgram.isInstalled })
    func aPDFIsHandedOutAndWritesOverNothing() async throws {
        let number = try await quote()
        let path = "\(shell.folder)/quote.pdf"
        let first = try await shell.guichet("quote", number.lowercased(), "--output", path)
        #expect(first.exitCode == 0, "\(first)")
        let pdf = try #require(FileManager.default.contents(atPath: path))
        #expect(pdf.starts(with: Data("%PDF-".utf8)))
        let second = try await shell.guichet("quote", number, "--output", path)
        #expect(second.exitCode == 1 && second.isAComplaint, "\(second)")
        #expect(FileManager.default.contents(atPath: path) == pdf)
        _ = try await shell.guichet("quote", number, "--output", path + "2")
        #expect(FileManager.default.contents(atPath: path + "2") == pdf)
    }

    @Test(.enabled("needs WeasyPrint") { WeasyPrintProgram.isInstalled })
    func checkPrintsAPageAndCountsTheProducts() async throws {
        _ = try await quote()
        let findings = try await shell.guichet("check", "--format", "json").json()
        let well = findings.filter { $0["isWell"] as? Bool == true }.compactMap { $0["what"] as? String }
        #expect(well.contains("products") && well.contains("PDF renderer"), "\(findings)")
    }

    @Test func checkNamesAMistakeAmongTheProducts() async throws {
        try shell.write("sku,name_en,price,vat\nTABLE,Oak table,dear,20\n", to: "products.csv")
        let ending = try await shell.guichet("check")
        #expect(ending.exitCode == 1)
        #expect(ending.output.contains("products.csv:2: “dear” is no price"), "\(ending.output)")
    }
}

private enum WeasyPrintProgram {
    static let isInstalled = ["/usr/bin/weasyprint", "/usr/local/bin/weasyprint"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }
}
