import ArgumentParser
import CRM
import Foundation
import Gateway

struct QuoteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quote", abstract: "Hands out the PDF of a quote, as the customer has it or would get it.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its number: Q-2014-0003.")
    var number: String
    @Option(help: "The file to write; an existing one is not written over. Default: standard output.")
    var output: String?

    func run() async throws {
        guard let number = QuoteNumber(number) else {
            throw ValidationError("“\(number)” is no quote: write it like Q-2014-0003.")
        }
        let build = try Build(options)
        let office = try await build.office(try build.store())
        guard let pdf = try await office.pdf(of: number) else { throw Complaint("\(number) does not exist.") }
        try Terminal.hand(out: Data(pdf.content), to: output)
    }
}
