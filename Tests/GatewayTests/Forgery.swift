import Foundation
import Gateway
import Mail
import MailMIME
import Testing

/// A mail that wants to be obeyed as Thomas's and must not be.
///
/// In every part of it `{token}` is the address that Thomas's notice of L-1 is answered to, `{luc}` Luc's, `{customer}` the
/// one that Jane answers to, and `{dmarc}` a field in which the company's mail server says that DMARC passed.
struct Forgery: Sendable, CustomTestStringConvertible {
    /// Whose mail it is, as far as the gateway can tell.
    enum Origin: Sendable {
        /// From is Thomas's address, and nothing shows that it is from him: he is told.
        case inHisName
        /// From is somebody else.
        case fromOutside
        /// It is Thomas's own, and holds words of somebody else.
        case his
    }

    var name: String
    var origin = Origin.inHisName
    var from = Company.thomas
    var to = "crm@notsotiny.example"
    var subject = "Re: [NST L-1] A new kitchen"
    /// Fields above all others.
    var headers: [String] = []
    var type = "text/plain; charset=utf-8"
    var text = "TAKE L-1"

    var testDescription: String { name }

    static let evil = "Mallory <mallory@evil.example.test>"

    static func dmarc(_ words: String) -> String { "Authentication-Results: mx.notsotiny.example; \(words)" }
}

// MARK: What is tried

extension Forgery {
    /// The sender's address, and what people write into From to be taken for somebody else.
    static let senders = [
        Forgery(name: "his address alone"),
        Forgery(name: "no reference", subject: "hello"),
        Forgery(
            name: "his name before another address", origin: .fromOutside,
            from: "Thomas Leroy <mallory@evil.example.test>",
            headers: [dmarc("dmarc=pass header.from=evil.example.test")]),
        Forgery(
            name: "his address as a name", origin: .fromOutside,
            from: "\"thomas@notsotiny.example\" <mallory@evil.example.test>",
            headers: [dmarc("dmarc=pass header.from=evil.example.test")]),
        Forgery(
            name: "his name and address as a name", origin: .fromOutside,
            from: "\"Thomas Leroy <thomas@notsotiny.example>\" <mallory@evil.example.test>",
            headers: [dmarc("dmarc=pass header.from=evil.example.test")]),
        Forgery(
            name: "his address in a comment", origin: .fromOutside,
            from: "mallory@evil.example.test (thomas@notsotiny.example)",
            headers: [dmarc("dmarc=pass header.from=evil.example.test")]),
        Forgery(
            name: "another address before his", from: "mallory@evil.example.test <thomas@notsotiny.example>",
            headers: [dmarc("dmarc=pass header.from=evil.example.test")]),
        Forgery(
            name: "a second From below", origin: .fromOutside, from: "\(evil)\nFrom: \(Company.thomas)",
            headers: ["{dmarc}"]),
        Forgery(name: "a second From above", from: "\(Company.thomas)\nFrom: \(evil)", headers: ["{dmarc}"]),
        Forgery(name: "a second From above, with his token", from: "\(Company.thomas)\nFrom: \(evil)", to: "{token}"),
        Forgery(name: "two mailboxes, his first", from: "\(Company.thomas), \(evil)", headers: ["{dmarc}"]),
        Forgery(
            name: "two mailboxes, his last", origin: .fromOutside, from: "\(evil), \(Company.thomas)",
            headers: ["{dmarc}"]),
        Forgery(name: "no From, he as Sender", from: "", headers: ["{dmarc}", "Sender: \(Company.thomas)"]),
        Forgery(
            name: "he as Sender", origin: .fromOutside, from: evil, headers: ["{dmarc}", "Sender: \(Company.thomas)"]),
        Forgery(
            name: "he as Resent-From", origin: .fromOutside, from: evil,
            headers: ["{dmarc}", "Resent-From: \(Company.thomas)"]),
        Forgery(
            name: "he as Reply-To", origin: .fromOutside, from: evil,
            headers: ["{dmarc}", "Reply-To: \(Company.thomas)"]),
        Forgery(
            name: "he as Return-Path", origin: .fromOutside, from: evil,
            headers: ["{dmarc}", "Return-Path: <thomas@notsotiny.example>"]),
        Forgery(name: "a group of him", from: "Staff: \(Company.thomas);", headers: ["{dmarc}"]),
        Forgery(
            name: "his address as an encoded word", from: "=?utf-8?q?thomas=40notsotiny.example?=", headers: ["{dmarc}"]
        ),
        Forgery(
            name: "a sub-domain", origin: .fromOutside, from: "thomas@mail.notsotiny.example",
            headers: [dmarc("dmarc=pass header.from=mail.notsotiny.example")]),
        Forgery(
            name: "a domain around ours", origin: .fromOutside, from: "thomas@notsotiny.example.evil.example.test",
            headers: [dmarc("dmarc=pass header.from=notsotiny.example.evil.example.test")]),
        Forgery(
            name: "a look-alike domain", origin: .fromOutside, from: "thomas@notsotlny.example",
            headers: [dmarc("dmarc=pass header.from=notsotlny.example")]),
        Forgery(
            name: "a Cyrillic о", origin: .fromOutside, from: "thomas@n\u{043E}tsotiny.example",
            headers: [dmarc("dmarc=pass header.from=n\u{043E}tsotiny.example")]),
        Forgery(
            name: "a letter without width", origin: .fromOutside, from: "thomas@notsotiny\u{200B}.example",
            headers: ["{dmarc}"]),
        Forgery(
            name: "his address with a tag", origin: .fromOutside, from: "thomas+crm@notsotiny.example",
            headers: ["{dmarc}"]),
        Forgery(
            name: "a bare CR before his From", origin: .fromOutside, from: "\(evil)\rFrom: \(Company.thomas)",
            headers: ["{dmarc}"]),
    ]

