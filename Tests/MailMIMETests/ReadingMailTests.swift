import Mail
import MailMIME
import Testing

@Suite("Reading a mail")
struct ReadingMailTests {
    @Test(arguments: [
        ("Plain words", "Plain words"),
        ("=?utf-8?Q?R=C3=A9union?= demain", "Réunion demain"),
        ("=?ISO-8859-1?q?caf=E9?=\r\n =?ISO-8859-1?q?_noir?=", "café noir"),
        ("=?utf-8?B?w6nD?= =?utf-8?B?qQ==?=", "éé"),
        ("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"),
        ("=?utf-8*fr?Q?=C3=A9t=C3=A9?=", "été"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?gb2312?B?1tA=?= =?koi8-r?B?xMHW?=", "中даж"),
        ("=?utf-8?Q?a=0D=0ABcc:_x?=", "a Bcc: x"),
        ("=?x-unknown?Q?=E9t=E9?=", "été"),
        ("raw é in UTF-8", "raw é in UTF-8"),
        ("not =?an encoded word", "not =?an encoded word"),
        ("=?utf-8?Q?unfinished", "=?utf-8?Q?unfinished"),
        ("folded\r\n\tline", "folded\tline"),
    ])
    func subject(written: String, read: String) throws {
        #expect(try mail("Subject: \(written)\r\n\r\n").subject == read.replacing("\t", with: " "))
    }

    @Test(arguments: [
        ("Jane Doe <jane@example.test>", ["Jane Doe <jane@example.test>"]),
        ("jane@example.test (Jane)", ["Jane <jane@example.test>"]),
        (
            "\"Doe, Jane\" <jane@example.test>, eric@example.test",
            ["Doe, Jane <jane@example.test>", "eric@example.test"]
        ),
        ("=?utf-8?Q?Andr=C3=A9?= <a@example.test>", ["André <a@example.test>"]),
        ("\"=?utf-8?Q?Andr=C3=A9?=\" <a@example.test>", ["André <a@example.test>"]),
        ("=?utf-8?Q?Jane_=3Cjane=40example.test=3E?=", ["Jane <jane@example.test>"]),
        ("Sales: a@example.test, b@example.test;", ["a@example.test", "b@example.test"]),
        ("undisclosed-recipients:;", []), ("<>", []), ("nobody", []),
        ("a@example.test; \"Doe; Jane\" <b@example.test>;", ["a@example.test", "Doe; Jane <b@example.test>"]),
        ("[EXTERN] Jane Doe <jane@example.test>", ["Jane Doe <jane@example.test>"]),
        ("Jane (Kitchens <jane@example.test>", ["Jane (Kitchens <jane@example.test>"]),
        ("Jane jane@example.test, Eric eric@example.test", ["Jane <jane@example.test>", "Eric <eric@example.test>"]),
        ("<jane.@example.test>", ["jane.@example.test"]), ("ja..ne@example.test", ["ja..ne@example.test"]),
    ])
    func addresses(written: String, read: [String]) throws {
        #expect(try mail("To: \(written)\r\n\r\n").to.map(\.description) == read)
    }

    @Test(
        arguments: [
            ("text/plain; charset=utf-8", [0xC3, 0xA9], "é"),
            ("text/plain; charset=iso-8859-1", [0xE9, 0x80], "é€"),
            ("text/plain; charset=utf-8", [0xE9], "é"),
            ("text/plain; charset=iso-8859-1", [0xC3, 0xA9], "é"),
            ("text/plain; charset=us-ascii", [0xC3, 0xA9], "é"),
            ("text/plain; charset=koi8-r", [0xC4, 0xC1], "да"),
            ("text/plain; charset=windows-1255", [0xF9, 0xEC, 0xE5, 0xED], "שלום"),
            ("text/plain; charset=windows-1258", Array("15 kg".utf8), "15 kg"),
            ("text/plain; charset=gb2312", [0xD6, 0xD0], "中"),
            ("text/plain; charset=shift_jis", [0x93, 0xFA, 0x87, 0x40], "日①"),
            ("text/plain; charset=iso-2022-jp", Array("\u{1B}$BF|K\\\u{1B}(B.".utf8), "日本."),
            ("text/plain", Array("\u{1B}$BF|K\\\u{1B}(B.".utf8), "日本."),
            ("text/plain; charset=utf-7", Array("+AOk-".utf8), "é"),
            ("text/plain; charset=no-such-thing", [0xE9], "é"),
            ("text/plain; charset=utf-8", [0x61, 0x00, 0x62], "ab"),
        ] as [(String, [UInt8], String)])
    func charset(type: String, bytes: [UInt8], text: String) throws {
        let header = Array("From: jane@example.test\r\nContent-Type: \(type)\r\n\r\n".utf8)
        #expect(try ParsedMail(parsing: header + bytes).plainText == text)
    }

    @Test func flowedTextIsPutTogetherAgain() throws {
        let flowed =
            "Content-Type: text/plain; format=flowed\r\n\r\nOne \r\ntwo\r\n> three \r\n> four\r\n-- \r\nJane\r\n"
        #expect(try mail(flowed).plainText == "One two\n> three four\n-- \nJane\n")
    }

    @Test(arguments: [
        "From someone@example.test Mon Jan  6 10:00:00 2014\r\n", "\r\n \r\n", ">From x\r\n", "",
    ])
    func startsBehindWhatStorageAdded(prefix: String) throws {
        let read = try ParsedMail(parsing: Array("\(prefix)Subject: a\r\n\r\nb\r\n".utf8))
        #expect(read.subject == "a" && read.plainText == "b\n")
    }

    @Test(arguments: ["\r", "\n", "\r\n", "\r\r\n"])
    func linesMayHaveBeenStoredWithAnyEnd(lineEnd: String) throws {
        let lines = ["From: jane@example.test", "Subject: a", "", "b", "c", ""]
        let read = try ParsedMail(parsing: Array(lines.joined(separator: lineEnd).utf8))
        #expect(read.from.map(\.description) == ["jane@example.test"])
        #expect(read.subject == "a" && read.plainText == "b\nc\n")
    }

    @Test func aReturnInWhatSomebodySentEndsNoLine() throws {
        let read = try ParsedMail(
            parsing: Array("Received: x\r\nSubject: a\rFrom: jane@example.test\r\n\r\nb\r\n".utf8))
        #expect(read.from.isEmpty)
    }

    @Test func anEncodedNameInTheTypeIsReadToItsEnd() throws {
        let name = "=?utf-8?B?w6k=?= =?utf-8?B?dMOpLnBkZg==?="
        #expect(
            try mail("Content-Type: application/pdf; name=\"\(name)\"\r\n\r\nx").attachments[0].fileName == "été.pdf")
    }

