import CRM
import Foundation
import Mail
import MailTransport
import Store
import Subprocess

/// Where the demo plays: a configuration and a database of its own, and the real `guichet run` at work on them.
struct Stage {
    let folder: String
    let endpoints: (imap: Endpoint, smtp: Endpoint)
    var configPath: String { "\(folder)/guichet.yaml" }
    var databasePath: String { "\(folder)/guichet.sqlite" }

    static let password = Secret("secret")

    init(
        folder: String, templates: String, configFolder: String, imapsPort: Int, smtpPort: Int, caFile: String
    ) throws {
        self.folder = folder
        endpoints = (
            Endpoint(
                host: "localhost", port: UInt16(clamping: imapsPort), security: .implicitTLS,
                certificateAuthorities: caFile),
            Endpoint(
                host: "localhost", port: UInt16(clamping: smtpPort), security: .startTLS,
                certificateAuthorities: caFile)
        )
        let files = FileManager.default
        try? files.removeItem(atPath: folder)
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["staff.yaml", "vocabulary.yaml", "products.csv", "reminders.yaml"] {
            try files.copyItem(atPath: "\(configFolder)/\(name)", toPath: "\(folder)/\(name)")
        }
        let password = "\(folder)/password"
        _ = try PrivateFile(path: password).create(Data("secret\n".utf8))
        let config = """
            company: {name: NotSoTiny, short_name: NST, address: crm@notsotiny.example, languages: [fr, en], time_zone: Europe/Paris}
            mailboxes:
              - {name: sales, host: localhost, port: \(imapsPort), ca_file: \(Self.absolute(caFile)),
                 user: crm@notsotiny.example, password: {file: password}}
            smtp: {host: localhost, port: \(smtpPort), tls: starttls, ca_file: \(Self.absolute(caFile)),
                   user: crm@notsotiny.example, password: {file: password}}
            routing: {opportunities_to: luc}
            quotes:
              letterhead: [8 avenue de la République, 75011 Paris]
              conditions: {en: 30 % with the order and the rest on delivery., fr: "Acompte de 30 %, solde à la livraison."}
            calendar_folder: calendars
            templates: \(Self.absolute(templates))
            """
        try config.write(toFile: "\(folder)/guichet.yaml", atomically: true, encoding: .utf8)
    }

    /// Runs `guichet run` while `body` plays; ends it as an operator would, and waits until it has ended.
    func withGateway<Answer: Sendable>(_ body: () async throws -> Answer) async throws -> Answer {
        let log = "\(folder)/guichet.log"
        _ = try PrivateFile(path: log).create(Data())
        let handle = try FileHandle(forWritingTo: URL(filePath: log))
        let ended = try await Subprocess.run(
            .path(.init(Self.ownExecutable)), arguments: ["run", "--config", configPath], input: .none,
            output: .discarded,
            error: .fileDescriptor(.init(rawValue: handle.fileDescriptor), closeAfterSpawningProcess: false)
        ) { execution in
            let answer: Result<Answer, any Error>
            do { answer = .success(try await body()) } catch { answer = .failure(error) }
            try execution.send(signal: .terminate)
            return answer
        }
        guard ended.terminationStatus.isSuccess else {
            throw Complaint("“guichet run” ended with \(ended.terminationStatus); see \(log).")
        }
        return try ended.closureResult.get()
    }

    func printTimeline() async throws {
        let shown = try await Subprocess.run(
            .path(.init(Self.ownExecutable)), arguments: ["show", "P-1", "--config", configPath],
            output: .string(limit: 1_000_000), error: .discarded)
        print("\n== The partner's timeline (guichet show P-1) ==\n")
        print(shown.standardOutput)
    }

    /// Keeps a file that somebody in the story got, to look at.
    func keep(_ file: Attachment) throws {
        let documents = "\(folder)/documents"
        try FileManager.default.createDirectory(atPath: documents, withIntermediateDirectories: true)
        let name = URL(filePath: file.fileName ?? "file").lastPathComponent
        try Data(file.content).write(to: URL(filePath: documents).appending(path: name))
    }

    /// Where these files are.
    var documents: String { Self.absolute("\(folder)/documents") }

    /// This program: the demo runs the same one that an operator runs.
    private static let ownExecutable =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]

    private static func absolute(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }
}
