import Foundation
import Logging
import Mail
import Store

/// Writes the mails of the outbox and stores them: each is written once, and stays the same over all attempts.
struct OutboxWriter {
    private let office: Office
    private let writer: LetterWriter

    init(office: Office) {
        self.office = office
        writer = LetterWriter(office: office)
    }

    /// The bytes of mails by their message's number in the database.
    typealias WrittenMails = [Int64: [UInt8]]

    /// The mail's bytes: written and stored at the first attempt, the same ones ever after.
    func written(_ entry: OutboxEntry) async throws -> [UInt8] {
        let draft = try await office.store.read { try self.draft(of: entry, in: $0) }
        if let bytes = draft.bytes { return bytes }
        let pdf = try await pdf(of: entry)
        let written = try write(draft, enclosing: draft.enclosed?.read(), pdf: pdf)
        try await keep([written])
        return written.bytes
    }

    /// Writes and stores mails, and returns their bytes. Whatever fails here fails again when its turn comes, and is dealt
    /// with then. Big ones wait for it too, and those with a PDF that may have to be made.
    func written(_ entries: [OutboxEntry]) async -> WrittenMails {
        do {
            try office.store.requireRoom()
            let drafts = try await office.store.read { snapshot in
                var drafts: [Draft] = []
                for entry in entries where entry.quote == nil && isLight(entry, in: snapshot) {
                    if let draft = try? draft(of: entry, in: snapshot, behind: drafts.last) { drafts.append(draft) }
                }
                return drafts
            }
            let written = written(drafts.filter { $0.bytes == nil })
            // The note that one of them went out makes this durable as well.
            try await uncancelled { try await keep(written, durable: .later) }
            let known = drafts.compactMap { draft in draft.bytes.map { (draft.entry.message, $0) } }
            return WrittenMails(known + written.map { ($0.message, $0.bytes) }) { _, last in last }
        } catch {
            office.logger.debug("mails were not written ahead", metadata: ["error": "\(error)"])
            return [:]
        }
    }

    /// Those that can be written. Several colleagues are told of the same mail, one after the other: it is read once.
    private func written(_ drafts: [Draft]) -> [LetterWriter.Written] {
        var last: (id: Int64?, read: LetterWriter.Enclosed)?
        return drafts.compactMap { draft in
            if Task.isCancelled { return nil }
            guard let enclosed = draft.enclosed else { return try? write(draft, enclosing: nil) }
            let id = draft.entry.enclosed
            guard let read = last.flatMap({ $0.id == id ? $0.read : nil }) ?? (try? enclosed.read()) else { return nil }
            last = (id, read)
            return try? write(draft, enclosing: read)
        }
    }

    /// What a mail is written from.
    private struct Draft {
        var entry: OutboxEntry
        var message: Message
        var enclosed: Enclosed?
        /// The mail itself when it was written before.
        var bytes: [UInt8]?
    }

    /// A mail that a letter is about, its files unread.
    private struct Enclosed {
        var text: String
        /// nil when there are no files.
        var enclosure: Enclosure?

        func read() throws -> LetterWriter.Enclosed {
            LetterWriter.Enclosed(text: text, files: try enclosure?.files() ?? [])
        }
    }

    /// `previous` may be about the same mail, which is not fetched again then.
    private func draft(of entry: OutboxEntry, in snapshot: Snapshot, behind previous: Draft? = nil) throws -> Draft {
        guard let message = try snapshot.message(entry.message) else {
            throw Obstacle(kind: .failed, explanation: "The message of outbox entry \(entry.id) is missing.")
        }
        var draft = Draft(entry: entry, message: message)
        draft.bytes = try message.rawID.flatMap(snapshot.rawMail)
        if draft.bytes != nil { return draft }
        if let previous, previous.entry.enclosed == entry.enclosed, previous.enclosed != nil {
            draft.enclosed = previous.enclosed
        } else if let enclosed = try entry.enclosed.flatMap(snapshot.message) {
            draft.enclosed = Enclosed(text: enclosed.quotation, enclosure: try snapshot.enclosure(enclosed))
        }
        return draft
    }

    /// Whether the mail, with what it encloses, may lie in memory beside others; false also when nobody can tell.
    private func isLight(_ entry: OutboxEntry, in snapshot: Snapshot) -> Bool {
        (try? snapshot.rawSize(behind: entry)).map { $0 <= 200_000 } ?? false
    }

    private func write(
        _ draft: Draft, enclosing enclosed: LetterWriter.Enclosed?, pdf: Attachment? = nil
    ) throws -> LetterWriter.Written {
        try writer.write(draft.entry, as: draft.message, enclosed: enclosed, pdf: pdf)
    }

    private func keep(_ mails: [LetterWriter.Written], durable durability: Store.Durability = .atOnce) async throws {
        guard !mails.isEmpty else { return }
        try await office.store.write(durable: durability) { transaction in
            for mail in mails {
                try transaction.keepWritten(
                    message: mail.message, subject: mail.subject, text: mail.text, bytes: mail.bytes)
            }
        }
    }

    private func pdf(of entry: OutboxEntry) async throws -> Attachment? {
        guard let quote = entry.quote else { return nil }
        return try await QuotePrint(office: office).pdf(ofQuote: quote)
    }
}
