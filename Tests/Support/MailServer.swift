import Foundation
import Subprocess

/// A private mail server on this machine, as `Scripts/mailserver/start.sh` describes it: Dovecot for IMAP, and Postfix,
/// which delivers every address to it.
///
/// It stops, and its files go, at the latest when the test process ends, however that ends.
public struct MailServer: Sendable {
    /// The password of every user.
    public static let password = "secret"
    /// The only name that its certificate is made out to, if that is as it should be.
    public static let host = "localhost"

    /// What its certificate is like.
    public enum Certificate: String, CaseIterable, Sendable {
        case valid
        case expired
        case selfSigned = "self-signed"
        /// Made out to another name than `host`.
        case otherHost = "other-host"
    }

    /// Offer STARTTLS and need no TLS.
    public let imapPort, smtpPort: UInt16
    /// Speak TLS from the first byte.
    public let imapsPort, smtpsPort: UInt16
    /// A PEM file with the authority that signed the certificate.
    public var certificateAuthority: String { root + "/tls/ca.pem" }
    /// The folder that everything of it is in.
    public let root: String

    /// Whether it can run here: for `.enabled(if: MailServer.isAvailable)`. Needs root and Debian's `dovecot-imapd` and
    /// `dovecot-lmtpd`; Postfix is fetched when it is first needed.
    public static var isAvailable: Bool {
        getuid() == 0
            && ["/usr/sbin/dovecot", "/usr/lib/dovecot/lmtp"].allSatisfy(FileManager.default.isExecutableFile)
    }

    /// The one that all suites of this process share; use users of your own. Started by the first who asks.
    public static var shared: MailServer {
        get async throws { try await start.value }
    }

    private static let start = Task { try await MailServer() }

    /// Starts one, which takes some seconds. One that does not deliver keeps the mails that it takes by SMTP.
    public init(certificate: Certificate = .valid, delivers: Bool = true) async throws {
        let ports = try LoopbackSocket.freePorts(5)
        root = try Self.makeRoot()
        (imapPort, imapsPort, smtpPort, smtpsPort) = (ports[0], ports[1], ports[2], ports[3])
        let names = ["IMAP", "IMAPS", "SMTP", "SMTPS", "LMTP", "CERTIFICATE", "DELIVERS"]
        let values = ports.map(String.init) + [certificate.rawValue, delivers ? "yes" : "no"]
        try await runScript("setup.sh")
        try await runScript("start.sh", settings: Dictionary(uniqueKeysWithValues: zip(names, values)))
    }

    /// Stops it before the process ends.
    public func stop() async throws { try await runScript("stop.sh") }

    /// Whole messages in a user's folder, oldest first by arrival, as Dovecot keeps them: lines ending in CRLF.
    ///
    /// `folder` is one below the inbox, such as `Guichet/Handled`; nil is the inbox.
    public func messages(of user: String, in folder: String? = nil) throws -> [[UInt8]] {
        let maildir = maildir(of: user) + (folder.map { "/." + $0.replacing("/", with: ".") } ?? "")
        // Dovecot moves a message from one file to another when it is seen first, maybe while we read.
        do { return try Self.messages(inMaildir: maildir) } catch { return try Self.messages(inMaildir: maildir) }
    }

    private static func messages(inMaildir maildir: String) throws -> [[UInt8]] {
        let files = ["new", "cur"].flatMap { part in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(maildir)/\(part)")) ?? []
            return names.map { (name: $0, path: "\(maildir)/\(part)/\($0)") }
        }
        // Names begin with the second and then the microsecond of delivery, which has no leading zeros: "7.M98P3", "7.M120P3".
        let inOrder = files.sorted { $0.name.compare($1.name, options: .numeric) == .orderedAscending }
        return try inOrder.map { file in
            withNetworkLineEnds(try Data(contentsOf: URL(filePath: file.path)))
        }
    }

