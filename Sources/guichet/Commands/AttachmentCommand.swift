import ArgumentParser
import CRM
import Foundation
import Gateway
import Store

struct AttachmentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attachment", abstract: "Lists the files that came with a record's mails, or hands one out.",
        discussion: "guichet attachment O-12 lists them; guichet attachment O-12 2 > plan.pdf hands out the second.")

    struct Row: Encodable {
        var number: Int
        var received: Date
        var from: String
        var name: String
        var type: String
        var size: Int
    }

    @OptionGroup var options: CommonOptions
    @Argument(help: "The record: L-7, O-12 or P-5.")
    var record: String
    @Argument(help: "The file's number in the list, or its name.")
    var file: String?
    @Option(help: "The file to write; an existing one is not written over. Default: standard output.")
    var output: String?
    @Option(help: "How to print the list: table or json.")
    var format = OutputFormat.table

    func run() async throws {
        guard let reference = RecordReference(record) else {
            throw ValidationError("“\(record)” is no record: write it like L-7, O-12 or P-5.")
        }
        let build = try Build(options)
        let office = try await build.office(try build.store())
        let files = try await office.store.read { try $0.files(on: reference, limit: 1_000) }
        if files.isEmpty, try await RecordSheet(of: reference, in: office) == nil {
            throw Complaint("\(reference) does not exist.")
        }
        guard let file else { return try list(files) }
        let chosen = Int(file).flatMap { (1...max(1, files.count)).contains($0) ? $0 - 1 : nil }
        guard let index = chosen ?? files.firstIndex(where: { $0.file.fileName == file }), index < files.count else {
            throw Complaint("\(reference) has no file “\(file)”; guichet attachment \(reference) lists its files.")
        }
        guard let content = try await office.content(of: files[index].file) else {
            throw Complaint("The mail that held the file is not there any more.")
        }
        try write(Data(content.content))
    }

    private func list(_ files: [(message: Message, file: AttachmentRow)]) throws {
        let rows = files.enumerated().map { index, entry in
            Row(
                number: index + 1, received: entry.message.at, from: entry.message.from?.rawValue ?? "-",
                name: entry.file.fileName ?? "-", type: entry.file.mediaType, size: entry.file.size)
        }
        switch format {
        case .json: print(try Terminal.json(rows))
        case .table:
            print(
                Terminal.table(
                    ["FILE", "RECEIVED", "FROM", "TYPE", "BYTES", "NAME"],
                    rows.map {
                        ["\($0.number)", Terminal.time($0.received), $0.from, $0.type, "\($0.size)", $0.name]
                    }))
        }
    }

    private func write(_ data: Data) throws {
        guard let output else { return FileHandle.standardOutput.write(data) }
        do {
            try data.write(to: URL(filePath: output), options: .withoutOverwriting)
        } catch {
            throw Complaint("\(output) cannot be written, or is there already.")
        }
    }
}
