import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// Takes back what the last command mail did: UNDO.
extension Executor {
    /// How long that can be done.
    private static var undoTime: TimeInterval { 24 * 3_600 }

    /// What the receipt of that number did, else what the receipt that is answered did, else the last that changed something.
    func undo(_ number: Int64?) throws -> Result {
        guard let batch = try batch(number), batch.author == member.login, batch.undone == nil,
            desk.now.timeIntervalSince(batch.at) <= Self.undoTime
        else { throw CommandFailure(.nothingToUndo) }
        let words = batch.words.joined(separator: " · ")
        if let recipient = batch.sentTo {
            throw CommandFailure(.undoSent, ["words": words, "recipient": recipient])
        }
        let taken: [TakenBack]
        do {
            taken = try transaction.takeBack(batch, at: desk.now)
        } catch UndoObstacle.changedSince(let record) {
            throw CommandFailure(.undoChanged, ["words": words, "record": "\(record)"])
        } catch UndoObstacle.builtUpon(let record) {
            throw CommandFailure(.undoBuiltUpon, ["words": words, "record": "\(record)"])
        }
        try leaveTraces(of: batch, taken)
        try tellWhoLostACase(taken)
        let gone = taken.filter(\.wasAdded).compactMap(\.record).map { "\($0)" }
        let sentence = text(.undone, ["words": words])
        let more = gone.isEmpty ? nil : text(.undoneRecords, ["records": Self.listed(gone)])
        return Result(sentence: [sentence, more].compactMap(\.self).joined(separator: " "))
    }

    private func batch(_ number: Int64?) throws -> CommandBatch? {
        guard let number else { return try batchAnswered() ?? transaction.lastBatch(of: member.login) }
        return try transaction.batch(number)
    }

    private func batchAnswered() throws -> CommandBatch? {
        guard let answered = message?.inReplyTo else { return nil }
        return try transaction.messages(messageID: answered).lazy.compactMap { try? transaction.batch(receipt: $0.id) }
            .first.flatMap { $0.author == member.login && $0.undone == nil ? $0 : nil }
    }

    /// A line on the timeline of everything that was touched, also where only a note or a call was kept.
    private func leaveTraces(of batch: CommandBatch, _ taken: [TakenBack]) throws {
        let words = batch.words.joined(separator: " · ")
        var records = taken.filter { !$0.wasAdded }.compactMap(\.record)
        records += try transaction.records(touchedBy: batch)
        var seen: Set<RecordReference> = []
        for record in records where seen.insert(record).inserted {
            guard try transaction.current(record) == record else { continue }
            try desk.note(.undone, by: member.login, on: record, about: message, words)
        }
    }

    private func tellWhoLostACase(_ taken: [TakenBack]) throws {
        for change in taken {
            guard let record = change.record, let (_, login) = change.responsible, let login, login != member.login,
                let colleague = desk.settings.staffMember(login: login)
            else { continue }
            try desk.tellTakenBack(record, wasAdded: change.wasAdded, to: colleague, by: member)
        }
    }

    private static func listed(_ names: [String]) -> String {
        let unique = Array(Set(names)).sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
        return unique.count > 12 ? unique.prefix(12).joined(separator: ", ") + " …" : unique.joined(separator: ", ")
    }
}
