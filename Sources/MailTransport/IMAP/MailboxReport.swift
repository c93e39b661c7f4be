public import Mail

/// What a mailbox looks like to somebody who may log in, for `guichet check`.
public struct MailboxReport: Sendable {
    /// In upper case, sorted.
    public var capabilities: [String]
    /// Their names as the settings write them, levels divided by `/`; at most 1000, sorted.
    public var folders: [String]
    public var validity: UIDValidity
    public var messageCount: Int

    /// Handled mail leaves the inbox in one step. RFC 6851.
    public var canMove: Bool { capabilities.contains("MOVE") }
    /// Without MOVE: copied messages can be removed from the inbox, and are not only marked as deleted. RFC 4315.
    public var canExpungeSingly: Bool { capabilities.contains("UIDPLUS") }
    /// New mail is noticed the moment it arrives. RFC 2177.
    public var canIdle: Bool { capabilities.contains("IDLE") }
}

extension IMAPSession {
    /// Logs in, opens the mailbox and looks around; changes nothing.
    public func examine() async throws(MailSourceFailure) -> MailboxReport {
        let validity = try await open()
        var folders: [String] = []
        try onMailbox { connection, _ throws(MailSourceFailure) in
            let naming = naming
            let answer = try run("LIST \"\" \"*\"", on: connection) { response in
                guard case .data(nil, "LIST", let values) = response, values.count >= 3, folders.count < 1000,
                    let name = values[2].octets
                else { return }
                folders.append(naming.name(fromWire: String(decoding: name, as: UTF8.self)))
            }
            try require(answer, for: "list its folders")
        }
        return MailboxReport(
            capabilities: capabilities.sorted(), folders: folders.sorted(), validity: validity,
            messageCount: Int(messageCount))
    }
}
