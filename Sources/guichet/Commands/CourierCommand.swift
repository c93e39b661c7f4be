import ArgumentParser
import MailTransport

/// The process that `Courier` starts; nobody else should.
struct CourierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "courier", abstract: "Hands in mails for another guichet.", shouldDisplay: false)

    func run() async throws { await CourierRound.walk() }
}
