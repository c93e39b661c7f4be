import Foundation
import Testing

@Suite("At the shell, commands", .timeLimit(.minutes(2)))
final class ShellCommandTests {
    let shell: Shell

    init() async throws {
        shell = try Shell()
        let made = try await shell.guichet("command", "--as", "anna", "LEAD Jane Doe, Dupont SA, jane@dupont.example")
        try #require(made.exitCode == 0, "\(made)")
    }

    deinit { shell.remove() }

    @Test func changeWhatTheySay() async throws {
        let ending = try await shell.guichet("command", "--as", "anna", "TAKE L-1", "NOTE L-1 call her on Monday")
        #expect(ending.exitCode == 0)
        #expect(ending.output.contains("Responsible: nobody → Anna Berg"))
        #expect(ending.talk.isEmpty)
        let shown = try await shell.guichet("show", "L-1", "--format", "json")
        #expect(try shown.json().first?["title"] != nil)
        #expect(shown.output.contains("call her on Monday"))
    }

    @Test func answerInTheColleaguesLanguage() async throws {
        let ending = try await shell.guichet("command", "--as", "luc", "PRENDRE L-1")
        #expect(ending.exitCode == 0)
        #expect(ending.output.contains("Luc Martin") && !ending.output.contains("Responsible"))
    }

    @Test func areAnsweredInJSON() async throws {
        let done = try await shell.guichet("command", "--as", "anna", "TAKE L-1", "--format", "json").json()
        #expect(done.first?["isDone"] as? Bool == true)
        let wrong = try await shell.guichet("command", "--as", "anna", "TAKE L-99", "--format", "json")
        #expect(wrong.exitCode == 1)
        #expect(try wrong.json().first?["isDone"] as? Bool == false)
    }

    @Test(arguments: [
        (["TAKE L-99"], "L-99"), (["hello"], "HELP"), (["TAKE L-1", "TAEK L-1"], "TAKE"),
        (["REVENUE O-1 much"], "much"),
        (["COMMIT"], "IMPORT"), (["ASSIGN L-1 nobody"], "nobody"), ([""], "HELP"), (["IMPORT Fair"], "CSV"),
    ])
    func saysWhatIsWrongAndChangesNothing(lines: [String], words: String) async throws {
        let ending = try await shell.guichet(["command", "--as", "anna"] + lines)
        #expect(ending.exitCode == 1)
        #expect(ending.output.contains(words), "\(ending)")
        #expect(try await shell.guichet("list", "leads").output.contains("L-1   new    -"))
    }

    @Test func areTakenBack() async throws {
        _ = try await shell.guichet("command", "--as", "anna", "TAKE L-1")
        #expect(try await shell.guichet("command", "--as", "anna", "UNDO").exitCode == 0)
        #expect(try await shell.guichet("list", "leads").output.contains("L-1   new    -"))
        #expect(try await shell.guichet("command", "--as", "luc", "DEFAIRE").exitCode == 1)
    }
}

@Suite("At the shell, misuse", .timeLimit(.minutes(2)))
final class ShellMisuseTests {
    let shell: Shell

    init() throws { shell = try Shell() }

    deinit { shell.remove() }

    @Test(arguments: [
        ["command", "POOL"], ["command", "--as", "anna"], ["command", "--as", "nobody", "POOL"],
        ["command", "--as", "anna", "POOL", "--format", "xml"], ["command", "--as"],
        ["import", "--as", "nobody", "--campaign", "Fair", "x.csv"], ["import", "--as", "anna", "x.csv"],
        ["import", "--as", "anna", "--campaign", " ", "x.csv"], ["import", "--as", "anna", "--campaign", "Fair"],
        ["attachment", "X-1"], ["attachment"], ["attachment", "L-1", "--format", "xml"], ["campaign"],
        ["campaign", "Fair", "--starts", "tomorrow"], ["campaign", "Fair", "--ends", "2014-02-31"],
        ["campaign", "Fair", "--cost", "much"], ["campaign", " "], ["campaign", "Fair", "--code", ""],
        ["forgive", "nobody"],
        ["campaign", "Fair", "--starts", "2014-02-08", "--ends", "2014-02-05"], ["forgive"], ["list", "chairs"],
        ["list", "campaigns", "--limit", "0"],
    ])
    func endsWith64(arguments: [String]) async throws {
        let ending = try await shell.guichet(arguments)
        #expect(ending.exitCode == 64, "\(ending)")
        #expect(ending.isAComplaint, "\(ending)")
    }
}

@Suite("At the shell, lists of prospects", .timeLimit(.minutes(2)))
final class ShellImportTests {
    let shell: Shell
    let fair: String

    init() throws {
        shell = try Shell()
        fair = try shell.write(
            "Name;Company;Email\nJane Doe;Dupont SA;jane@dupont.example\nBad;X;not an address\nPaul;Roy;paul@roy.example\n",
            to: "fair.csv")
    }

