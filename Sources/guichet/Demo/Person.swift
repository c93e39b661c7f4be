import Foundation
import Mail
import MailMIME
import MailTransport

/// Somebody in the story: writes by SMTP, reads their own inbox by IMAP.
actor Person {
    let address: Address
    private let inbox: IMAPSession
    private let submission: SMTPSession
    private var read: [ParsedMail] = []
    private var lastUID: UID?
    private var sent = 0

    init(_ name: String, _ email: String, on stage: Stage) throws {
        guard let email = EmailAddress(email) else { throw Complaint("\(email) is no address.") }
        address = Address(name: name, email: email)
        inbox = IMAPSession(
            IMAPAccount(
                endpoint: stage.endpoints.imap, login: Login(userName: email.rawValue, password: Stage.password)))
        submission = SMTPSession(SMTPAccount(endpoint: stage.endpoints.smtp))
    }

    /// A new mail of theirs, not sent yet.
    func mail(to recipient: Address, subject: String, _ text: String) throws -> OutgoingMail {
        sent += 1
        guard let id = MessageID("\(address.email.localPart).\(sent)@\(address.email.domain)") else {
            throw Complaint("No Message-ID for \(address).")
        }
        return OutgoingMail(messageID: id, date: Date(), from: address, to: [recipient], subject: subject, text: text)
    }

    /// What their mail program makes of *Reply*: to Reply-To, in the thread, the other's text quoted.
    func reply(to mail: ParsedMail, _ text: String) throws -> OutgoingMail {
        guard let recipient = mail.replyTo.first ?? mail.from.first else { throw Complaint("Nobody to answer.") }
        let quote = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
        let subject = mail.subject.hasPrefix("Re:") ? mail.subject : "Re: \(mail.subject)"
        var reply = try self.mail(
            to: recipient, subject: subject,
            "\(text)\n\n\(mail.from.first?.displayName ?? "") wrote:\n\(quote.joined(separator: "\n"))\n"
        )
        reply.inReplyTo = mail.messageID
        reply.references = mail.references + [mail.messageID].compactMap(\.self)
        return reply
    }

    func send(_ mail: OutgoingMail) async throws {
        let recipients = (mail.to + mail.cc).map(\.email)
        _ = try await submission.submit(
            try mail.encoded(), envelope: Envelope(sender: address.email, recipients: recipients))
    }

    /// The newest mail in their inbox that is like this, if there is one.
    func received(_ isWanted: (ParsedMail) -> Bool) async throws -> ParsedMail? {
        _ = try await inbox.open()
        let new = try await inbox.summaries(after: lastUID).map(\.uid)
        if let last = new.last {
            for message in try await inbox.fetch(new) { read.append(try ParsedMail(parsing: message.bytes)) }
            lastUID = last
        }
        return read.last(where: isWanted)
    }

    func close() async {
        await inbox.close()
        await submission.close()
    }
}

extension ParsedMail {
    /// Whether the text holds these words, wherever its lines are broken.
    func says(_ words: String) -> Bool {
        text.split { $0.isWhitespace || $0 == ">" }.joined(separator: " ").contains(words)
    }
}
