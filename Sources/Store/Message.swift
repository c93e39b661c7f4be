public import CRM
public import Mail
public import Foundation
import GRDB

/// A mail in or out, as it stands on the timeline of its record.
public struct Message: Hashable, Codable, Sendable {
    public enum Direction: String, CaseIterable, Codable, Sendable {
        case incoming = "in"
        case outgoing = "out"
    }

    /// 0 until it is stored.
    public var id: Int64
    public var direction: Direction
    public var messageID: MessageID?
    /// The raw bytes; nil for an outgoing mail that is not written yet.
    public var rawID: Int64?
    public var inReplyTo: MessageID?
    public var references: [MessageID]
    public var fromName: String
    public var from: EmailAddress?
    /// To and Cc, to read.
    public var recipients: String
    public var subject: String
    public var text: String
    /// What the person wrote, without quotes and signature.
    public var visibleText: String
    public var leadID: Int64?
    public var opportunityID: Int64?
    public var partnerID: Int64?
    /// The colleague's mail that this one was forwarded in; its raw bytes are inside that one.
    public var forwardedIn: Int64?
    /// When it was received or queued.
    public var at: Date

    public init(
        id: Int64 = 0, direction: Direction, messageID: MessageID?, rawID: Int64?, inReplyTo: MessageID? = nil,
        references: [MessageID] = [], fromName: String, from: EmailAddress?, recipients: String, subject: String,
        text: String, visibleText: String, leadID: Int64? = nil, opportunityID: Int64? = nil, partnerID: Int64? = nil,
        at: Date
    ) {
        self.id = id
        self.direction = direction
        self.messageID = messageID
        self.rawID = rawID
        self.inReplyTo = inReplyTo
        self.references = references
        self.fromName = fromName
        self.from = from
        self.recipients = recipients
        self.subject = subject
        self.text = text
        self.visibleText = visibleText
        self.leadID = leadID
        self.opportunityID = opportunityID
        self.partnerID = partnerID
        self.at = at
    }

    /// The record it is about: the opportunity, else the lead, else the partner.
    public var record: RecordReference? {
        Place(lead: leadID, opportunity: opportunityID, partner: partnerID).record
    }
}

/// What the database keeps of an attachment; its bytes are in the raw mail, at this position.
public struct AttachmentRow: Hashable, Codable, Sendable {
    public var message: Int64
    /// Among the attachments of the mail, from 0.
    public var position: Int
    public var fileName: String?
    /// `application/pdf`.
    public var mediaType: String
    public var isInline: Bool
    /// Decoded, in bytes.
    public var size: Int

    /// What people are told that the file is called: a harmless name, or its type.
    public var shownName: String { fileName.map(FileName.harmless) ?? mediaType }
}

extension Transaction {
    /// Stores a message with what it encloses, and returns it with its id.
    public func add(_ message: Message, attachments: [Attachment] = []) throws -> Message {
        var message = message
        try db.cachedStatement(
            sql: """
                INSERT INTO message
                (direction, message_id, raw, in_reply_to, reference_ids, from_name, from_address, from_folded, recipients,
                subject, text, visible_text, lead, opportunity, partner, forwarded_in, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            message.direction.rawValue, message.messageID?.rawValue, message.rawID, message.inReplyTo?.rawValue,
            message.references.map(\.rawValue).joined(separator: " "), message.fromName, message.from?.rawValue,
            message.from?.folded, message.recipients, message.subject,
            message.text == message.visibleText ? nil : message.text, message.visibleText,
            message.leadID,
            message.opportunityID, message.partnerID, message.forwardedIn, message.at.milliseconds,
        ])
        message.id = db.lastInsertedRowID
        for (position, attachment) in attachments.enumerated() {
            try db.cachedStatement(
                sql: """
                    INSERT INTO attachment (message, position, file_name, media_type, is_inline, size)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                message.id, position, attachment.fileName, attachment.mediaType.essence, attachment.isInline,
                attachment.content.count,
            ])
        }
        return message
    }

    /// Keeps an outgoing mail as it was written, before the first attempt to send it.
    public func keepWritten(message: Int64, subject: String, text: String, bytes: [UInt8]) throws {
        let raw = try addRawMail(bytes)
        try db.cachedStatement(sql: "UPDATE message SET raw = ?, subject = ?, visible_text = ? WHERE id = ?")
            .execute(arguments: [raw, subject, text, message])
    }
}

extension Snapshot {
    public func message(_ id: Int64) throws -> Message? {
        try Row.first(db.cachedStatement(sql: "SELECT * FROM message WHERE id = ?"), arguments: [id], Message.init)
    }

    /// The customer's mail that a colleague forwarded in that message.
    public func original(forwardedIn outer: Int64) throws -> Message? {
        try Row.first(
            db.cachedStatement(sql: "SELECT * FROM message WHERE forwarded_in = ?"), arguments: [outer], Message.init)
    }

