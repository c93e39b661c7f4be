public import Mail

extension IMAPSession {
    /// More new messages than any mailbox has: a guard for our memory.
    private static let mostSummaries = 5_000_000

    public func summaries(after uid: UID?) async throws(MailSourceFailure) -> [MessageSummary] {
        let (first, isBeyondLast) = (uid?.rawValue ?? 0).addingReportingOverflow(1)
        guard !isBeyondLast else { return [] }
        return try onMailbox { connection, _ throws(MailSourceFailure) in
            hasNews = false
            var sizes: [UID: Int] = [:]
            let answer = try run("UID FETCH \(first):* (UID RFC822.SIZE)", on: connection) { response in
                guard let message = FetchedItems(response), let size = message.size else { return }
                // `n:*` always names the newest message, even when n is beyond it. RFC 3501 §6.4.8.
                if message.uid.rawValue >= first, sizes.count <= Self.mostSummaries { sizes[message.uid] = size }
            }
            try require(answer, for: "list the messages")
            guard sizes.count <= Self.mostSummaries else {
                throw failure("has more than \(Self.mostSummaries) new messages; move old ones to another mailbox")
            }
            return sizes.map { MessageSummary(uid: $0.key, size: $0.value) }.sorted { $0.uid < $1.uid }
        }
    }

    public func fetch(_ uids: [UID]) async throws(MailSourceFailure) -> [FetchedMessage] {
        try fetch("BODY.PEEK[]", of: uids, arrivingAs: "BODY[]")
    }

    public func fetchHeaders(_ uids: [UID]) async throws(MailSourceFailure) -> [FetchedMessage] {
        try fetch("BODY.PEEK[HEADER]", of: uids, arrivingAs: "BODY[HEADER]")
    }

    private func fetch(
        _ item: String, of uids: [UID], arrivingAs name: String
    ) throws(MailSourceFailure) -> [FetchedMessage] {
        let wanted = Set(uids)
        guard !wanted.isEmpty else { return [] }
        return try onMailbox { connection, _ throws(MailSourceFailure) in
            var messages: [UID: [UInt8]] = [:]
            var octets = 0
            for set in UIDSet.sets(of: wanted) {
                let answer = try run("UID FETCH \(set) (UID \(item))", on: connection) { response in
                    guard let message = FetchedItems(response), wanted.contains(message.uid) else { return }
                    guard let bytes = message.sections[name] else { return }
                    octets += bytes.count
                    if octets <= account.maximumFetchSize { messages[message.uid] = bytes }
                }
                guard octets <= account.maximumFetchSize else {
                    throw failure("sent \(octets) octets where \(account.maximumFetchSize) are the limit")
                }
                // Some are gone by now, the others have come. RFC 5530 §3.
                if answer.code != "EXPUNGEISSUED" { try require(answer, for: "hand out messages") }
            }
            return messages.map { FetchedMessage(uid: $0.key, bytes: $0.value) }.sorted { $0.uid < $1.uid }
        }
    }
}

/// What a FETCH response tells of a message. RFC 3501 §7.4.2.
struct FetchedItems {
    let uid: UID
    private(set) var size: Int?
    /// Octets by name, such as `BODY[]`, in upper case.
    private(set) var sections: [String: [UInt8]] = [:]

    /// nil for responses of another kind, and for those that do not tell the UID: nobody asked for them.
    init?(_ response: Response) {
        guard case .data(_?, "FETCH", let values) = response, let items = values.first?.list else { return nil }
        var uid: UID?
        for index in stride(from: 0, to: items.count - 1, by: 2) {
            let value = items[index + 1]
            switch items[index].keyword {
            case "UID": uid = value.number.flatMap(UID.init)
            case "RFC822.SIZE": size = value.number.map(Int.init)
            case let section? where section.hasPrefix("BODY["): sections[section] = value.octets
            default: break
            }
        }
        guard let uid else { return nil }
        self.uid = uid
    }
}
