import CRM
import Configuration
import Foundation
import Testing

let minimal = """
    company: {name: NotSoTiny, short_name: NST, address: crm@notsotiny.example}
    mailboxes:
      - {host: imap.example.test, user: crm, password: {env: SECRET}}
    smtp: {host: smtp.example.test}
    """
let staff = """
    staff:
      luc: {name: Luc Martin, email: luc@notsotiny.example, role: manager, language: fr}
    """

/// Reads these files as a configuration; the vocabulary is the one that ships.
func settings(
    _ main: String = minimal, staff people: String = staff, products: String? = nil, providers: String? = nil,
    reminders: String? = nil
) throws -> Settings {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let shipped = #filePath.replacing("Tests/ConfigurationTests/SettingsTests.swift", with: "Config/vocabulary.yaml")
    try FileManager.default.copyItem(atPath: shipped, toPath: folder.appending(path: "vocabulary.yaml").path)
    try main.write(to: folder.appending(path: "guichet.yaml"), atomically: true, encoding: .utf8)
    try people.write(to: folder.appending(path: "staff.yaml"), atomically: true, encoding: .utf8)
    try products?.write(to: folder.appending(path: "products.csv"), atomically: true, encoding: .utf8)
    try reminders?.write(to: folder.appending(path: "reminders.yaml"), atomically: true, encoding: .utf8)
    try providers?.write(
        to: folder.appending(path: "public-providers.txt"), atomically: true, encoding: .utf8)
    return try Settings(path: folder.appending(path: "guichet.yaml").path)
}

@Suite("The configuration")
struct SettingsTests {
    @Test func thatShipsIsValid() throws {
        let root = #filePath.replacing("/Tests/ConfigurationTests/SettingsTests.swift", with: "")
        let shipped = try Settings(path: root + "/Config/guichet.yaml")
        #expect(shipped.staff.map(\.login) == ["eric", "luc", "thomas"])
        #expect(shipped.company.languages == [.french, .english])
        #expect(throws: Never.self) {
            try Phrasebook(folder: root + "/MailTemplates", fallback: .french)
        }
    }

    @Test func needsLittle() throws {
        let settings = try settings()
        #expect(settings.mailboxes.first?.port == 993)
        #expect(settings.mailboxes.first?.name == "crm")
        #expect(settings.mailboxes.first?.folders?.handled == "Guichet/Handled")
        #expect(settings.smtp.port == 465)
        #expect(settings.security.proof == .either)
        #expect(settings.limits.messageSize == 25_000_000)
        #expect(settings.routing.opportunitiesTo == "luc")
        #expect(settings.files.database.hasSuffix("/guichet.sqlite"))
    }

    @Test func theCurrencyIsThatOfAmountsInCommands() throws {
        let swiss = minimal.replacing("short_name: NST,", with: "short_name: NST, currency: CHF,")
        #expect(try settings(swiss).vocabulary.currency.rawValue == "CHF")
        #expect(try settings().vocabulary.currency == .euro)
    }

    @Test(arguments: [
        ("limits: {message_size: 5 MB}", 5_000_000), ("limits: {message_size: 100kB}", 100_000),
        ("limits: {message_size: 1_000_000}", 1_000_000),
    ])
    func readsSizesAsPeopleWriteThem(line: String, bytes: Int) throws {
        #expect(try settings(minimal + "\n" + line).limits.messageSize == bytes)
    }

    @Test(
        arguments: [
            ("smpt: {}", 5, "smpt"), ("limits: {message_size: huge}", 5, "huge"),
            ("limits: {message_size: 5}", 5, "100 kB"),
            ("limits: {acknowledgements_per_hour: -1}", 5, "0 to"), ("security: {commands: maybe}", 5, "either"),
            ("security: {commands: dmarc}", 5, "authserv_id"), ("security: {token_lifetime: 1h}", 5, "1d"),
            ("routing: {opportunities_to: nobody}", 5, "luc"),
            ("routing: {forms: [not an address]}", 5, "not an address"),
            ("company: {}", 5, "twice"), ("database: [a, b]", 5, "one value"), ("limits: 5", 5, "key: value"),
            ("\tx: 1", 5, "YAML"),
        ] as [(String, Int, String)])
    func complainsWithFileAndLine(line: String, number: Int, word: String) {
        let error = #expect(throws: SettingsProblems.self) { try settings(minimal + "\n" + line) }
        let problem = error?.problems.first { $0.explanation.contains(word) }
        #expect(problem?.line == number, "\(error?.description ?? "")")
        #expect(problem?.file.hasSuffix("guichet.yaml") == true)
    }

    @Test(arguments: [
        ("name: NotSoTiny", "company.name"), ("short_name: NST", "company.short_name"),
        ("address: crm@notsotiny.example", "company.address"), ("host: imap.example.test", "host"),
        ("password: {env: SECRET}", "password"), ("smtp: {host: smtp.example.test}", "smtp.host"),
    ])
    func saysWhatIsMissing(line: String, key: String) {
        let error = #expect(throws: SettingsProblems.self) { try settings(minimal.replacing(line, with: "")) }
        #expect(error?.description.contains(key) == true, "\(error?.description ?? "")")
    }

    @Test(arguments: [
        ("email: luc@notsotiny.example", "email: nobody", "no mail address"),
        ("email: luc@notsotiny.example", "email: crm@notsotiny.example", "gateway needs its own"),
        ("role: manager", "role: king", "manager, salesperson"), ("language: fr", "language: french!", "en or fr"),
        ("luc:", "Luc Martin:", "lower-case"), ("language: fr}", "language: fr, time_zone: Mars}", "time zone"),
        ("language: fr}", "language: fr, colour: red}", "colour"),
    ])
    func complainsAboutColleagues(old: String, new: String, word: String) {
        let error = #expect(throws: SettingsProblems.self) { try settings(staff: staff.replacing(old, with: new)) }
        #expect(error?.description.contains(word) == true, "\(error?.description ?? "")")
    }

    @Test func refusesTwoColleaguesWithOneAddress() {
        let two =
            staff + "\n  eric: {name: Eric Wood, email: [eric@notsotiny.example, LUC@notsotiny.example], language: en}"
        let error = #expect(throws: SettingsProblems.self) { try settings(staff: two) }
        #expect(error?.description.contains("belongs to") == true, "\(error?.description ?? "")")
    }

    @Test func saysThatAFileIsMissing() {
        let error = #expect(throws: SettingsProblems.self) { try Settings(path: "/nowhere/guichet.yaml") }
        #expect(error?.problems.first?.description == "/nowhere/guichet.yaml: does not exist.")
    }

    @Test func keepsNoPasswordInTheYAML() {
        let open = minimal.replacing("password: {env: SECRET}", with: "password: secret")
        let error = #expect(throws: SettingsProblems.self) { try settings(open) }
        #expect(error?.description.contains("password") == true)
        #expect(error?.description.contains("secret") == false)
    }
}
