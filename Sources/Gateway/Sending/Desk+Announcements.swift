import CRM
import Foundation
import Logging
import Mail
import Store

/// Customers' mails become letters to colleagues in two steps: what is to be told is written down with the records, and the
/// mailer makes the letters when it comes to them.
extension Desk {
    /// Has colleagues told of a customer's mail: as a new lead, or as one on a case that we have.
    func announce(_ message: Message, asLead lead: Int64? = nil, remarks: [Remark]) throws {
        let noticed = try remarks.isEmpty ? nil : JSONEncoder().encode(remarks)
        try transaction.add(
            Announcement(
                message: message.id, lead: lead, remarks: noticed.map { String(decoding: $0, as: UTF8.self) }, at: now))
    }

    /// Makes letters of so much of what is to be told, unless `enough` mails are due and all that is older is among them:
    /// colleagues are told in the order in which the mails came, and no heap of letters is made at once. Returns whether
    /// there may be more to make.
    func makeLetters(_ count: Int, upTo enough: Int) throws -> Bool {
        for _ in 0..<count {
            guard let announcement = try transaction.nextAnnouncement() else { return false }
            if let due = try transaction.dueTime(at: now, behind: enough), due < announcement.at { return false }
            let desk = Desk(office: office, transaction: transaction, now: min(now, announcement.at))
            do {
                try transaction.attempt { try desk.tell(announcement) }
            } catch  where !StoreFailure.isDiskTrouble(error) {
                // The record is there, and reminders and the digest name it.
                office.logger.error(
                    "colleagues could not be told of a mail",
                    metadata: ["message": "\(announcement.message)", "error": "\(error)"])
            }
            try transaction.remove(announcement)
        }
        return true
    }

    /// The case may have changed since; a mail that was moved meanwhile is told where it is now.
    private func tell(_ announcement: Announcement) throws {
        guard let message = try transaction.message(announcement.message) else { return }
        let remarks = announcement.remarks.flatMap { try? JSONDecoder().decode([Remark].self, from: Data($0.utf8)) }
        if let lead = try announcement.lead.flatMap(transaction.lead) {
            try tellNewLead(
                lead, about: message, files: try mentions(ofFilesIn: message), remarks: remarks ?? [])
        } else if let record = try message.record.flatMap(transaction.current) {
            try tellMessage(message, on: record, remarks: remarks ?? [])
        }
    }
}

extension Message {
    /// Who wrote it.
    var author: Address? { from.map { Address(name: fromName, email: $0) } }
}
