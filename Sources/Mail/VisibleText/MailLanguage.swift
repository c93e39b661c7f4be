/// The words by which mail programs of one language mark what was not written by the sender of a mail.
///
/// To teach a language, add one value to `MailLanguage.all`. All words are in lower case.
struct MailLanguage: Sendable {
    /// Verbs of the line above a quote: “On Monday, Jane *wrote*:”. One word each, without what stands beside it.
    var wrote: [String]
    /// First words of that line: “*On* Monday, …”.
    var on: [String]
    /// Pronouns that make it a sentence of the writer: “On Monday 3 May 2010 *I* wrote:”.
    var pronouns: [String] = []
    /// Labels of the block of fields above a quoted or forwarded mail.
    var from: [String]
    var date: [String]
    var to: [String]
    var cc: [String] = []
    var subject: [String]
    /// What stands between dashes above an answered mail: “-----*Original Message*-----”.
    var original: [String] = []
    /// What stands above a forwarded mail: “---------- *Forwarded message* ---------”, “*Begin forwarded message*:”.
    var forwarded: [String] = []
    /// The line below which the rest is not to be read: “*Reply above this line*”.
    var replyAbove: [String] = []
    /// How the line begins that a telephone or a program adds below the text: “*Sent from* my telephone”.
    var sentFrom: [String] = []
    /// The same where people begin sentences like that: “*Sent with* the post”. It counts where a device or a program follows.
    var sentWith: [String] = []
    /// How that line ends, in languages where the verb comes last: “Von meinem Telefon *gesendet*”.
    var sentFromEnd: [String] = []
    /// Words of the legal notice below a text; a paragraph is one when it holds three of them.
    var disclaimer: [String] = []
    /// How a letter ends: “*Kind regards*”.
    var closings: [String] = []
    /// How the words for what one answers to a question begin: “my *answer*s”.
    var answers: [String] = []
    /// Where that stands when it stands in the quoted mail: “*below*”, “*in red*”. Without hyphens.
    var answerPlaces: [String] = []
    /// What the subject of an automatic answer begins with, and hardly any other.
    var away: [String] = []
    /// Words that the subject of an absence notice may begin with, and people's subjects as well: “*Vacation* dates”.
    var absent: [String] = []
}

/// A field in the block of fields above a quoted or forwarded mail.
enum HeaderLabel: Sendable {
    case from, date, to, cc, subject, other
}

/// The words of all languages in the form in which they are looked up.
struct MailWords: Sendable {
    static let all = MailWords(MailLanguage.all)

    let wrote: Set<String>
    let on: Set<String>
    let pronouns: Set<String>
    let labels: [String: HeaderLabel]
    let original: Phrases
    let forwarded: Phrases
    let replyAbove: Phrases
    let sentFrom: Phrases
    let sentWith: Phrases
    let sentFromEnd: Phrases
    let disclaimer: Phrases
    let closings: Phrases
    /// Each with a blank in front, and the places with one behind.
    let answers: Phrases
    let answerPlaces: Phrases
    let away: Phrases
    let absent: Phrases

    init(_ languages: [MailLanguage]) {
        wrote = Set(languages.flatMap(\.wrote))
        on = Set(languages.flatMap(\.on))
        pronouns = Set(languages.flatMap(\.pronouns))
        original = Phrases(languages.flatMap(\.original))
        forwarded = Phrases(languages.flatMap(\.forwarded))
        replyAbove = Phrases(languages.flatMap(\.replyAbove))
        sentFrom = Phrases(languages.flatMap(\.sentFrom))
        sentWith = Phrases(languages.flatMap(\.sentWith))
        sentFromEnd = Phrases(languages.flatMap(\.sentFromEnd))
        disclaimer = Phrases(languages.flatMap(\.disclaimer))
        closings = Phrases(languages.flatMap(\.closings))
        answers = Phrases(languages.flatMap(\.answers))
        answerPlaces = Phrases(languages.flatMap(\.answerPlaces).map { " \($0) " })
        away = Phrases(languages.flatMap(\.away))
        absent = Phrases(languages.flatMap(\.absent))
        var labels: [String: HeaderLabel] = [:]
        for language in languages {
            for word in language.from { labels[word] = .from }
            for word in language.date { labels[word] = .date }
            for word in language.to { labels[word] = labels[word] ?? .to }
            for word in language.cc { labels[word] = .cc }
            for word in language.subject { labels[word] = .subject }
        }
        for word in Self.otherLabels { labels[word] = .other }
        self.labels = labels
    }

    private static let otherLabels = [
        "reply-to", "reply", "importance", "priority", "attachments", "pièces jointes", "anlagen", "wichtigkeit",
        "organization", "répondre à", "antwort an", "antwoord aan", "responder a", "rispondi a", "odpowiedz do",
        "message-id",
    ]
}
