import Mail

/// An envelope as a courier is told it, and writes it down: the sender and the recipients, divided by blanks, which no
/// address has; `<>` is the null sender.
extension Envelope {
    private static let nullSender = "<>"

    var line: [UInt8] {
        Array(([sender?.rawValue ?? Self.nullSender] + recipients.map(\.rawValue)).joined(separator: " ").utf8)
    }

    /// nil when it is not such a line.
    init?(line: some Sequence<UInt8>) {
        let words = Array(line).split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        let addresses = words.compactMap(EmailAddress.init)
        let hasSender = words.first != Self.nullSender
        guard words.count > 1, addresses.count == words.count - (hasSender ? 0 : 1) else { return nil }
        self.init(sender: hasSender ? addresses[0] : nil, recipients: Array(addresses[(hasSender ? 1 : 0)...]))
    }
}
