import Testing

@testable import MailTransport

@Suite("Mailbox names")
struct MailboxNamingTests {
    @Test(
        "Modified UTF-7 goes there and back",
        arguments: [
            ("", ""), ("Guichet/Handled", "Guichet/Handled"), ("a&b", "a&-b"), ("Entwürfe", "Entw&APw-rfe"),
            ("Éléments envoyés", "&AMk-l&AOk-ments envoy&AOk-s"), ("台北", "&U,BTFw-"), ("日本語", "&ZeVnLIqe-"),
            ("😀", "&2D3eAA-"), ("a\r\nb\"", "a&AA0ACg-b\""), ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"),
        ])
    func modifiedUTF7(name: String, encoded: String) {
        #expect(ModifiedUTF7.encoded(name) == encoded)
        #expect(ModifiedUTF7.decoded(encoded) == name)
    }

    @Test(arguments: ["&", "a&b", "&AP", "&A-", "&AP-", "&2D0-", "&é-", "&AP/8-"])
    func malformedIsNotDecoded(name: String) { #expect(ModifiedUTF7.decoded(name) == nil) }

    @Test(
        arguments: [
            ("/", "", "Guichet/Handled", "Guichet/Handled"),
            (".", "INBOX.", "Guichet/Handled", "INBOX.Guichet.Handled"),
            (".", "INBOX.", "INBOX/Guichet", "INBOX.Guichet"),
            (".", "INBOX.", "Inbox", "INBOX"),
            (nil, "", "Guichet/Handled", "Guichet-Handled"),
            ("/", "", "Gérés/à voir", "G&AOk-r&AOk-s/&AOA- voir"),
        ] as [(String?, String, String, String)])
    func oursOnTheWire(separator: String?, prefix: String, name: String, wireName: String) {
        #expect(MailboxNaming(separator: separator, prefix: prefix).wireName(of: name) == wireName)
    }

    @Test(
        arguments: [
            (".", "INBOX.", "INBOX.Guichet.Handled", "Guichet/Handled"), (".", "INBOX.", "INBOX", "INBOX"),
            ("/", "", "G&AOk-r&AOk-s", "Gérés"), ("/", "", "R&D", "R&D"), (nil, "", "a/b", "a/b"),
        ] as [(String?, String, String, String)])
    func theirsInSettings(separator: String?, prefix: String, wireName: String, name: String) {
        #expect(MailboxNaming(separator: separator, prefix: prefix).name(fromWire: wireName) == name)
    }

    @Test(arguments: [("a", "\"a\""), ("a\" \\", "\"a\\\" \\\\\""), ("a\r\nb", "\"ab\""), ("", "\"\"")])
    func quotingLeavesNoWayOut(text: String, quoted: String) { #expect(MailboxNaming.quoted(text) == quoted) }
}
