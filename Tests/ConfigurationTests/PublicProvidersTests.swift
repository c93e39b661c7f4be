import Configuration
import Foundation
import Testing

@Suite("Public mail providers")
struct PublicProvidersTests {
    @Test(arguments: ["gmail.com", "GMAIL.com", "orange.fr", "t-online.de", "yahoo.co.uk", "163.com"])
    func areKnownWithoutAFile(domain: String) throws {
        #expect(try settings().publicProviders.owns(domain))
    }

    @Test(arguments: ["notsotiny.example", "mail.gmail.com", "gmail.com.evil.test", "com", ""])
    func areNobodyElse(domain: String) throws {
        #expect(try !settings().publicProviders.owns(domain))
    }

    @Test func areWhatTheFileSaysInstead() throws {
        let own = try settings(providers: "# ours\n\nEcole.example # pupils\n  post.example  \n").publicProviders
        #expect(own.owns("ecole.example") && own.owns("post.example"))
        #expect(!own.owns("gmail.com"))
    }

    @Test func ofTheFileThatShipsAreTheSame() throws {
        let path = #filePath.replacing(
            "Tests/ConfigurationTests/PublicProvidersTests.swift", with: "Config/public-providers.txt")
        let shipped = try String(contentsOfFile: path, encoding: .utf8)
        let domains = shipped.split(separator: "\n").filter { !$0.hasPrefix("#") }
        let read = try settings(providers: shipped).publicProviders
        #expect(domains.count > 300)
        #expect(domains.allSatisfy { read.owns($0) && PublicProviders.shipped.owns($0) })
    }

    @Test(arguments: [
        ("gmail.com\njane@gmail.com\n", 2, "“jane@gmail.com” is no mail domain"),
        ("gmail.com\n\nGMAIL.COM\n", 3, "stands on line 1 already"), ("localhost", 1, "no mail domain"),
        ("*.gmail.com", 1, "no mail domain"), ("gmail.com yahoo.com", 1, "no mail domain"),
        ("gmail..com", 1, "no mail domain"), ("# none\n", nil, "names no domain"), ("", nil, "names no domain"),
    ])
    func areComplainedAboutWithFileAndLine(text: String, line: Int?, words: String) {
        let error = #expect(throws: SettingsProblems.self) { try settings(providers: text) }
        let problem = error?.problems.first { $0.explanation.contains(words) }
        #expect(problem != nil, "\(error?.description ?? "")")
        #expect(problem?.line == line)
        #expect(problem?.file.hasSuffix("public-providers.txt") == true)
    }
}