    /// Waits until a user's folder has at least `count` messages, and returns them; what is there after ten seconds
    /// at the latest.
    public func messages(of user: String, in folder: String? = nil, atLeast count: Int) async throws -> [[UInt8]] {
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            let messages = try messages(of: user, in: folder)
            if messages.count >= count || ContinuousClock.now > deadline { return messages }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// How often a password was given for that user, right or wrong, over IMAP or SMTP: by the servers' logs.
    public func loginAttempts(of user: String) throws -> Int {
        let paths = ["dovecot/log", "postfix/log"].map { "\(root)/\($0)" }
        let logs = try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
        return logs.split(separator: "\n").count { line in
            line.hasSuffix("Password mismatch") && line.contains("(\(user),") || line.contains("Login: user=<\(user)>")
                || line.hasSuffix(", sasl_username=\(user)") && !line.contains("failed")
        }
    }

    /// Has a message delivered by SMTP; `text` may have any line ends. It is on its way when this returns.
    public func deliver(_ text: String, to recipient: String, from sender: String = "sender@example.test") throws {
        let connection = try LoopbackSocket(connectingTo: smtpPort)
        try connection.expectReply("220")
        for command in ["HELO test.example.test", "MAIL FROM:<\(sender)>", "RCPT TO:<\(recipient)>"] {
            try connection.send(command + "\r\n")
            try connection.expectReply("250")
        }
        try connection.send("DATA\r\n")
        try connection.expectReply("354")
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        try connection.send(lines.map { ($0.hasPrefix(".") ? "." : "") + $0 + "\r\n" }.joined() + ".\r\n")
        try connection.expectReply("250")
        try connection.send("QUIT\r\n")
    }

    /// Puts messages into a user's inbox without any delivery, for when there are many.
    public func deposit(_ messages: some Sequence<String>, for user: String) throws {
        let maildir = maildir(of: user)
        for part in ["cur", "new", "tmp"] {
            try FileManager.default.createDirectory(atPath: "\(maildir)/\(part)", withIntermediateDirectories: true)
        }
        let deposit = UInt32.random(in: 0 ... .max)
        for (number, message) in messages.enumerated() {
            let name = "\(1_000_000_000 + number).\(deposit).test"
            try Data(message.utf8).write(to: URL(filePath: "\(maildir)/new/\(name)"))
        }
        // Dovecot's programs work as this account, which owns the mail of every user.
        try chown(root + "/mail", to: "mail")
    }

    /// Takes away all that a user has, whom nobody serves any more.
    public func removeMail(of user: String) throws { try FileManager.default.removeItem(atPath: maildir(of: user)) }

    /// Makes a folder of a user's, by its name such as `Sales`.
    public func createFolder(_ name: String, of user: String) async throws {
        try await doveadm("mailbox", "create", "-u", user, name)
    }

    /// Deletes a folder of a user's with all that is in it, whoever has it open.
    public func deleteFolder(_ name: String, of user: String) async throws {
        try await doveadm("mailbox", "delete", "-u", user, name)
    }

    /// Puts a message into a folder of a user's, without any delivery.
    public func save(_ message: String, in folder: String, of user: String) async throws {
        try await doveadm("save", "-u", user, "-m", folder, input: message)
    }

    private func doveadm(_ arguments: String..., input: String = "") async throws {
        let result = try await run(
            .path("/usr/bin/doveadm"), arguments: Arguments(["-c", "\(root)/dovecot/dovecot.conf"] + arguments),
            input: .string(input), output: .discarded, error: .string(limit: 4000))
        guard result.terminationStatus.isSuccess else {
            throw TestSupportError("doveadm \(arguments) failed: \(result.standardError)")
        }
    }

    private func maildir(of user: String) -> String { "\(root)/mail/\(user.lowercased())/Maildir" }

    private static func withNetworkLineEnds(_ data: Data) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in data {
            if byte == 0x0A, bytes.last != 0x0D { bytes.append(0x0D) }
            bytes.append(byte)
        }
        return bytes
    }

    /// A short path: sockets live below it, and their paths are limited to some hundred octets. unix(7).
    /// In memory where there is much of it: in life its disk is another machine's, and here it would be the one that the
    /// gateway's database is on.
    private static func makeRoot() throws -> String {
        var memory = statvfs()
        let hasMemory = statvfs("/dev/shm", &memory) == 0 && memory.f_bavail * memory.f_frsize >= 4_000_000_000
        var template = Array("\(hasMemory ? "/dev/shm" : "/tmp")/guichet.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestSupportError("no temporary folder: errno \(errno)") }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private func runScript(_ name: String, settings: [String: String] = [:]) async throws {
        var settings = settings
        settings["ROOT"] = root
        settings["PACKAGES"] = Repository.path + "/.mailserver/packages"
        settings["KEEPER"] = String(getpid())
        let changes = settings.map { (Environment.Key(stringLiteral: $0.key), $0.value as String?) }
        let result = try await run(
            .path("/bin/bash"), arguments: ["\(Repository.path)/Scripts/mailserver/\(name)"],
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: changes)), output: .discarded,
            error: .string(limit: 4000))
        guard result.terminationStatus.isSuccess else {
            throw TestSupportError("\(name) failed: \(result.standardError)")
        }
    }

    private func chown(_ folder: String, to account: String) throws {
        guard let owner = getpwnam(account)?.pointee else { throw TestSupportError("there is no account \(account)") }
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { "\(folder)/\($0)" } ?? []
        for file in files { lchown(file, owner.pw_uid, owner.pw_gid) }
    }
}

/// Why a stand-in could not be set up.
public struct TestSupportError: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Where the tests' own sources are.
enum Repository {
    /// Three levels above this file.
    static let path = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
}