    @Test(arguments: [
        ("filename=\"offer.pdf\"", "offer.pdf"),
        ("filename*=utf-8''offre%20%C3%A9t%C3%A9.pdf", "offre été.pdf"),
        ("filename*0*=iso-8859-1''%E9t; filename*1=e.pdf", "éte.pdf"),
        ("filename=\"=?utf-8?Q?=C3=A9t=C3=A9.pdf?=\"", "été.pdf"),
        ("filename=\"../../etc/passwd\"", "../../etc/passwd"),
        ("filename=\"et.pdf\"; filename*=utf-8''%C3%A9t.pdf", "ét.pdf"),
        ("filename*=utf-8''%C3%A9t.pdf; filename=\"et.pdf\"", "ét.pdf"),
        ("filename=\"=?utf-8?B?w6k=?= =?utf-8?B?dMOpLnBkZg==?=\"", "été.pdf"),
    ])
    func fileName(parameter: String, name: String) throws {
        let read = try mail("Content-Type: application/pdf\r\nContent-Disposition: attachment; \(parameter)\r\n\r\nx")
        #expect(read.attachments.map(\.fileName) == [name])
    }

    private func mail(_ rest: String) throws -> ParsedMail {
        try ParsedMail(parsing: Array("From: jane@example.test\r\n\(rest)".utf8))
    }
}