    deinit { shell.remove() }

    @Test func becomeLeadsOnce() async throws {
        let first = try await shell.guichet("import", "--as", "anna", "--campaign", "House & Design", fair)
        #expect(first.exitCode == 0)
        #expect(first.output.contains("2 (L-1 to L-2)"), "\(first)")
        #expect(first.talk.isEmpty)
        let again = try await shell.guichet("import", "--as", "anna", "--campaign", "house & design", fair)
        #expect(again.exitCode == 0)
        #expect(again.output.contains("2 known already"), "\(again)")
        #expect(try await shell.guichet("list", "leads", "--format", "json").json().count == 2)
        #expect(try await shell.guichet("list", "campaigns", "--format", "json").json().count == 1)
    }

    @Test func areShownButNotKeptByADryRun() async throws {
        let ending = try await shell.guichet("import", "--as", "anna", "--campaign", "Fair", "--dry-run", fair)
        #expect(ending.exitCode == 0)
        #expect(ending.output.contains("2 new") && ending.output.contains("Row 3"), "\(ending)")
        #expect(try await shell.guichet("list", "leads", "--format", "json").json().isEmpty)
        #expect(try await shell.guichet("list", "campaigns", "--format", "json").json().isEmpty)
    }

    @Test func mayComeInSeveralFilesAndInFrench() async throws {
        let cards = try shell.write(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Roy\r\nEMAIL:anna@roy.example\r\nEND:VCARD\r\n", to: "cards.vcf")
        let ending = try await shell.guichet("import", "--as", "luc", "--campaign", "Maison & Déco", fair, cards)
        #expect(ending.exitCode == 0)
        #expect(try await shell.guichet("list", "leads", "--format", "json").json().count == 3)
    }

    @Test(arguments: [
        ("Colour;Size\nred;5\n", "wrong.csv", "Colour, Size"), ("", "empty.csv", "empty.csv"),
        ("hello", "cards.vcf", "cards.vcf"), ("x", "list.exe", "CSV or vCard"),
    ])
    func thatCannotBeReadAreNamed(text: String, name: String, words: String) async throws {
        let file = try shell.write(text, to: name)
        let ending = try await shell.guichet("import", "--as", "anna", "--campaign", "Fair", file)
        #expect(ending.exitCode == 1)
        #expect(ending.output.contains(words), "\(ending)")
        #expect(try await shell.guichet("list", "campaigns", "--format", "json").json().isEmpty)
    }

    @Test func thatAreNotThereAreNamed() async throws {
        for path in ["\(shell.folder)/missing.csv", shell.folder] {
            let ending = try await shell.guichet("import", "--as", "anna", "--campaign", "Fair", path)
            #expect(ending.exitCode == 1)
            #expect(ending.talk == "Error: The file \(path) cannot be read.\n" && ending.output.isEmpty)
        }
    }
}

@Suite("At the shell, files that came with mails", .timeLimit(.minutes(2)))
final class ShellAttachmentTests {
    let shell: Shell
    /// Names that a path must never be made of.
    private static let names = [
        "plan.pdf", "../../escape.sh", "/tmp/absolute.sh", "red\u{202E}fdp.exe", "a;b|c`d$(e).txt",
    ]

    init() async throws {
        shell = try Shell()
        let parts = Self.names.enumerated().map { index, name in
            """
            --edge
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename*=UTF-8''\(name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")

            content \(index)

            """
        }
        let mail = """
            From: Jane Doe <jane@dupont.example>
            To: crm@kit.example.test
            Date: Mon, 10 Feb 2014 10:00:00 +0100
            Message-ID: <1@dupont.example>
            Subject: A kitchen
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=edge

            --edge
            Content-Type: text/plain; charset=utf-8

            We would like a kitchen.

            \(parts.joined())--edge--

            """
        let taken = try await shell.guichet(["ingest"], input: mail.replacing("\n", with: "\r\n"))
        try #require(taken.output == "handled\n", "\(taken)")
    }

    deinit { shell.remove() }

    @Test func areListed() async throws {
        let table = try await shell.guichet("attachment", "L-1")
        #expect(table.exitCode == 0)
        #expect(table.output.split(separator: "\n").count == 1 + Self.names.count)
        #expect(!table.output.contains("\u{202E}"))
        let rows = try await shell.guichet("attachment", "L-1", "--format", "json").json()
        #expect(rows.map { $0["number"] as? Int } == [1, 2, 3, 4, 5])
        #expect(rows.first?["name"] as? String == "plan.pdf")
        #expect(rows.first?["from"] as? String == "jane@dupont.example")
    }

    @Test func areHandedOutByNumberAndByName() async throws {
        for file in ["1", "plan.pdf"] {
            let ending = try await shell.guichet("attachment", "L-1", file)
            #expect(ending.exitCode == 0)
            #expect(ending.output.hasPrefix("content 0"), "\(ending)")
        }
    }

