import ArgumentParser
import Foundation
import Mail

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays the story of NotSoTiny by real mail, and says whether it went as it should.",
        discussion: """
            Needs an IMAP and an SMTP server on this machine that take mail for anybody, with the password “secret” for \
            everybody; “make demo” starts such servers, runs this, and stops them.
            """)

    @Option(help: "Port of the IMAP server, with TLS from the first byte.")
    var imapsPort = 10993
    @Option(help: "Port of the SMTP server, with STARTTLS.")
    var smtpPort = 10025
    @Option(help: "The certificate authority of both.")
    var caFile = ".mailserver/tls/ca.pem"
    @Option(help: "Where configuration and database of the demo are put; what an earlier demo left there is removed.")
    var folder = ".demo"
    @Option(help: "The folder with the templates.")
    var templates = "MailTemplates"
    @Option(help: "The folder with staff.yaml and vocabulary.yaml.")
    var configFolder = "Config"

    func run() async throws {
        let stage = try Stage(
            folder: folder, templates: templates, configFolder: configFolder, imapsPort: imapsPort, smtpPort: smtpPort,
            caFile: caFile)
        let narrator = Narrator()
        let story = try Story(stage: stage, narrator: narrator)
        defer { story.close() }
        try await stage.withGateway { try await story.play() }
        try await story.daysPass(try await LaterGateway(configPath: stage.configPath))
        try await stage.printTimeline()
        narrator.say("The invitation and the quote lie in \(stage.documents).")
        narrator.conclude(narrator.verdict)
        if !narrator.verdict.isAsExpected { throw ExitCode.failure }
    }
}