    /// Tokens that are not his, not whole, not ours or not where they belong.
    static let tokens = [
        Forgery(name: "the customer's token", to: "{customer}"),
        Forgery(name: "the customer's token in the thread", headers: ["In-Reply-To: {customer-message-id}"]),
        Forgery(name: "a thread we know", headers: ["In-Reply-To: <mail1@sender.example.test>"]),
        Forgery(name: "Luc's token", to: "{luc}"),
        Forgery(name: "Luc's token beside the customer's", to: "{luc}, {customer}"),
        Forgery(name: "a token that lacks its last letter", to: "{cut}"),
        Forgery(name: "a token with a letter more", to: "{extended}"),
        Forgery(name: "a token with a letter changed", to: "{changed}"),
        Forgery(name: "a token of another case", to: "{other-case}"),
        Forgery(name: "an expired token", to: "{expired}"),
        Forgery(name: "a bounce token", to: "{bounce}"),
        Forgery(name: "a token of another installation", to: "{elsewhere}"),
        Forgery(name: "a token at another domain", to: "{at-evil}"),
        Forgery(name: "a token as a name", to: "\"{token}\" <crm@notsotiny.example>"),
        Forgery(name: "a token in the text", text: "TAKE L-1\n\n{token}"),
        Forgery(name: "a token in the subject", subject: "Re: {token}"),
        Forgery(name: "a token in Reply-To", headers: ["Reply-To: {token}"]),
        Forgery(name: "a token in a field of their own", headers: ["X-Guichet-Token: {token}"]),
    ]

