import TestSupport

/// A mail from a made-up customer, and what should be found of it afterwards.
struct CustomerMail: Sendable {
    var sender: String
    /// With its angle brackets.
    var messageID: String
    var subject: String
    /// Name of the file attached to it, if there is one.
    var attachment: String?
    /// The first mail of the customer's, which this one refers to; nil when it is the first.
    var inReplyTo: String?

    /// A flow of mails in which every third has an attachment, and every fourth is a customer's second one.
    static func flow(_ count: Int, to inbox: String) -> [CustomerMail] {
        let domain = inbox.drop { $0 != "@" }.dropFirst()
        return (0..<count).map { number in
            let isSecond = number % 4 == 3
            let customer = "customer\(isSecond ? number - 1 : number)@home.\(domain)"
            return CustomerMail(
                sender: customer, messageID: "<\(number).flow@\(domain)>", subject: "Kitchen number \(number)",
                attachment: number % 3 == 1 ? "plan-\(number).pdf" : nil,
                inReplyTo: isSecond ? "<\(number - 1).flow@\(domain)>" : nil)
        }
    }

    /// The whole message.
    func text(to inbox: String) -> String {
        let thread = inReplyTo.map { "In-Reply-To: \($0)\n" } ?? ""
        let head = """
            From: Customer <\(sender)>
            To: \(inbox)
            Date: Mon, 10 Feb 2014 10:00:00 +0100
            Message-ID: \(messageID)
            Subject: \(subject)
            \(thread)MIME-Version: 1.0

            """
        let words = "Hello,\n\nwhat would a kitchen like the one in \(messageID) cost?\n\nThank you\nA customer\n"
        guard let attachment else { return head + "Content-Type: text/plain; charset=utf-8\n\n" + words }
        return head + """
            Content-Type: multipart/mixed; boundary=edge

            --edge
            Content-Type: text/plain; charset=utf-8

            \(words)
            --edge
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="\(attachment)"
            Content-Transfer-Encoding: base64

            JVBERi0xLjQKbWFkZSB1cAo=
            --edge--
            """
    }
}

extension Installation {
    /// Has mails delivered by SMTP, one after the other.
    func deliver(_ mails: some Sequence<CustomerMail>) throws {
        for mail in mails { try server.deliver(mail.text(to: inbox), to: inbox, from: mail.sender) }
    }
}