    /// The messages of that Message-ID, in or out, newest first; more than one when a sender used it twice.
    public func messages(messageID: MessageID) throws -> [Message] {
        try Row.all(
            db.cachedStatement(sql: "SELECT * FROM message WHERE message_id = ? ORDER BY id DESC LIMIT 10"),
            arguments: [messageID.rawValue], Message.init)
    }

    /// The latest mail from somebody outside on that record: what a reply answers.
    public func latestIncoming(on record: RecordReference, from addresses: [EmailAddress]) throws -> Message? {
        let marks = addresses.map { _ in "?" }.joined(separator: ", ")
        let arguments: StatementArguments = [record.number] + StatementArguments(addresses.map(\.folded))
        return try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM message WHERE \(record.column) = ? AND direction = 'in' AND from_folded IN (\(marks))
                ORDER BY at DESC, id DESC LIMIT 1
                """, arguments: arguments
        ).map(Message.init)
    }

    /// The latest incoming mail on that record that is not from one of these addresses.
    public func latestIncoming(on record: RecordReference, exceptFrom addresses: [EmailAddress]) throws -> Message? {
        let marks = addresses.map { _ in "?" }.joined(separator: ", ")
        let arguments: StatementArguments = [record.number] + StatementArguments(addresses.map(\.folded))
        return try Row.fetchOne(
            db,
            sql: """
                SELECT * FROM message WHERE \(record.column) = ? AND direction = 'in'
                AND (from_folded IS NULL OR from_folded NOT IN (\(marks))) ORDER BY at DESC, id DESC LIMIT 1
                """, arguments: arguments
        ).map(Message.init)
    }

    /// How many mails from outside, and forwarded ones, are on that record.
    public func incomingCount(on record: RecordReference) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM message
                WHERE \(record.column) = ? AND direction = 'in'
                AND (from_folded IS NULL OR from_folded NOT IN (SELECT lower(email) FROM staff))
                """, arguments: [record.number]) ?? 0
    }

    /// Everybody outside who wrote on that record.
    public func senders(on record: RecordReference) throws -> Set<String> {
        try String.fetchSet(
            db,
            sql: """
                SELECT DISTINCT from_folded FROM message
                WHERE \(record.column) = ? AND direction = 'in' AND from_folded IS NOT NULL LIMIT 1000
                """, arguments: [record.number])
    }

    /// Messages, newest first.
    public func messages(limit: Int) throws -> [Message] {
        try Row.fetchAll(db, sql: "SELECT * FROM message ORDER BY id DESC LIMIT ?", arguments: [limit]).map(
            Message.init)
    }

    public func attachments(of message: Int64) throws -> [AttachmentRow] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM attachment WHERE message = ? ORDER BY position"),
            arguments: [message]
        ).map { row in
            AttachmentRow(
                message: row["message"], position: row["position"], fileName: row["file_name"],
                mediaType: row["media_type"], isInline: row["is_inline"], size: row["size"])
        }
    }

    /// The files that came with mails on that record, and on a partner's or opportunity's lead, newest mail first.
    public func files(on record: RecordReference, limit: Int) throws -> [(message: Message, file: AttachmentRow)] {
        let lead: String =
            switch record.kind {
            case .lead: ""
            case .opportunity: "OR lead = (SELECT lead FROM opportunity WHERE id = ?1)"
            case .partner: "OR lead IN (SELECT id FROM lead WHERE partner = ?1)"
            }
        let ids = try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM message WHERE (\(record.column) = ?1 \(lead)) AND direction = 'in'
                AND EXISTS (SELECT 1 FROM attachment WHERE message = message.id)
                AND NOT EXISTS (SELECT 1 FROM message AS original WHERE original.forwarded_in = message.id)
                ORDER BY at DESC, id DESC LIMIT ?2
                """, arguments: [record.number, limit])
        return try ids.flatMap { id in
            guard let message = try message(id) else { return [(message: Message, file: AttachmentRow)]() }
            return try attachments(of: id).map { (message, $0) }
        }
    }
}

extension RecordReference {
    /// The column that names this kind of record in `message` and `activity`.
    var column: String {
        switch kind {
        case .lead: "lead"
        case .opportunity: "opportunity"
        case .partner: "partner"
        }
    }
}

extension Message {
    init(_ row: Row) throws {
        let references: String = row["reference_ids"]
        self.init(
            id: row["id"], direction: try decoded(row["direction"]),
            messageID: (row["message_id"] as String?).flatMap { MessageID($0) }, rawID: row["raw"],
            inReplyTo: (row["in_reply_to"] as String?).flatMap { MessageID($0) },
            references: references.split(separator: " ").compactMap { MessageID($0) }, fromName: row["from_name"],
            from: (row["from_address"] as String?).flatMap { EmailAddress($0) }, recipients: row["recipients"],
            subject: row["subject"], text: row["text"] ?? row["visible_text"], visibleText: row["visible_text"],
            leadID: row["lead"],
            opportunityID: row["opportunity"], partnerID: row["partner"], at: Date(milliseconds: row["at"]))
        forwardedIn = row["forwarded_in"]
    }
}
