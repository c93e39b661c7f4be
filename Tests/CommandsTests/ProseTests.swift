import CRM
import Commands
import Testing

@Suite("Prose at the head of a mail is no command")
struct ProseTests {
    /// Each word of each keyword, as a sentence may begin with it.
    @Test(arguments: Keyword.allCases, [Language.english, .french])
    func evenWhereItBeginsWithAKeyword(keyword: Keyword, language: Language) throws {
        for word in try #require(vocabulary.entry(for: keyword, in: language)).words {
            for sentence in ["\(word.lowercased()) the kitchen", "\(word.capitalized) les clients, L-7 demain."] {
                #expect(commands(in: sentence).isEmpty, "\(sentence)")
            }
        }
    }

    @Test(arguments: [
        "Call me tomorrow at 9", "Call: I tried him twice", "Note that the client is away until Monday.",
        "Note: he is away", "Reply from the client below", "New client, very interested", "From what he says, yes.",
        "From: Jane Doe <jane@dupont.example>", "Show him the red one", "Link to the plans: https://d.example/plans",
        "Close to a deal here", "Partner of Dupont SA", "Pool of the hotel", "Mine is the red one",
        "Lead time is six weeks", "Won the tender!", "Lost his number, can you help?", "Help him please",
        "Why did he call?", "Stage two begins on Monday", "Spam or not, answer him", "Import duties are 12%",
        "History repeats itself", "Drop me a line", "Merge these two please", "Commit to a date",
        "De la part de Jane", "De mon côté, rien", "Note : il est absent", "Appel de Jane à 14h",
        "Prends le temps qu'il faut",
        "Réponse du client ci-dessous", "Voir le message de Jane", "Fiche technique ci-jointe", "Mes excuses",
        "Réserve faite du prix, oui", "Aide-moi demain", "Aide moi demain", "Perdu son numéro",
        "Gagné !  Le client signe",
        "Pourquoi pas demain ?", "Lie ce message au bon dossier", "Étape suivante : le devis", "Valide pour moi",
        "Partenaire de Dupont SA", "Historique du dossier ci-joint", "Clôture des offres lundi",
    ])
    func sentences(_ text: String) {
        #expect(commands(in: text).isEmpty)
    }

    @Test(arguments: [
        "HELLO", "HELLO THOMAS", "DEAR THOMAS,", "HI", "GOOD MORNING", "THANKS", "THANK YOU!", "REGARDS", "URGENT",
        "IMPORTANT: PLEASE READ", "OK", "YES", "ASAP", "FYI", "BONJOUR", "BONJOUR THOMAS,", "SALUT", "MERCI",
        "MERCI BEAUCOUP", "CORDIALEMENT", "OUI", "NON", "LES CUISINES", "DES PLANS", "NOW", "CHER THOMAS", "A BIENTOT",
        "ATTENTION !", "THOMAS", "LUC", "ERIC",
        "JANE DOE", "DUPONT SA", "INC.", "SALUT DEMAIN", "1234", "12:30", "€5,000", "...", "?", "!", "- TAKE", "• TAKE",
        "1. TAKE", "| TAKE", "# TAKE", "/", "/ take", "*", "**", "* TAKE *",
        "_", "TAKEOVERS", "MINERAL", "POOLSIDE BAR", "NEWSLETTER", "NOTEBOOKS", "DEMAIN 14H", "DESCRIPTION", "RECALL?",
        "https://example.test/TAKE", "crm@example.test", "👍", "(TAKE)", "«TAKE»",
    ])
    func greetingsAndOtherCapitals(_ text: String) {
        #expect(commands(in: text).isEmpty)
    }

    @Test(arguments: [
        "Hello\nTAKE", "> TAKE\nTAKE", "Bonjour,\n\nPRENDRE", "-- \nTAKE", "--\nTAKE", "Thanks!\n\nTAKE L-7",
    ])
    func commandsBehindItAreNotLookedFor(_ text: String) {
        #expect(commands(in: text).isEmpty)
    }

    @Test func isTheFreeText() {
        let mail = CommandMail("Hello,\r\n\r\nTAKE it\r\n> quoted", vocabulary: vocabulary)
        #expect(mail.freeText == "Hello,\n\nTAKE it")
    }

    private func commands(in text: String) -> [CommandMail.Line] {
        CommandMail(text, vocabulary: vocabulary).lines
    }
}