    @Test(arguments: 1...5)
    func areNeverWrittenWhereTheirNameSays(number: Int) async throws {
        let before = try shell.files()
        let listed = try await shell.guichet("attachment", "L-1", "--format", "json").json()
        let name = try #require(listed[number - 1]["name"] as? String)
        for file in ["\(number)", name] {
            let ending = try await shell.guichet("attachment", "L-1", file)
            #expect(ending.exitCode == 0)
            #expect(ending.output.hasPrefix("content \(number - 1)"), "\(ending)")
        }
        #expect(try shell.files() == before)
        #expect(!FileManager.default.fileExists(atPath: "/tmp/absolute.sh"))
    }

    @Test func areWrittenOnlyWhereNothingIs() async throws {
        let path = "\(shell.folder)/mine.pdf"
        #expect(try await shell.guichet("attachment", "L-1", "1", "--output", path).exitCode == 0)
        let written = try String(contentsOfFile: path, encoding: .utf8)
        #expect(written.hasPrefix("content 0"))
        let again = try await shell.guichet("attachment", "L-1", "2", "--output", path)
        #expect(again.exitCode == 1)
        #expect(again.isAComplaint && again.talk.contains(path))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == written)
        let nowhere = try await shell.guichet("attachment", "L-1", "1", "--output", "/nowhere/at/all")
        #expect(nowhere.exitCode == 1 && nowhere.isAComplaint)
    }

    @Test(arguments: [
        ["L-1", "6"], ["L-1", "0"], ["L-1", "none.pdf"], ["L-1", "-"], ["L-99", "1"], ["L-99"], ["P-1"],
    ])
    func thatAreNotThereAreNamed(arguments: [String]) async throws {
        let ending = try await shell.guichet(["attachment"] + arguments)
        #expect(ending.exitCode == 1)
        #expect(ending.isAComplaint && ending.talk.contains(arguments[0]), "\(ending)")
    }
}

@Suite("At the shell, campaigns and silenced senders", .timeLimit(.minutes(2)))
final class ShellCampaignTests {
    let shell: Shell

    init() throws { shell = try Shell() }

    deinit { shell.remove() }

    @Test func aCampaignIsMadeCompletedAndListed() async throws {
        let made = try await shell.guichet(
            "campaign", "House & Design", "--code", "HD2014", "--starts", "2014-02-05", "--ends", "2014-02-08",
            "--cost",
            "12k€")
        #expect(made.exitCode == 0)
        #expect(
            made.output.contains("HD2014    -      2014-02-05  2014-02-08  €12,000  0      0          House & Design"))
        let completed = try await shell.guichet("campaign", "hd2014", "--place", "Lille")
        #expect(completed.output.contains("HD2014    Lille  2014-02-05  2014-02-08  €12,000"), "\(completed)")
        let listed = try await shell.guichet("list", "campaigns", "--format", "json").json()
        #expect(listed.map { $0["code"] as? String } == ["HD2014"])
        #expect(listed.map { $0["place"] as? String } == ["Lille"])
        #expect(try await shell.guichet("list", "campaigns").output.contains("HD2014    Lille"))
    }

    @Test func aCodeBelongsToOneCampaign() async throws {
        _ = try await shell.guichet("campaign", "House & Design", "--code", "HD")
        let other = try await shell.guichet("campaign", "Garden", "--code", "HD")
        #expect(other.exitCode == 1)
        #expect(other.isAComplaint && other.talk.contains("House & Design"), "\(other)")
        #expect(try await shell.guichet("list", "campaigns", "--format", "json").json().count == 1)
    }

    @Test func aSilencedSenderIsListedAndForgivenOnce() async throws {
        _ = try await shell.guichet("command", "--as", "anna", "LEAD Shop, Spam Ltd, Shop@Spam.example")
        #expect(try await shell.guichet("command", "--as", "anna", "SPAM L-1").exitCode == 0)
        let listed = try await shell.guichet("list", "unwanted", "--format", "json").json()
        #expect(listed.map { $0["address"] as? String } == ["shop@spam.example"])
        #expect(listed.map { $0["verdict"] as? String } == ["spam"])
        #expect(try await shell.guichet("list", "unwanted").output.contains("spam     anna  shop@spam.example"))
        let forgiven = try await shell.guichet("forgive", "SHOP@spam.example")
        #expect(forgiven.exitCode == 0 && forgiven.output == "SHOP@spam.example is heard again.\n")
        let again = try await shell.guichet("forgive", "shop@spam.example")
        #expect(again.exitCode == 1 && again.isAComplaint)
        #expect(try await shell.guichet("list", "unwanted", "--format", "json").json().isEmpty)
    }

    @Test func anEmptyListIsOneToo() async throws {
        for subject in ["campaigns", "unwanted"] {
            let ending = try await shell.guichet("list", subject, "--format", "json")
            #expect(ending.exitCode == 0)
            #expect(try ending.json().isEmpty)
        }
    }
}
