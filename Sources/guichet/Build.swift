import Configuration
import Documents
import Foundation
import Gateway
import Logging
import Mail
import MailTransport
import Store
import Subprocess

/// The only place that chooses implementations: who is given to whom, where time, secrets and unique names come from.
struct Build {
    let settings: Settings
    let configPath: String

    /// Reads the configuration; throws everything that is wrong in it.
    init(_ options: CommonOptions) throws { try self.init(configPath: options.config) }

    init(configPath: String) throws {
        self.configPath = configPath
        settings = try Settings(path: configPath)
    }

    func store() throws -> Store { try Store(path: settings.files.database) }

    /// An office on this database, with the staff that the configuration names.
    func office(_ store: Store, now: @escaping @Sendable () -> Date = { Date() }, logger: Logger? = nil)
        async throws -> Office
    {
        let settings = settings
        // A file for each part of each letter is read meanwhile.
        async let letters = letters()
        async let phrases = Phrasebook(
            folder: settings.files.templates, fallback: settings.company.defaultLanguage)
        try await store.write { try $0.replaceStaff(with: settings.staff) }
        return Office(
            store: store, settings: settings, letters: try await letters, phrases: try await phrases,
            printer: WeasyPrint(), signer: try SigningKeys(signingKeyFile, logger: self.logger()).signer(), now: now,
            uniqueName: { Self.uniqueName() }, logger: logger ?? self.logger())
    }

    /// The letters. Throws when a rule of reminders names one that is not there.
    func letters() throws -> TemplateLibrary {
        let folder = settings.files.templates
        let library = try TemplateLibrary(folder: folder, fallback: settings.company.defaultLanguage)
        for rule in settings.reminders.rules where !library.hasLetter(inFolder: rule.template) {
            throw Complaint(
                "The rule \(rule.name) in reminders.yaml names the template \(rule.template), but "
                    + "\(folder)/\(settings.company.defaultLanguage)/\(rule.template) has no whole letter: "
                    + "subject, text and html.mustache.")
        }
        return library
    }

    var signingKeyFile: SigningKeyFile {
        SigningKeyFile(
            path: settings.files.secret, grace: TimeInterval(settings.security.keyGrace.components.seconds))
    }

    func logger() -> Logger {
        var logger = Logger(label: "guichet") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel =
            ProcessInfo.processInfo.environment["GUICHET_LOG"].flatMap { Logger.Level(rawValue: $0) } ?? .info
        return logger
    }

    func mailbox(_ mailbox: MailboxSettings) async throws -> IMAPSession {
        var account = IMAPAccount(
            endpoint: endpoint(mailbox.host, mailbox.port, mailbox.security, mailbox.caFile),
            login: Login(userName: mailbox.user, password: try await mailbox.password.secret()))
        account.mailbox = mailbox.folder
        account.maximumFetchSize = max(settings.limits.messageSize, 8_000_000) + 1_000_000
        return IMAPSession(account)
    }

    /// Where the outbox hands its mails in: by one process at a time.
    func submission() async throws -> Courier {
        Courier(
            try await smtpAccount(), postmarks: settings.files.database + ".postmark", executable: "/proc/self/exe")
    }

    func smtpAccount() async throws -> SMTPAccount {
        let smtp = settings.smtp
        var login: Login?
        if let user = smtp.user, let password = smtp.password {
            login = Login(userName: user, password: try await password.secret())
        }
        var account = SMTPAccount(
            endpoint: endpoint(smtp.host, smtp.port, smtp.security, smtp.caFile), login: login)
        account.ourName = String(settings.company.address.plain.domain)
        return account
    }

    private func endpoint(_ host: String, _ port: Int, _ security: LineSecurity, _ caFile: String?) -> Endpoint {
        let protection: Endpoint.Security =
            switch security {
            case .implicit: .implicitTLS
            case .starttls: .startTLS
            case .none: .none
            }
        return Endpoint(
            host: host, port: UInt16(clamping: port), security: protection, certificateAuthorities: caFile)
    }

    /// Sixty-four bits by chance.
    private static func uniqueName() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36)
    }
}

extension SecretSource {
    /// The password itself. Throws a sentence that says where it was looked for.
    func secret() async throws -> Secret {
        switch self {
        case .environment(let name):
            guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else {
                throw Complaint("The environment variable \(name) is not set: it should hold the password.")
            }
            return Secret(value)
        case .file(let path): return Secret(try PrivateFile(path: path).firstLine())
        case .command(let words):
            let result = try await Subprocess.run(
                .name(words[0]), arguments: Arguments(Array(words.dropFirst())), output: .string(limit: 65_536),
                error: .discarded)
            let line = result.standardOutput.split(whereSeparator: \.isNewline).first
            guard result.terminationStatus.isSuccess, let line else {
                throw Complaint("The command “\(words[0])” should print the password, but failed or printed nothing.")
            }
            return Secret(String(line))
        }
    }
}

/// An error in one sentence for the person at the terminal.
struct Complaint: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}
