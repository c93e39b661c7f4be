import ArgumentParser
import Configuration
import Documents
import Foundation
import Gateway
import Mail
import MailTransport
import Store

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries out everything the gateway needs, and says what is wrong and how to mend it.")

    @OptionGroup var options: CommonOptions
    @Option(help: "How to print it: table or json.")
    var format = OutputFormat.table

    /// One thing that was tried.
    struct Finding: Encodable {
        var what: String
        var isWell: Bool
        var detail: String
    }

    func run() async throws {
        var findings: [Finding] = []
        do {
            let build = try Build(options)
            findings.append(Finding(what: "configuration", isWell: true, detail: options.config))
            findings += Self.files(build)
            findings += await Self.quotes(build)
            let (servers, folders) = await Self.servers(build)
            findings += servers
            // What is wrong with the database was found already.
            if findings.contains(where: { $0.what == "database" && $0.isWell }) {
                findings.append(await Self.ledger(build, folders))
            }
            findings.append(Self.clock(build))
        } catch let error as SettingsProblems {
            findings += error.problems.map { Finding(what: "configuration", isWell: false, detail: $0.description) }
        }
        switch format {
        case .json: print(try Terminal.json(findings))
        case .table:
            for finding in findings {
                print("\(finding.isWell ? "ok   " : "WRONG")  \(finding.what): \(Terminal.visible(finding.detail))")
            }
        }
        if findings.contains(where: { !$0.isWell }) { throw ExitCode.failure }
    }

    private static func files(_ build: Build) -> [Finding] {
        let files = build.settings.files
        var findings = [
            tried("database") {
                let store = try build.store()
                try store.requireRoom()
                try store.close()
                return files.database
            },
            tried("signing key") {
                _ = try build.signingKeyFile.entries(at: Date())
                return files.secret
            },
        ]
        do {
            let library = try build.letters()
            let languages = library.languages.map(\.rawValue).joined(separator: ", ")
            let problems = library.problems
            findings += problems.map { Finding(what: "template", isWell: false, detail: $0.description) }
            if problems.isEmpty {
                findings.append(Finding(what: "templates", isWell: true, detail: "\(files.templates) (\(languages))"))
            }
        } catch {
            findings.append(Finding(what: "templates", isWell: false, detail: "\(files.templates): \(error)"))
        }
        findings.append(
            tried("phrases") {
                _ = try Phrasebook(
                    folder: files.templates, fallback: build.settings.company.defaultLanguage)
                return files.templates
            })
        return findings
    }

    /// A mistake in `products.csv` is one of the configuration, and found there.
    private static func quotes(_ build: Build) async -> [Finding] {
        let count = build.settings.products.products.count
        return [
            Finding(
                what: "products", isWell: true,
                detail: count == 0 ? "none: quotes have lines of their own only" : "\(count) in products.csv"),
            await tried("PDF renderer") {
                let pdf = try await WeasyPrint(timeLimit: .seconds(30)).pdf(of: "<p>guichet check</p>")
                return "WeasyPrint printed a page of \(pdf.count) bytes"
            },
        ]
    }

    /// What each server said, and what is in its watched folder, if that could be seen.
    private static func servers(_ build: Build) async -> ([Finding], [WatchedFolder]) {
        var findings: [Finding] = []
        var folders: [WatchedFolder] = []
        for mailbox in build.settings.mailboxes {
            findings.append(
                await tried("IMAP \(mailbox.name)") {
                    let session = try await build.mailbox(mailbox)
                    let report = try await session.examine()
                    folders.append(try await WatchedFolder(mailbox, in: session))
                    await session.close()
                    let abilities = [
                        report.canIdle ? "IDLE" : "no IDLE: looks every \(mailbox.pollEvery.components.seconds) s",
                        report.canMove ? "MOVE" : "no MOVE: copies and deletes",
                    ]
                    return "\(report.messageCount) messages; \(abilities.joined(separator: ", "))"
                })
        }
        findings.append(
            await tried("SMTP") {
                let session = SMTPSession(try await build.smtpAccount())
                let answer = try await session.verify()
                await session.close()
                return answer.isEmpty ? build.settings.smtp.host : answer
            })
        return (findings, folders)
    }

    /// The last week's books, and what the servers have that is not in them. Mails that nobody looked for yet are no fault.
    private static func ledger(_ build: Build, _ folders: [WatchedFolder]) async -> Finding {
        do {
            let store = try build.store()
            var reconciliation = try await Reconciliation(of: store, days: 7, at: Date(), in: build.settings)
            for folder in folders { reconciliation.folders.append(try await FolderComparison(folder, in: store)) }
            try store.close()
            let sentences = reconciliation.differences + reconciliation.levelFolders
            return Finding(
                what: "ledger", isWell: reconciliation.faults.isEmpty,
                detail: (["\(reconciliation.sum), in 7 days."] + sentences).joined(separator: " "))
        } catch {
            return Finding(what: "ledger", isWell: false, detail: "\(error)")
        }
    }

    /// A clock that is wrong makes tokens expire and reminders come at the wrong time.
    private static func clock(_ build: Build) -> Finding {
        let zone = build.settings.company.timeZone
        let isPlausible = Date() > Date(timeIntervalSince1970: 1_704_067_200)
        let time = Date().formatted(.iso8601)
        return Finding(
            what: "clock", isWell: isPlausible,
            detail: isPlausible ? "\(time), company in \(zone)" : "\(time) is wrong: set the clock")
    }

    private static func tried(_ what: String, _ attempt: () throws -> String) -> Finding {
        do {
            return Finding(what: what, isWell: true, detail: try attempt())
        } catch {
            return Finding(what: what, isWell: false, detail: "\(error)")
        }
    }

    private static func tried(_ what: String, _ attempt: () async throws -> String) async -> Finding {
        do {
            return Finding(what: what, isWell: true, detail: try await attempt())
        } catch {
            return Finding(what: what, isWell: false, detail: "\(error)")
        }
    }
}
