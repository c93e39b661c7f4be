import Foundation
import Logging
public import ServiceLifecycle
import Store

/// Ends quotes that customers did not answer in time.
public struct QuoteKeeper: Service {
    private let office: Office
    private let outbox: Bell

    /// Between two looks.
    private static let interval = Duration.seconds(600)

    /// `outbox` is rung when there may be mail to send.
    public init(office: Office, outbox: Bell) {
        self.office = office
        self.outbox = outbox
    }

    /// Looks at the start and every ten minutes, until a graceful shutdown.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await expireQuotes()
                } catch {
                    office.logger.warning(
                        "quotes could not be ended, trying again later", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }

    /// Ends every quote whose time is over; its owner is told. Returns how many; a second call finds none.
    @discardableResult
    public func expireQuotes() async throws -> Int {
        let now = office.now()
        var expired = 0
        while !Task.isCancelled {
            let count = try await uncancelled { [office] in
                try await office.store.write { try Desk(office: office, transaction: $0, now: now).expireQuotes() }
            }
            if count == 0 { break }
            expired += count
            outbox.ring()
        }
        if expired > 0 { office.logger.info("quotes expired", metadata: ["count": "\(expired)"]) }
        return expired
    }
}
