import Documents
import Testing

@Suite("Text from outside")
struct HostileTextTests {
    @Test(arguments: SampleLetter.all)
    func addsNoTagToAPage(sample: SampleLetter) throws {
        let harmless = try sample.written(saying: "harmless").html
        for text in Self.attacks {
            let html = try sample.written(saying: text).html
            for mark in "<>\"".unicodeScalars {
                #expect(html.count(of: mark) == harmless.count(of: mark), "\(mark) in \(text.debugDescription)")
            }
        }
    }

    private static let attacks = [
        "<script>alert(1)</script>",
        "\"><img onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></style></td></table>",
        "--><![endif]-->",
        "\u{600}<script>alert(1)</script>",
        "\u{600}\"\u{301} onmouseover=alert(1)",
        "{{{frame}}} {{#actions}} {{>buttons.html}}",
    ]

    @Test(arguments: SampleLetter.all)
    func standsInPlainTextAsItIs(sample: SampleLetter) throws {
        #expect(try sample.written(saying: "“Doe & Daughters” <b>").text.contains("“Doe & Daughters” <b>"))
    }

    @Test(
        arguments: [
            "A\nBcc: all@example.test", "A\r\nB", "A\rB", "A\u{2028}B", "A\u{85}B", "A\u{B}B\u{C}C", "\n\n", "\0",
        ])
    func leavesASubjectOneLine(text: String) throws {
        for sample in SampleLetter.all {
            let subject = try sample.written(saying: text).subject
            #expect(!subject.contains { $0.isNewline || $0 == "\0" })
        }
    }

    @Test(arguments: ["a", "<", "\u{301}", "\n", " ", "👩‍👩‍👧"])
    func mayBeVeryLong(unit: String) throws {
        let text = String(repeating: unit, count: 3_000)
        for sample in SampleLetter.all where sample.language == .english {
            let written = try sample.written(saying: text)
            #expect(written.subject.count <= 150)
            #expect(written.html.hasSuffix("</html>\n"))
        }
    }
}

extension String {
    fileprivate func count(of mark: Unicode.Scalar) -> Int { unicodeScalars.count { $0 == mark } }
}
