import ArgumentParser
import Foundation
import Gateway

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Prints the calendar of all meetings, or of a colleague's.",
        discussion: "An iCalendar file (RFC 5545) with everybody's answers; cancelled meetings stay in it, marked so.")

    @OptionGroup var options: CommonOptions
    @Option(help: "The login of the colleague.")
    var user: String?

    func run() async throws {
        let build = try Build(options)
        let login = try user.map { try build.settings.colleague($0, option: "--user").login }
        let office = try await build.office(try build.store())
        FileHandle.standardOutput.write(Data(try await office.calendar(of: login).utf8))
    }
}