    /// What the company's mail server did not say.
    static let findings = [
        Forgery(
            name: "another server's finding",
            headers: ["Authentication-Results: mx.evil.example.test; dmarc=pass header.from=notsotiny.example"]),
        Forgery(
            name: "a server named around ours",
            headers: [
                "Authentication-Results: mx.notsotiny.example.evil.example.test; dmarc=pass header.from=notsotiny.example"
            ]),
        Forgery(name: "a finding below ours", headers: [dmarc("dmarc=fail header.from=notsotiny.example"), "{dmarc}"]),
        Forgery(
            name: "a finding below another's", headers: ["Authentication-Results: relay.example.test; none", "{dmarc}"]),
        Forgery(
            name: "our server after another, folded",
            headers: [
                "Authentication-Results: mx.evil.example.test;\n mx.notsotiny.example; dmarc=pass header.from=notsotiny.example"
            ]),
        Forgery(name: "pass for another domain", headers: [dmarc("dmarc=pass header.from=evil.example.test")]),
        Forgery(name: "pass for a sub-domain", headers: [dmarc("dmarc=pass header.from=mail.notsotiny.example")]),
        Forgery(
            name: "pass for two domains",
            headers: [dmarc("dmarc=pass header.from=evil.example.test header.from=notsotiny.example")]),
        Forgery(name: "pass for no domain", headers: [dmarc("dmarc=pass")]),
        Forgery(name: "pass in a comment", headers: [dmarc("dmarc=none (dmarc=pass header.from=notsotiny.example)")]),
        Forgery(
            name: "pass in a comment with a semicolon",
            headers: [dmarc("dmarc=none (p=none; dmarc=pass header.from=notsotiny.example)")]),
        Forgery(
            name: "pass behind an escaped parenthesis",
            headers: [dmarc("spf=pass (a\\); dmarc=pass header.from=notsotiny.example)")]),
        Forgery(
            name: "pass in quotes",
            headers: [dmarc("spf=pass smtp.mailfrom=\"; dmarc=pass header.from=notsotiny.example\"")]),
        Forgery(
            name: "pass in an encoded word",
            headers: [
                dmarc("spf=pass smtp.mailfrom=\"=?utf-8?q?=22=3B_dmarc=3Dpass_header.from=3Dnotsotiny.example?=\"")
            ]),
        Forgery(
            name: "a comment that does not end",
            headers: [dmarc("spf=pass (; dmarc=pass header.from=notsotiny.example")]),
        Forgery(
            name: "fail and then pass",
            headers: [dmarc("dmarc=fail header.from=notsotiny.example; dmarc=pass header.from=notsotiny.example")]),
        Forgery(name: "nearly pass", headers: [dmarc("dmarc=bestguesspass action=none header.from=notsotiny.example")]),
        Forgery(
            name: "a version we do not know",
            headers: ["Authentication-Results: mx.notsotiny.example 2; dmarc=pass header.from=notsotiny.example"]),
        Forgery(name: "none, and then pass", headers: [dmarc("none; dmarc=pass header.from=notsotiny.example")]),
        Forgery(
            name: "SPF and DKIM, not DMARC",
            headers: [dmarc("spf=pass smtp.mailfrom=notsotiny.example; dkim=pass header.d=notsotiny.example")]),
        Forgery(
            name: "a field with an X",
            headers: ["X-Authentication-Results: mx.notsotiny.example; dmarc=pass header.from=notsotiny.example"]),
        Forgery(
            name: "a field of the ARC set",
            headers: ["ARC-Authentication-Results: i=1; mx.notsotiny.example; dmarc=pass header.from=notsotiny.example"]
        ),
        Forgery(
            name: "a finding smuggled in the subject",
            subject:
                "=?utf-8?q?x=0D=0AAuthentication-Results:_mx.notsotiny.example;_dmarc=3Dpass_header.from=3Dnotsotiny.example?="
        ),
        Forgery(
            name: "a finding behind a bare CR",
            subject: "x\rAuthentication-Results: mx.notsotiny.example; dmarc=pass header.from=notsotiny.example"),
        Forgery(
            name: "a finding behind a bare LF, below ours",
            subject: "x\nAuthentication-Results: mx.notsotiny.example; dmarc=pass header.from=notsotiny.example",
            headers: [dmarc("dmarc=fail header.from=notsotiny.example")]),
        Forgery(
            name: "a finding in the header of a part", type: "multipart/mixed; boundary=b",
            text: "--b\n{dmarc}\nContent-Type: text/plain\n\nTAKE L-1\n--b--"),
        Forgery(name: "HTML alone", type: "text/html; charset=utf-8", text: "<p>TAKE L-1</p>"),
    ]

