import ArgumentParser
import CRM
import Commands
import Configuration
import Documents
import Foundation
import Gateway
import Mail
import Store

struct CarryOut: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "command", abstract: "Carries out what a colleague commands, as a mail of theirs would.",
        discussion: """
            Each argument is a line of that mail: guichet command --as thomas "TAKE L-7" "NOTE L-7 call her on Monday". \
            What is to be mailed goes out with guichet run.
            """)

    @OptionGroup var options: CommonOptions
    @Option(name: .customLong("as"), help: "The colleague's login.")
    var login: String
    @Option(name: .customLong("file"), help: "A file that the command is about, such as a list to IMPORT.")
    var files: [String] = []
    @Option(help: "How to print the answer: table or json.")
    var format = OutputFormat.table
    @Argument(help: "Lines of the mail: commands, each with a record behind its keyword, then text.")
    var lines: [String]

    func run() async throws {
        let build = try Build(options)
        let office = try await build.office(try build.store())
        let member = try office.settings.colleague(login)
        let answer = try await office.carryOut(
            lines.joined(separator: "\n"), as: member, files: try files.map(ListFile.attachment))
        switch format {
        case .table: print(Terminal.page(answer))
        case .json: print(try Terminal.json(answer))
        }
        if !answer.isDone { throw ExitCode.failure }
    }
}

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Makes leads of CSV and vCard files.",
        discussion: "Shows what is new, known and wrong in them first; known people and wrong rows are left out.")

    @OptionGroup var options: CommonOptions
    @Option(name: .customLong("as"), help: "The login of the colleague who does it.")
    var login: String
    @Option(help: "The campaign they come from: its name, or the code of one that exists.")
    var campaign: String
    @Flag(help: "Shows what would be done, and does nothing.")
    var dryRun = false
    @Argument(help: "CSV or vCard files.")
    var files: [String]

    func validate() throws {
        guard campaign.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--campaign must name the campaign.")
        }
    }

    func run() async throws {
        let build = try Build(options)
        let office = try await build.office(try build.store())
        let member = try office.settings.colleague(login)
        let word = { (keyword: Keyword) in office.settings.vocabulary.word(for: keyword, in: member.language) }
        let name = campaign.split(whereSeparator: \.isNewline).joined(separator: " ")
        let preview = try await office.carryOut(
            "\(word(.import)) \(name)", as: member, files: try files.map(ListFile.attachment))
        print(Terminal.page(preview))
        guard preview.isDone else { throw ExitCode.failure }
        guard !dryRun, preview.awaitsCommit else { return }
        let bar = ProgressBar()
        let answer = try await office.carryOut("\(word(.commit)) \(name)", as: member) { bar.show($0, of: $1) }
        bar.end()
        print(Terminal.page(answer))
        if !answer.isDone { throw ExitCode.failure }
    }
}

/// A file from the disk, as if it had come with a mail.
enum ListFile {
    static func attachment(_ path: String) throws -> Attachment {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("The file \(path) cannot be read.")
        }
        let name = URL(filePath: path).lastPathComponent
        return Attachment(
            fileName: name, mediaType: MediaType("application", "octet-stream"), content: [UInt8](data))
    }
}

extension Settings {
    /// Throws a sentence that names those there are.
    func colleague(_ login: String, option: String = "--as") throws -> StaffMember {
        guard let member = staffMember(login: login.lowercased()) else {
            let logins = staff.map(\.login).joined(separator: ", ")
            throw ValidationError("\(option) must be the login of a colleague (\(logins)), not “\(login)”.")
        }
        return member
    }
}

extension Terminal {
    /// What commands did, line by line.
    static func page(_ answer: CommandAnswer) -> String {
        answer.lines.flatMap { line in
            let answers = line.answer.split(separator: "\n").map { "  " + visible(String($0)) }
            return [visible(line.command)] + answers + line.listings.flatMap(lines)
        }.joined(separator: "\n")
    }

    private static func lines(of listing: Listing) -> [String] {
        let heading = listing.heading.isEmpty ? [] : ["", "  " + visible(listing.heading)]
        let width = listing.rows.map(\.label.count).max() ?? 0
        return heading
            + listing.rows.flatMap { row in
                let label = row.label + String(repeating: " ", count: width - row.label.count)
                let details = row.detail.split(separator: "\n").map {
                    String(repeating: " ", count: width + 6) + visible(String($0))
                }
                return ["    \(visible(label))  \(visible(row.text))"] + details
            }
    }
}
