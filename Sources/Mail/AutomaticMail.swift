/// What kind of mail this is: a person's, or one that a program made.
///
/// The reason is one short sentence that names the header or the rule, for the operator who asks why.
public enum MailKind: Hashable, Sendable {
    /// A person's mail, as far as anyone can tell.
    case normal
    /// Came through a mailing list or as a newsletter. RFC 2369, RFC 2919.
    case list(reason: String)
    /// Made by a program: an absence notice, a receipt, a request to prove that one is human. RFC 3834, RFC 8098.
    case autoReply(reason: String)
    /// Says that a mail did not or not yet arrive; `DeliveryFailure` has the recipients. RFC 3464.
    case bounce(reason: String)
    /// A complaint about a mail, passed on by the recipient's provider. RFC 5965.
    case feedback(reason: String)
    /// Says that a mail did arrive. RFC 3464 §2.3.3.
    case delivered(reason: String)

    /// Why it is of this kind.
    public var reason: String {
        switch self {
        case .normal: "nothing marks it as automatic"
        case .list(let reason), .autoReply(let reason), .bounce(let reason), .feedback(let reason),
            .delivered(let reason):
            reason
        }
    }

    /// Made by a program for no one to answer, or sent to many: anything but `normal`.
    public var isAutomatic: Bool { self != .normal }
}

extension ParsedMail {
    /// What kind of mail this is, by its headers, its parts and, for mail programs of old, its wording.
    ///
    /// The first rule that holds decides, from the surest: a report part, a bounce's shape, RFC 3834 headers, list
    /// headers, an absence notice's subject, an empty envelope sender. `ownLists` are the addresses or List-Ids of the
    /// company's own group addresses: mail through them remains a person's mail.
    public func kind(ownLists: [String] = []) -> MailKind {
        if let kind = MailReport(self).kind { return kind }
        if let sign = BounceSign(in: self) { return .bounce(reason: sign.reason) }
        if let reason = AutoReplySign.reason(in: self) { return .autoReply(reason: reason) }
        if let reason = ListSign.reason(in: self, ownLists: ownLists) { return .list(reason: reason) }
        if let reason = AutoReplySign.likelyReason(in: self) { return .autoReply(reason: reason) }
        if let reason = AutoReplySign.weakReason(in: self) { return .autoReply(reason: reason) }
        return .normal
    }
}
