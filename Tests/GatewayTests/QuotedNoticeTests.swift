import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Answers below which a program quotes our whole letter")
struct QuotedNoticeTests {
    /// How a mail program puts the answered mail below the answer.
    struct Program: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Between the answer and the quote.
        var attribution: String
        var mark = ""

        init(_ name: String, _ attribution: String, mark: String = "") {
            (testDescription, self.attribution, self.mark) = (name, attribution, mark)
        }

        func answer(_ words: String, to mail: ParsedMail) -> String {
            let quote = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { mark + $0 }
            return words + "\n\n" + attribution + "\n\n" + quote.joined(separator: "\n")
        }
    }

    static let programs: [Program] = [
        Program(
            "Gmail, English", "On Wed, Feb 12, 2014 at 2:02 PM Guichet · NotSoTiny <crm@notsotiny.example>\nwrote:",
            mark: "> "),
        Program(
            "Gmail, French", "Le mer. 12 févr. 2014 à 14:02, Guichet · NotSoTiny <crm@notsotiny.example> a\nécrit :",
            mark: "> "),
        Program("Thunderbird, French", "Le 12/02/2014 à 14:02, Guichet · NotSoTiny a écrit :", mark: "> "),
        Program(
            "Apple Mail, German", "> Am 12.02.2014 um 14:02 schrieb Guichet · NotSoTiny <crm@notsotiny.example>:",
            mark: "> "),
        Program(
            "Outlook, English",
            "________________________________\nFrom: Guichet · NotSoTiny <crm@notsotiny.example>\n"
                + "Sent: Wednesday, February 12, 2014 2:02 PM\nTo: Thomas Leroy <thomas@notsotiny.example>\nSubject: [NST L-1]"
        ),
        Program(
            "Outlook, French",
            "De : Guichet · NotSoTiny <crm@notsotiny.example>\nEnvoyé : mercredi 12 février 2014 14:02\n"
                + "À : Thomas Leroy <thomas@notsotiny.example>\nObjet : [NST L-1]"),
        Program(
            "Outlook, German",
            "Von: Guichet · NotSoTiny <crm@notsotiny.example>\nGesendet: Mittwoch, 12. Februar 2014 14:02\n"
                + "An: Thomas Leroy <thomas@notsotiny.example>\nBetreff: [NST L-1]"),
        Program(
            "Outlook, old",
            "-----Original Message-----\nFrom: Guichet · NotSoTiny\nSent: Wednesday\nTo: Thomas Leroy\nSubject: L-1"),
        Program(
            "Outlook on a telephone",
            "Télécharger Outlook pour iOS<https://aka.ms/o0ukef>\n________________________________\n"
                + "De : Guichet · NotSoTiny <crm@notsotiny.example>\nEnvoyé : mercredi, février 12, 2014 2:02 PM\n"
                + "À : Thomas Leroy <thomas@notsotiny.example>\nObjet : [NST L-1]"),
        Program(
            "a telephone",
            "Envoyé de mon iPhone\n\n> Le 12 févr. 2014 à 14:02, Guichet · NotSoTiny <crm@notsotiny.example> a écrit :",
            mark: "> "),
        Program(
            "a signature", "-- \nThomas Leroy\nNotSoTiny\n\nLe 12/02/2014 14:02, Guichet · NotSoTiny a écrit :",
            mark: "> "),
    ]

    @Test(arguments: programs)
    func sendTheCustomerNothingOfIt(program: Program) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        let receipt = try await company.command(
            program.answer("REPONDRE\n\nDear Jane,\n\nwe will call you.", to: notice), by: .thomas, answering: notice)
        #expect(receipt.says("Envoyé à Jane Doe <jane@dupont.example>"))
        let mail = try await company.lastMail(to: "jane@dupont.example")
        #expect(mail.says("Dear Jane, we will call you. -- Thomas Leroy"))
        for internalWords in ["PRENDRE", "ASSIGNER", "Vous recevez", "Guichet", "iPhone", "aka.ms"] {
            #expect(!mail.text.contains(internalWords))
        }
    }

    @Test(arguments: programs)
    func keepNothingOfItInANote(program: Program) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.command(program.answer("NOTE\n\nShe likes red", to: notice), by: .thomas, answering: notice)
        #expect(try await company.timeline("L-1").first?.detail == "She likes red")
    }

    @Test(arguments: programs)
    func obeyNothingOfIt(program: Program) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.command(program.answer("TAKE", to: notice), by: .thomas, answering: notice)
        #expect(try await company.timeline("L-1").first?.kind == .taken)
        #expect(try await company.lead(1)?.state == .assigned)
    }
}