    /// Somebody else's words in a mail of his.
    static let words = [
        Forgery(name: "a quoted command", origin: .his, to: "{token}", text: "> TAKE L-1"),
        Forgery(
            name: "a command below an attribution", origin: .his, to: "{token}",
            text: "On Monday, Thomas wrote:\n> TAKE L-1"),
        Forgery(name: "a command below prose", origin: .his, to: "{token}", text: "Hello\n\nTAKE L-1"),
        Forgery(name: "a command in the signature", origin: .his, to: "{token}", text: "-- \nTAKE L-1"),
        Forgery(
            name: "a command in a forwarded mail", origin: .his, to: "{general}", subject: "Fwd: A wardrobe",
            text: "---------- Forwarded message ---------\nFrom: \(evil)\nSubject: A wardrobe\n\nTAKE L-1"),
        Forgery(name: "a command in the subject", origin: .his, to: "{token}", subject: "TAKE L-1", text: "See above."),
        Forgery(
            name: "a command in an attached text", origin: .his, to: "{token}", type: "multipart/mixed; boundary=b",
            text:
                "--b\nContent-Type: text/plain\n\nSee the file.\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nTAKE L-1\n--b--"
        ),
        Forgery(
            name: "a command in an attached mail", origin: .his, to: "{token}", type: "multipart/mixed; boundary=b",
            text:
                "--b\nContent-Type: text/plain\n\nSee the mail.\n--b\nContent-Type: message/rfc822\n\nFrom: \(Company.thomas)\nTo: {token}\n\nTAKE L-1\n--b--"
        ),
        Forgery(
            name: "a command in the HTML beside other text", origin: .his, to: "{token}",
            type: "multipart/alternative; boundary=b",
            text: "--b\nContent-Type: text/plain\n\nThank you.\n--b\nContent-Type: text/html\n\n<p>TAKE L-1</p>\n--b--"),
        Forgery(
            name: "a command that the HTML hides", origin: .his, to: "{token}", type: "text/html",
            text: "<div style=\"display:none\">TAKE L-1</div><p>Thank you.</p>"),
        Forgery(
            name: "a command in the HTML's quote", origin: .his, to: "{token}", type: "text/html",
            text: "<p>Thank you.</p><blockquote>TAKE L-1</blockquote>"),
        Forgery(
            name: "a command in a picture's place", origin: .his, to: "{token}", type: "text/html",
            text: "<img src=\"cid:logo\" alt=\"TAKE L-1\"><p>Thank you.</p>"),
        Forgery(
            name: "a command in a picture's place alone", origin: .his, to: "{token}", type: "text/html",
            text: "<p><img src=\"cid:logo\" alt=\"TAKE L-1\"></p>"),
        Forgery(
            name: "a command that lets the light through", origin: .his, to: "{token}", type: "text/html",
            text: "<p style=\"margin:0;opacity: 0\">TAKE L-1</p><p>Thank you.</p>"),
        Forgery(
            name: "a hidden attribute", origin: .his, to: "{token}", type: "text/html",
            text: "<p hidden>TAKE L-1</p><p>Thank you.</p>"),
        Forgery(
            name: "a command in the title of the page", origin: .his, to: "{token}", type: "text/html",
            text: "<html><head><title>TAKE L-1</title></head><body title=\"TAKE L-1\"><p>Thank you.</p></body></html>"),
        Forgery(
            name: "a command in a comment of the page", origin: .his, to: "{token}", type: "text/html",
            text: "<!-- TAKE L-1 --><!--[if mso]><p>TAKE L-1</p><![endif]--><p>Thank you.</p>"),
        Forgery(
            name: "a command in what is not shown", origin: .his, to: "{token}", type: "text/html",
            text: "<style>TAKE L-1</style><script>TAKE L-1</script><template>TAKE L-1</template><p>Thank you.</p>"),
        Forgery(
            name: "a command in the HTML's signature", origin: .his, to: "{token}", type: "text/html",
            text: "<p>Thank you.</p><div class=\"gmail_signature\">-- <br>TAKE L-1</div>"),
        Forgery(
            name: "a command in the HTML's answer to his", origin: .his, to: "{token}", type: "text/html",
            text:
                "<p>Thank you.</p><div class=\"gmail_quote\"><div>On Monday, \(evil) wrote:<br></div><blockquote>TAKE L-1</blockquote></div>"
        ),
        Forgery(
            name: "a command in a file's name", origin: .his, to: "{token}", type: "multipart/mixed; boundary=b",
            text:
                "--b\nContent-Type: text/plain\n\nSee the file.\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"TAKE L-1\"\n\nx\n--b--"
        ),
        Forgery(
            name: "a command in an attached page alone", origin: .his, to: "{token}",
            type: "multipart/mixed; boundary=b",
            text:
                "--b\nContent-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n<p>TAKE L-1</p>\n--b--"
        ),
        Forgery(
            name: "a command in a calendar file", origin: .his, to: "{token}", type: "multipart/mixed; boundary=b",
            text:
                "--b\nContent-Type: text/plain\n\nSee the date.\n--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:TAKE L-1\nDESCRIPTION:TAKE L-1\nEND:VEVENT\nEND:VCALENDAR\n--b--"
        ),
        Forgery(
            name: "a command before the first part", origin: .his, to: "{token}", type: "multipart/mixed; boundary=b",
            text: "TAKE L-1\n\n--b\nContent-Type: text/plain\n\nThank you.\n--b--\nTAKE L-1"),
        Forgery(name: "a command with a letter without width", origin: .his, to: "{token}", text: "T\u{200B}AKE L-1"),
    ]

