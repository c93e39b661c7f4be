import Foundation
import Mail
import TestSupport

/// A company with a `guichet` of its own: a folder with configuration and database, and an inbox on a mail server.
///
/// Each installation has a mail domain to itself, so that many can share one server.
struct Installation: Sendable {
    let server: MailServer
    /// Mail domain of the company, such as `crash.example.test`.
    let domain: String
    /// Holds everything that `guichet` reads and writes, and `guichet.log`. Removed by `remove()`.
    let folder: String

    /// What customers write to, and the user whose inbox is watched.
    var inbox: String { "crm@\(domain)" }
    /// The colleagues who are told of each new lead.
    var interestedColleagues: [String] { ["luc@\(domain)", "anna@\(domain)"] }
    /// The folder that the database is in, and nothing else.
    var dataFolder: String { "\(folder)/data" }
    var databasePath: String { "\(dataFolder)/guichet.sqlite" }
    var configPath: String { "\(folder)/guichet.yaml" }
    var logPath: String { "\(folder)/guichet.log" }

    /// What `guichet.yaml` says where installations differ.
    struct Choices: Sendable {
        /// Where mail is handed in; nil is the server's own port.
        var smtpPort: UInt16?
        var imapPort: UInt16?
        var password = MailServer.password
        /// The password for SMTP; nil hands mail in without a login.
        var smtpPassword: String?
        /// `implicit`, `starttls` or `none`.
        var imapTLS = "implicit"
        var smtpTLS = "starttls"
        /// Said of the mailbox besides, such as `folder: Sales`.
        var mailbox = ""
        /// Relative to the installation's folder.
        var database = "data/guichet.sqlite"
        /// Lines added to the configuration.
        var more = ""
    }

    /// Writes the configuration; `name` is a word that no other installation on that server has.
    init(_ name: String, on server: MailServer, _ choices: Choices = Choices()) throws {
        self.server = server
        domain = "\(name).example.test"
        folder = FileManager.default.temporaryDirectory.path + "/guichet-\(name)-\(UUID().uuidString.prefix(8))"
        let files = FileManager.default
        try files.createDirectory(atPath: dataFolder, withIntermediateDirectories: true)
        try configure(choices)
        try write(staff, to: "staff.yaml")
        try files.copyItem(atPath: "\(Self.repository)/Config/vocabulary.yaml", toPath: "\(folder)/vocabulary.yaml")
    }

    /// Writes `guichet.yaml` and the password file anew.
    func configure(_ choices: Choices) throws {
        try write(configuration(choices), to: "guichet.yaml")
        try write("\(choices.password)\n", to: "password", readableBy: 0o600)
        try write("\(choices.smtpPassword ?? "")\n", to: "smtp.password", readableBy: 0o600)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes a file of the installation anew.
    func write(_ text: String, to name: String, readableBy mode: Int = 0o644) throws {
        let path = "\(folder)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func configuration(_ choices: Choices) -> String {
        let imapPort = choices.imapPort ?? (choices.imapTLS == "implicit" ? server.imapsPort : server.imapPort)
        let smtpPort = choices.smtpPort ?? (choices.smtpTLS == "implicit" ? server.smtpsPort : server.smtpPort)
        let login = choices.smtpPassword == nil ? "" : ", user: \(inbox), password: {file: smtp.password}"
        return """
            company:
              {name: Kitchens, short_name: KIT, address: \(inbox), languages: [en, fr], time_zone: Europe/Paris}
            mailboxes:
              - {name: sales, host: \(MailServer.host), port: \(imapPort), tls: \(choices.imapTLS),
                 ca_file: \(server.certificateAuthority), user: \(inbox), password: {file: password}\(choices.mailbox.isEmpty ? "" : ", " + choices.mailbox)}
            smtp:
              {host: \(MailServer.host), port: \(smtpPort), tls: \(choices.smtpTLS),
               ca_file: \(server.certificateAuthority)\(login)}
            routing: {opportunities_to: luc}
            templates: \(Self.repository)/MailTemplates
            database: \(choices.database)
            \(choices.more)
            """
    }

    private var staff: String {
        """
        staff:
          luc: {name: Luc Martin, email: luc@\(domain), role: manager, language: fr}
          anna: {name: Anna Berg, email: anna@\(domain), language: en}
          paul: {name: Paul Wood, email: paul@\(domain), language: en, new_leads: false}
        """
    }

    /// The folder above this file that has the package's manifest.
    static let repository: String = {
        let steps = #filePath.split(separator: "/")
        let folders = steps.indices.reversed().map { "/" + steps[..<$0].joined(separator: "/") }
        return folders.first { FileManager.default.fileExists(atPath: "\($0)/Package.swift") } ?? "."
    }()
}
