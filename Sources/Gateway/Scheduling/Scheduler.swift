import CRM
import Configuration
import Foundation
import Logging
public import ServiceLifecycle
import Store

/// Does what time alone brings about: reminds of cases, writes digests, ends quotes that were not answered.
///
/// Everything is noted in the transaction that queues its mail, so that it comes once however often, and by however many
/// schedulers, it is asked for.
public struct Scheduler: Service, CustomStringConvertible {
    /// As for the `MailboxWatcher`.
    public let description = "scheduler"

    private let office: Office
    private let outbox: Bell

    /// Between two looks.
    private static let interval = Duration.seconds(60)

    /// `outbox` is rung when there may be mail to send.
    public init(office: Office, outbox: Bell) {
        self.office = office
        self.outbox = outbox
    }

    /// Looks at the start and every minute, until a graceful shutdown.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await pass()
                } catch {
                    office.logger.warning(
                        "what is due could not be done, trying again later", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Does everything that is due now, once; a second call finds nothing.
    public func pass() async throws {
        try await expireQuotes()
        try await remind()
        try await writeDigests()
    }

    /// Ends every quote whose time is over; its owner is told. Returns how many.
    @discardableResult
    public func expireQuotes() async throws -> Int {
        let expired = try await untilDone { try $0.expireQuotes() }
        if expired > 0 { office.logger.info("quotes expired", metadata: ["count": "\(expired)"]) }
        return expired
    }

    /// Reminds of every case that is due; returns of how many.
    @discardableResult
    public func remind() async throws -> Int {
        let rules = office.settings.reminders.rules
        let names = rules.map(\.schedule) + office.settings.digestReaders.map(DigestTime.schedule(of:))
        let now = office.now()
        try await office.store.write { transaction in
            try transaction.keepSchedules(names)
            for name in names { _ = try transaction.checked(name, beginningAt: now) }
        }
        var reminded = 0
        for rule in rules { reminded += try await untilDone { try $0.remind(rule) } }
        if reminded > 0 { office.logger.info("reminders queued", metadata: ["count": "\(reminded)"]) }
        return reminded
    }

    /// Writes the digests that are due; returns how many.
    @discardableResult
    public func writeDigests() async throws -> Int {
        var written = 0
        for reader in office.settings.digestReaders {
            written += try await inTransaction { try $0.writeDigest(to: reader) ? 1 : 0 }
        }
        if written > 0 { outbox.ring() }
        return written
    }

    /// Repeats a transaction that does part of the work until it finds nothing; returns the sum of what it did.
    private func untilDone(_ body: @escaping @Sendable (Desk) throws -> Int) async throws -> Int {
        var sum = 0
        while !Task.isCancelled {
            let count = try await inTransaction(body)
            if count == 0 { break }
            sum += count
            outbox.ring()
        }
        return sum
    }

    private func inTransaction<Answer: Sendable>(
        _ body: @escaping @Sendable (Desk) throws -> Answer
    ) async throws -> Answer {
        let now = office.now()
        return try await uncancelled { [office] in
            try await office.store.write { try body(Desk(office: office, transaction: $0, now: now)) }
        }
    }
}

extension ReminderRule {
    /// What the database calls its schedule.
    var schedule: String { "reminder \(name)" }
}

extension Settings {
    /// The colleagues that recipients stand for, each once; whoever has the case is `responsible`, and the managers are where
    /// nobody does.
    func members(_ recipients: [ReminderRule.Recipient], responsible: String?) -> [StaffMember] {
        let managers = staff.filter { $0.role == .manager }
        let members = recipients.flatMap { recipient in
            switch recipient {
            case .responsible: responsible.flatMap(staffMember(login:)).map { [$0] } ?? managers
            case .managers: managers
            case .colleague(let login): staffMember(login: login).map { [$0] } ?? []
            }
        }
        return members.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