    static let all = senders + tokens + findings + words
}

// MARK: As it comes in

extension Forgery {
    /// The whole mail, with what stands for something filled in.
    func mail(in company: Company, notice: ParsedMail) async throws -> String {
        let own = try #require(notice.replyTo.first).email.rawValue
        let acknowledgement = try await company.lastMail(to: "jane@dupont.example")
        let values = [
            "token": own, "general": try company.address(of: .thomas), "luc": try company.address(of: .luc, on: "L-1"),
            "customer": acknowledgement.replyTo[0].email.rawValue,
            "customer-message-id": acknowledgement.messageID?.description ?? "",
            "cut": own.replacing("@", with: "").replacing(/.notsotiny.example$/, with: "@notsotiny.example"),
            "extended": own.replacing("@", with: "a@"),
            "changed": own.replacing(/(.)@/) { $0.1 == "a" ? "b@" : "a@" },
            "other-case": own.replacing("+l1.", with: "+l2."), "at-evil": own.replacing("notsotiny", with: "evil"),
            "expired": try company.signed(.staff, expires: company.office.now() - 2 * 86_400),
            "bounce": try company.signed(.bounce, expires: company.office.now() + 86_400),
            "elsewhere": try company.signed(
                .staff, expires: company.office.now() + 86_400, by: Company.signerOfAnotherInstallation()),
            "dmarc": Self.dmarc("dmarc=pass header.from=notsotiny.example"),
        ]
        let author = from.isEmpty ? [] : ["From: \(from)"]
        let fields = [
            "To: \(to)", "Subject: \(subject)", "Message-ID: \(company.nextMessageID())",
            "Date: Wed, 12 Feb 2014 14:02:00 +0100", "MIME-Version: 1.0", "Content-Type: \(type)",
        ]
        let mail = (headers + author + fields).joined(separator: "\n") + "\n\n" + text + "\n"
        return values.reduce(mail) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

extension Company {
    /// An address with a token about L-1 for Thomas.
    fileprivate func signed(
        _ purpose: SignedToken.Purpose, expires: Date, by signer: TokenSigner? = nil
    ) throws -> String {
        let thomas = try #require(EmailAddress(Colleague.thomas.address))
        let token = (signer ?? office.signer).token(about: "l1", purpose: purpose, for: thomas, expires: expires)
        return office.settings.company.address.carrying(token).rawValue
    }

    fileprivate static func signerOfAnotherInstallation() throws -> TokenSigner {
        TokenSigner(current: try #require(TokenSigner.Key(number: 0, secret: Data(repeating: 8, count: 32))))
    }
}
