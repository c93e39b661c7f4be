import Foundation
import Mail

/// Tells the story as it happens.
final class Narrator {
    /// How the story went.
    struct Verdict: Sendable {
        var expected: Int
        var asExpected: Int

        var isAsExpected: Bool { expected == asExpected }
    }

    private(set) var verdict = Verdict(expected: 0, asExpected: 0)

    func begin(_ title: String) { print("\n== \(title) ==") }

    func mailIn(_ mail: OutgoingMail) {
        let names = mail.attachments.compactMap(\.fileName)
        show(
            "→ mail in", from: mail.from, to: mail.to, cc: mail.cc, subject: mail.subject, text: Self.own(mail.text),
            files: names)
    }

    /// What was written for this mail; the quote below it was shown before.
    private static func own(_ text: String) -> String {
        let visible = VisibleText(of: text)
        return visible.quoted.isEmpty ? text : visible.withSignature + "\n\n> (the mail that is answered)"
    }

    func mailOut(_ mail: ParsedMail) {
        let from = mail.from.first ?? mail.replyTo.first
        let names = mail.attachments.compactMap(\.fileName)
        show("← mail out", from: from, to: mail.to, cc: mail.cc, subject: mail.subject, text: mail.text, files: names)
    }

    func say(_ sentence: String) { print("  \(sentence)") }

    /// One step of the story: as expected, or not.
    func step(_ sentence: String, _ isAsExpected: Bool) {
        verdict.expected += 1
        if isAsExpected { verdict.asExpected += 1 }
        print("  [\(isAsExpected ? "as expected" : "NOT AS EXPECTED")] \(sentence)")
    }

    func conclude(_ verdict: Verdict) {
        print("demo: \(verdict.asExpected) of \(verdict.expected) steps as expected")
    }

    private func show(
        _ mark: String, from: Address?, to: [Address], cc: [Address], subject: String, text: String, files: [String]
    ) {
        print("\n  \(mark)")
        print("  | From: \(from.map(String.init(describing:)) ?? "")")
        print("  | To: \(to.map(\.description).joined(separator: ", "))")
        if !cc.isEmpty { print("  | Cc: \(cc.map(\.description).joined(separator: ", "))") }
        print("  | Subject: \(subject)")
        for name in files { print("  | Attached: \(name)") }
        print("  |")
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { print("  | \(line)") }
    }
}
