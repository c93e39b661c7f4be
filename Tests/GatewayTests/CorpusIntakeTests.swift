import Foundation
import Store
import Testing

@Suite("Taking in other projects' files", .enabled("needs ../shared/corpus") { OtherProjects.isPresent })
struct CorpusIntakeTests {
    /// As they lie there, and with the line ends of a network.
    @Test(.timeLimit(.minutes(10)), arguments: [false, true])
    func eachComesToAnEnd(withNetworkLines: Bool) async throws {
        let company = try await Company()
        let fromPeople = try OtherProjects.fromPeople()
        var counts: [LedgerEntry.State: Int] = [:]
        for path in try OtherProjects.files() {
            let bytes = Array(try Data(contentsOf: OtherProjects.folder.appending(path: path)))
            let mail = withNetworkLines ? OtherProjects.networkLines(bytes) : bytes
            let clock = ContinuousClock()
            let start = clock.now
            let entry = try await company.receive(mail)
            let allowed = Duration.seconds(5) + .milliseconds(bytes.count / 100)
            #expect(clock.now - start < allowed, "\(path) took \(clock.now - start)")
            #expect([.handled, .ignored, .quarantined].contains(entry.state), "\(path): \(entry.state)")
            #expect(entry.state != .quarantined || !entry.reason.isEmpty, "\(path)")
            // A customer's mail that is ignored is a lost sale. Some came in before, in another project's words.
            #expect(!fromPeople.contains(path) || entry.state == .handled || entry.reason == "duplicate", "\(path)")
            counts[entry.state, default: 0] += 1
        }
        let mails = try await company.everyMail()
        print("corpus: \(counts), \(mails.count) mails went out")
        #expect(mails.allSatisfy { recipient, mail in mail.to.contains { $0.email.folded == recipient } })
    }
}

/// Mails of other projects, beside the package; they are read there and copied nowhere.
private enum OtherProjects {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpus")
        .standardizedFileURL

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// Paths below the folder, in order.
    static func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().filter { path in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }

    /// Paths of the mails that no machine wrote, as those projects say.
    static func fromPeople() throws -> Set<String> {
        struct Row: Decodable { var path, kind: String }
        let table = try String(contentsOf: folder.appending(path: "sets/auto.dev.jsonl"), encoding: .utf8)
        let rows = try table.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
        return Set(rows.filter { $0.kind == "normal" }.map(\.path))
    }

    static func networkLines(_ bytes: [UInt8]) -> [UInt8] {
        var network: [UInt8] = []
        for byte in bytes {
            if byte == 0x0A, network.last != 0x0D { network.append(0x0D) }
            network.append(byte)
        }
        return network
    }
}
