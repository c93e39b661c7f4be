/// Whom a mail could not be delivered to, and why: what a bounce says. RFC 3464, and what came before it.
public struct DeliveryFailure: Hashable, Sendable {
    /// One recipient the mail did not or not yet reach.
    public struct Recipient: Hashable, Sendable {
        /// The address as we sent to it, where the bounce says so; else the one that failed in the end.
        public var address: EmailAddress
        /// The address that failed after forwarding, when it is another one. RFC 3464 §2.3.2.
        public var finalAddress: EmailAddress?
        /// Enhanced status code, as `5.1.1`; nil when the bounce names none. RFC 3463.
        public var status: String?
        /// The mail will not arrive any more; else its server still tries.
        public var isPermanent: Bool
        /// The next mail to the address will not arrive either: nobody has it. A full mailbox or a refused text is no such
        /// reason.
        public var isBadAddress: Bool
        /// The refusing server's answer as quoted in the bounce, at most 500 characters; empty when there is none.
        public var reply: String
    }

    /// In the order of the bounce, each address once; empty when the bounce hides them.
    public var recipients: [Recipient]
    /// The mail that did not arrive, when the bounce holds its header.
    public var originalMessageID: MessageID?

    /// Reads a bounce; takes at most the first 256 kB of its text into account, and at most 1 000 recipients.
    public init(_ mail: ParsedMail) {
        let text = BounceText(of: mail)
        originalMessageID = mail.embeddedMails.lazy.compactMap(\.messageID).first ?? text.original.messageID
        recipients = Self.reported(in: mail.report, text: text)
        renameInternalRecipient(text.failedAddresses(of: mail), in: text)
        if recipients.isEmpty { recipients = Self.reported(in: text.report, text: text) }
        if recipients.isEmpty { recipients = Self.named(in: mail, text: text) }
        // Some gateways wrap the bounce of another server into a mail of their own.
        if let inner = mail.embeddedMails.first, !inner.report.isEmpty, recipients.isEmpty {
            recipients = Self.reported(in: inner.report, text: BounceText(of: inner))
        }
    }

    /// Whether a server that refuses a mail, in such words, says that nobody has the address: the next one will not arrive
    /// either.
    public static func blamesAddress(_ answer: String) -> Bool {
        let status = SMTPReply.status(in: answer)
        return SMTPReply.code(in: answer) != nil && SMTPReply.isPermanent(reply: answer, status: status)
            && AddressVerdict.isBad(status: status, reply: answer, said: "")
    }

    /// A server behind a gateway may report an address of its own, while its text names the one we sent to.
    private mutating func renameInternalRecipient(_ named: [EmailAddress], in text: BounceText) {
        guard recipients.count == 1, named.count == 1, recipients[0].finalAddress == nil else { return }
        let reported = recipients[0].address
        guard named[0] != reported, !text.original.recipients.contains(reported), !text.names(reported) else { return }
        recipients[0].address = named[0]
        recipients[0].finalAddress = reported
    }

    /// The recipients of a delivery status part. RFC 3464 §2.3.
    private static func reported(in report: [[HeaderField]], text: BounceText) -> [Recipient] {
        var recipients: [Recipient] = []
        var seen: Set<EmailAddress> = []
        for group in report.prefix(1_000) {
            let final = group.address(in: "Final-Recipient") ?? group.address(in: "X-Actual-Recipient")
            let original = group.address(in: "Original-Recipient", isXText: true)
            guard let address = original ?? final, seen.insert(address).inserted else { continue }
            let action = group.firstValue(of: "Action")?.keyword ?? "failed"
            guard !["delivered", "relayed", "expanded"].contains(action) else { continue }
            let reply = group.firstValue(of: "Diagnostic-Code").map(SMTPReply.text) ?? text.reply(about: address)
            let status = group.firstValue(of: "Status").flatMap { SMTPReply.status(in: $0) }
            let precise = Self.status(status, reply: reply, said: text.said)
            let isPermanent = action != "delayed" && !(precise ?? "5").hasPrefix("4")
            recipients.append(
                Recipient(
                    address: address, finalAddress: final == address ? nil : final, status: precise,
                    isPermanent: isPermanent,
                    isBadAddress: isPermanent && AddressVerdict.isBad(status: precise, reply: reply, said: text.said),
                    reply: reply))
        }
        return recipients
    }

    /// The refusing server's own status says more than that of the server that reports, and any more than x.0.0.
    private static func status(_ reported: String?, reply: String, said: String) -> String? {
        if let quoted = SMTPReply.statusBehindCode(in: reply), !quoted.hasSuffix(".0.0") { return quoted }
        guard let reported else { return SMTPReply.status(in: reply) }
        guard reported.hasSuffix(".0.0") else { return reported }
        if let quoted = SMTPReply.status(in: reply) { return quoted }
        let told = SMTPReply.statusBehindCode(in: said)
        return told.flatMap { $0.first == reported.first ? $0 : nil } ?? reported
    }

    /// The recipients that the header or the wording of an older bounce names.
    private static func named(in mail: ParsedMail, text: BounceText) -> [Recipient] {
        // A report may name somebody whose address cannot be read, and still say what is wrong.
        let reported = (mail.report + text.report).compactMap { $0.firstValue(of: "Status") }
        var addresses = mail.values(of: "X-Failed-Recipients").joined(separator: ",").mailAddresses
        if addresses.isEmpty { addresses = text.failedAddresses(of: mail) }
        let sources = addresses.prefix(20).map(text.source)
        return addresses.prefix(1_000).enumerated().compactMap { index, address in
            let source = index < sources.count ? sources[index] : nil
            // Both names of a recipient may be found.
            guard source != nil || !sources.contains(address) else { return nil }
            let reply = text.reply(about: address)
            let status =
                SMTPReply.status(in: reply) ?? SMTPReply.status(in: text.said)
                ?? reported.lazy.compactMap { SMTPReply.status(in: $0) }.first
            let isPermanent = SMTPReply.isPermanent(reply: reply, status: status) && !text.isDelay
            return Recipient(
                address: source ?? address, finalAddress: source == nil ? nil : address, status: status,
                isPermanent: isPermanent,
                isBadAddress: isPermanent && AddressVerdict.isBad(status: status, reply: reply, said: text.said),
                reply: reply)
        }
    }
}

extension [HeaderField] {
    /// The address in a field such as `Final-Recipient: rfc822; jane@example.test`. RFC 3464 §2.3.2.
    ///
    /// Servers write the mark + of an `isXText` field as +2B, and = as +3D. RFC 3461 §4.
    fileprivate func address(in name: String, isXText: Bool = false) -> EmailAddress? {
        guard var value = firstValue(of: name) else { return nil }
        if isXText { value = value.replacing("+2B", with: "+").replacing("+3D", with: "=") }
        return value.mailAddresses.first
            ?? value.split(separator: ";").last.flatMap { EmailAddress($0.withoutOuterSpace) }
    }
}
