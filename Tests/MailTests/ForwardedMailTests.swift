import Mail
import Testing

@Suite("A mail passed on by a colleague")
struct ForwardedMailTests {
    @Test(arguments: [
        "---------- Forwarded message ---------\nFrom: Jane Doe <jane@example.test>\nDate: Wed, 12 Feb 2014\nSubject: Kitchen\nTo: Luc <luc@example.test>",
        "Begin forwarded message:\n\nFrom: Jane Doe <jane@example.test>\nSubject: Kitchen\nDate: Wed, 12 Feb 2014\nTo: luc@example.test",
        "-----Original Message-----\nFrom: Jane Doe [mailto:jane@example.test]\nSent: Wed, 12 Feb 2014\nTo: Luc\nSubject: Kitchen",
        "________________________________\nFrom: Jane Doe <jane@example.test>\nSent: Wed, 12 Feb 2014\nTo: Luc\nSubject: Kitchen",
        "---------- Message transféré ---------\nDe : Jane Doe <jane@example.test>\nDate : Wed, 12 Feb 2014\nObjet : Kitchen\nÀ : luc@example.test",
        "Début du message réexpédié :\n\n> De: Jane Doe <jane@example.test>\n> Objet: Kitchen\n> Date: Wed, 12 Feb 2014\n> À: luc@example.test",
        "-------- Message transféré --------\nSujet :  Kitchen\nDate :  Wed, 12 Feb 2014\nDe :  Jane Doe <jane@example.test>\nPour :  luc@example.test",
        "Anfang der weitergeleiteten Nachricht:\n\nVon: Jane Doe <jane@example.test>\nBetreff: Kitchen\nDatum: Wed, 12 Feb 2014\nAn: luc@example.test",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Kitchen\nDatum: Wed, 12 Feb 2014\nVon: Jane Doe <jane@example.test>\nAn: luc@example.test",
        "---------- Doorgestuurd bericht ---------\nVan: Jane Doe <jane@example.test>\nDatum: Wed, 12 Feb 2014\nOnderwerp: Kitchen\nAan: luc@example.test",
        "---------- Mensaje reenviado ---------\nDe: Jane Doe <jane@example.test>\nFecha: Wed, 12 Feb 2014\nAsunto: Kitchen\nPara: luc@example.test",
        "---------- Messaggio inoltrato ---------\nDa: Jane Doe <jane@example.test>\nData: Wed, 12 Feb 2014\nOggetto: Kitchen\nA: luc@example.test",
    ])
    func theBlockInTheTextGivesTheOriginal(block: String) throws {
        let forward = try #require(ForwardedMail(inText: "Please call her.\n\n\(block)\n\nRed cabinets, please.\n"))
        #expect(forward.sender?.description == "Jane Doe <jane@example.test>")
        #expect(forward.senderName == "Jane Doe")
        #expect(forward.subject == "Kitchen")
        #expect(forward.date == "Wed, 12 Feb 2014")
        #expect(forward.text == "Red cabinets, please.")
        #expect(forward.introduction == "Please call her.")
    }

    @Test(arguments: [
        ("Fwd: Kitchen", true), ("TR : Kitchen", true), ("WG: Küche", true), ("Re: Kitchen", false), ("Kitchen", false),
    ])
    func aBareBlockIsAForwardOnlyUnderASuchSubject(subject: String, isForward: Bool) {
        var mail = ParsedMail()
        mail.subject = subject
        mail.plainText = "See below.\n\nFrom: Jane <jane@example.test>\nSent: today\nTo: Luc\nSubject: Kitchen\n\nRed."
        #expect((ForwardedMail(in: mail) != nil) == isForward)
    }

    @Test func anAttachedMailIsTheOriginal() throws {
        var original = ParsedMail()
        original.from = [Address(name: "Jane", email: try #require(EmailAddress("jane@example.test")))]
        original.subject = "Kitchen"
        original.plainText = "Red."
        var mail = ParsedMail()
        mail.plainText = "Please call her.\n\n-- \nLuc"
        mail.embeddedMails = [original]
        let forward = try #require(ForwardedMail(in: mail))
        #expect(forward.sender?.email.rawValue == "jane@example.test")
        #expect(forward.text == "Red.")
        #expect(forward.introduction == "Please call her.")
    }

    @Test func aRedirectedMailIsItsOwnOriginal() throws {
        var mail = ParsedMail()
        mail.headers = [HeaderField("Resent-From", "luc@example.test")]
        mail.from = [Address(name: "Jane", email: try #require(EmailAddress("jane@example.test")))]
        mail.plainText = "Red."
        let forward = try #require(ForwardedMail(in: mail))
        #expect(forward.sender?.name == "Jane")
        #expect(forward.introduction.isEmpty)
    }

    @Test(arguments: ["", "Hello", "---------- Forwarded message ---------\n", "Begin forwarded message:\n\n"])
    func nothingIsForwardedWithoutABlock(text: String) {
        #expect(ForwardedMail(inText: text) == nil)
    }
}
