import CRM
import Configuration
import Foundation
import Mail
import Store

/// Which record a mail is about, as far as the mail itself says: rules 7, 8 and 9, the first that holds.
struct Anchors {
    /// The record found first.
    private(set) var record: RecordReference?
    /// The record found by token or thread alone, which nobody can make up.
    private(set) var threadRecord: RecordReference?
    /// Other records that the mail names as well.
    private(set) var disagreeing: [RecordReference] = []
    /// Named in the subject by somebody who has no part in it.
    private(set) var mentioned: [RecordReference] = []
    private(set) var chain: [String] = []

    init(router: Router) throws {
        try followTokens(router)
        try followThread(router)
        threadRecord = record
        try followSubject(router)
    }

    /// Rule 7.
    private mutating func followTokens(_ router: Router) throws {
        let tokens = router.incoming.tokens.filter { !$0.isExpired(at: router.now) }
        for token in tokens {
            guard let named = try router.snapshot.recordBehind(token) else { continue }
            found(named, "Rule 7: a signed address or Message-ID of ours names \(named).")
        }
        if record == nil {
            let expired = router.incoming.tokens.count - tokens.count
            chain.append("Rule 7: no signed address or Message-ID" + (expired > 0 ? ", but \(expired) expired." : "."))
        }
    }

    /// Rule 8.
    private mutating func followThread(_ router: Router) throws {
        let mail = router.incoming.mail
        for messageID in (mail.inReplyTo + mail.references.reversed()).prefix(50) {
            for message in try router.snapshot.messages(messageID: messageID) {
                guard let named = try message.record.flatMap(router.snapshot.current) else { continue }
                found(named, "Rule 8: it answers \(messageID), which is on \(named).")
            }
        }
        if record == nil { chain.append("Rule 8: it answers no mail that we know.") }
    }

    /// Rule 9.
    private mutating func followSubject(_ router: Router) throws {
        let subject = router.incoming.mail.subject
        let references = SubjectReference.all(in: subject, prefix: router.settings.company.shortName)
        for reference in references { try follow(reference, named: "\(reference)", router) }
        let number = QuoteNumber(in: subject)
        if let number, let reference = try router.snapshot.quotes(numbered: number).first?.record {
            try follow(reference, named: "\(number) of \(reference)", router)
        }
        if references.isEmpty, number == nil { chain.append("Rule 9: the subject names no record.") }
    }

    private mutating func follow(_ reference: RecordReference, named name: String, _ router: Router) throws {
        guard let named = try router.snapshot.current(reference) else { return }
        if try takesPart(in: named, router) {
            found(named, "Rule 9: the subject names \(name), and the sender has part in it.")
        } else {
            chain.append("Rule 9: the subject names \(name), but the sender has no part in it.")
            if named != record, !mentioned.contains(named) { mentioned.append(named) }
        }
    }

    /// A colleague's address counts too: without proof nothing is obeyed, but the record then shows that somebody tried.
    private func takesPart(in record: RecordReference, _ router: Router) throws -> Bool {
        if router.incoming.staff != nil { return true }
        guard let address = router.incoming.sender?.email else { return false }
        return try router.snapshot.takesPart(address, in: record, except: router.settings.publicProviders)
    }

    private mutating func found(_ named: RecordReference, _ sentence: String) {
        if record == nil {
            record = named
            chain.append(sentence)
        } else if record != named, !disagreeing.contains(named) {
            disagreeing.append(named)
        }
    }
}

extension Snapshot {
    /// The record a token of ours names, if it is still there.
    func recordBehind(_ token: SignedToken) throws -> RecordReference? {
        if let outgoing = OutboxSubject(token.subject) {
            guard let entry = try outboxEntry(outgoing.id), let message = try message(entry.message) else { return nil }
            return try message.record.flatMap(current)
        }
        return try RecordReference(token.subject).flatMap(current)
    }

    /// What a reference means today: a converted lead is its opportunity, a merged one what it was merged into, and an
    /// opportunity that was taken back its lead. nil when there is no such record.
    func current(_ reference: RecordReference) throws -> RecordReference? {
        var reference = reference
        // Each step leads to another record; a circle would be a mistake of ours, and ends here.
        for _ in 0..<20 {
            guard let next = try successor(of: reference) else { return try exists(reference) ? reference : nil }
            reference = next
        }
        return nil
    }

    private func successor(of reference: RecordReference) throws -> RecordReference? {
        switch reference.kind {
        case .lead:
            try opportunity(fromLead: reference.number)?.reference ?? lead(reference.number)?.mergedInto
        case .opportunity: try leadID(ofWithdrawnOpportunity: reference.number).map { RecordReference(.lead, $0) }
        case .partner: nil
        }
    }

    private func exists(_ reference: RecordReference) throws -> Bool {
        switch reference.kind {
        case .lead: try lead(reference.number) != nil
        case .opportunity: try opportunity(reference.number) != nil
        case .partner: try partner(reference.number) != nil
        }
    }

    /// The address wrote on the record before or belongs to its partner, or is of the partner's own domain, which none of
    /// `providers` is.
    func takesPart(
        _ address: EmailAddress, in record: RecordReference, except providers: PublicProviders
    ) throws -> Bool {
        if try senders(on: record).contains(address.folded) { return true }
        if case .lead = record.kind, try lead(record.number)?.email?.lowercased() == address.folded { return true }
        return try partnerID(of: record).map { try belongs(address, to: $0, except: providers) } ?? false
    }

    /// It is one of the partner's addresses, or of the partner's own domain, which none of `providers` is.
    func belongs(_ address: EmailAddress, to partner: Int64, except providers: PublicProviders) throws -> Bool {
        let addresses = try contacts(of: partner).compactMap { $0.email.flatMap { EmailAddress($0) } }
        return addresses.contains(address)
            || (!providers.owns(address.domain) && addresses.contains { $0.domain == address.domain })
    }

    func isClosed(_ record: RecordReference) throws -> Bool {
        switch record.kind {
        case .lead: try lead(record.number)?.isOpen == false
        case .opportunity: try opportunity(record.number)?.isOpen == false
        case .partner: false
        }
    }
}

/// References in a subject: `[NST O-12]`.
enum SubjectReference {
    static func all(in subject: String, prefix: String) -> [RecordReference] {
        // What stands before the first bracket may be nothing.
        subject.split(separator: "[", omittingEmptySubsequences: false).dropFirst().prefix(20).compactMap { piece in
            guard let end = piece.firstIndex(of: "]") else { return nil }
            let words = piece[..<end].split(separator: " ")
            guard words.count == 2, words[0].lowercased() == prefix.lowercased() else { return nil }
            return RecordReference(words[1])
        }
    }
}

/// What a bounce token is about: a row of the outbox, as `x17`.
struct OutboxSubject {
    let id: Int64

    init(id: Int64) { self.id = id }

    init?(_ subject: String) {
        guard subject.first == "x", let id = Int64(subject.dropFirst()) else { return nil }
        self.id = id
    }

    var text: String { "x\(id)" }
}
