import Foundation

/// A company whose people work at the shell: a folder with configuration and database, and no mail server.
struct Shell: Sendable {
    /// Holds everything that `guichet` reads and writes. Removed by `remove()`.
    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/guichet-shell-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try write(Self.configuration, to: "guichet.yaml")
        try write(Self.staff, to: "staff.yaml")
        try FileManager.default.copyItem(
            atPath: "\(Installation.repository)/Config/vocabulary.yaml", toPath: "\(folder)/vocabulary.yaml")
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs `guichet` with this company's configuration to its end.
    func guichet(_ arguments: String..., input: String = "") async throws -> Ending {
        try await guichet(arguments, input: input)
    }

    func guichet(_ arguments: [String], input: String = "") async throws -> Ending {
        try await Installation.guichet(arguments + ["--config", "\(folder)/guichet.yaml"], input: input)
    }

    /// Writes a file into the folder and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Gives the configuration these lines more, instead of those given before.
    func configure(_ lines: String) throws { try write(Self.configuration + "\n" + lines, to: "guichet.yaml") }

    /// Says who may read and change a file of the folder.
    func change(_ name: String, mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(folder)/\(name)")
    }

    /// The names of all files in the folder and below it, without those of the database.
    func files() throws -> Set<String> {
        Set(try FileManager.default.subpathsOfDirectory(atPath: folder).filter { !$0.hasPrefix("guichet.sqlite") })
    }

    private static let configuration = """
        company: {name: Kitchens, short_name: KIT, address: crm@kit.example.test, languages: [en, fr]}
        mailboxes:
          - {host: localhost, user: crm, password: {file: password}}
        smtp: {host: localhost}
        templates: \(Installation.repository)/MailTemplates
        """
    private static let staff = """
        staff:
          luc: {name: Luc Martin, email: luc@kit.example.test, role: manager, language: fr}
          anna: {name: Anna Berg, email: anna@kit.example.test, language: en}
        """
}

extension Ending {
    /// Standard output as JSON. Throws when it is none.
    func json() throws -> [[String: any Sendable]] {
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return value as? [[String: any Sendable]] ?? (value as? [String: any Sendable]).map { [$0] } ?? []
    }

    /// A line that begins with `Error: `, on standard error alone.
    var isAComplaint: Bool { output.isEmpty && talk.hasPrefix("Error: ") }
}
