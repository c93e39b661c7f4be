/// What the people in the samples write, in one language.
struct SampleWords {
    enum Command {
        case take, assign, reply, won, history, commit, help
    }

    static let company = "NotSoTiny"
    static let customer = "Jane Doe"

    var title: String
    var requirements: String
    var text: String
    var reply: String
    var attribution: String
    var received: String
    var limit: String
    var reason: String
    var guessed: String
    var mentions: String
    var facts: [Fact]
    var attachments: [FileMention]
    var lines: [Receipt.Line]
    var errors: [CommandError.Line]
    var preview: String
    var previewed: [Listing]
    var day: String
    var accept: String
    var decline: String
    var replaced: String
    var quoted: [Listing]
    var when: String
    var reasonGiven: String
    var movedHeading: String
    var moved: String
    var reminderHeading: String
    var reminder: String
    var digestSummary: String
    var digest: [Listing]
    var chart: Chart
    var ledger: String
    /// What its button says, and its keyword.
    var commands: [Command: (label: String, keyword: String)]

    func frame(of tag: String, _ commands: Command...) -> StaffFrame {
        let actions = commands.compactMap { self.commands[$0] }.map { label, keyword in
            Action(
                label: label, command: keyword,
                url: "mailto:sales+o12.4mvq2x@notsotiny.example.test?subject=Re%3A&body=\(keyword)%0D%0A")
        }
        return StaffFrame(
            recipientName: "Thomas", companyName: Self.company, tag: tag, reason: reason, actions: actions)
    }
}

extension SampleWords {
    static let english = SampleWords(
        title: "A kitchen with red cabinets", requirements: "Our requirements",
        text: """
            Hello,

            we met at the fair and would like a new kitchen: red cabinets, an island with
            two ovens & a hob, about 20 m².
            The plan is attached.

            Kind regards
            Jane Doe
            """,
        reply: """
            Dear Jane,

            thank you for the plan. Red is a fine choice.
            Shall we meet at your house on Thursday at two?

            Kind regards
            """,
        attribution: "On 12 February 2014, 14:02, Jane Doe wrote:", received: "12 February 2014, 14:02",
        limit: "25 MB", reason: "You get this because you look after this case.",
        guessed: "The customer has several open opportunities; this one moved last. The others: O-13.",
        mentions: "It mentions O-12, which the sender has no part in.",
        facts: [
            Fact(label: "Customer", text: "Jane Doe <jane@example.test>"),
            Fact(label: "Company", text: "Doe & Daughters"),
            Fact(label: "Phone", text: "+33 3 20 00 00 00"),
        ],
        attachments: [FileMention(name: "plan.pdf", size: "340 kB"), FileMention(name: "photo.jpg", size: "2 MB")],
        lines: [
            Receipt.Line(command: "ASSIGN thomas", result: "Responsible: Luc Moreau → Thomas Leroy"),
            Receipt.Line(
                command: "HISTORY 15d", result: "What happened on O-12 since 28 January 2014",
                listings: [
                    Listing(
                        heading: "12 February 2014",
                        rows: [
                            .init(
                                label: "14:02", text: "Requirements received",
                                detail: "We would like red cabinets.\nAttached: plan.pdf, photo.jpg"),
                            .init(label: "09:30", text: "Note · Luc Moreau"),
                        ]),
                    Listing(heading: "3 February 2014", rows: [.init(label: "18:45", text: "Opportunity created")]),
                ]),
        ],
        errors: [
            .init(command: "TAEK", problem: "“TAEK” is no command.", suggestion: "Did you mean TAKE?"),
            .init(
                command: "NOTE wants red cabinets", problem: "Not done, because another line is wrong.",
                suggestion: nil),
        ],
        preview:
            "House & Design: 187 new, 10 known already, 1 with a mistake. Answer COMMIT to make leads of the new ones.",
        previewed: [
            Listing(
                heading: "With a mistake, and left out (1)",
                rows: [.init(label: "Row 12", text: "“jane@” is no mail address.", detail: "cards.csv")]),
            Listing(
                heading: "Known already (10)", rows: [.init(label: "Row 3", text: "Jane Doe, Doe & Daughters → L-7")]),
            Listing(
                heading: "New (187)",
                rows: [
                    .init(label: "Row 2", text: "Anna Petit, Dupont SA, anna@example.test, +33 3 20 00 00 00"),
                    .init(label: "…", text: "and 186 more"),
                ]),
        ],
        day: "14 March 2014", accept: "ACCEPT", decline: "DECLINE",
        replaced: "Q-2014-0003 was replaced by Q-2014-0003 v2, which is attached and holds until 14 March 2014.",
        quoted: [
            Listing(
                heading: "",
                rows: [
                    .init(label: "1 ×", text: "Kitchen design", detail: "€1,200 → €1,200"),
                    .init(label: "6 ×", text: "Cabinet, 100 cm", detail: "€450 → €2,565"),
                ])
        ],
        when: "Wednesday 12 February 2014, 14:00–15:30", reasonGiven: "Thomas is ill.",
        movedHeading: "A mail was moved to O-12",
        moved: "Luc Moreau moved the mail “Our requirements” to O-12.",
        reminderHeading: "Still open",
        reminder: "O-12 “A kitchen with red cabinets” was made on 7 February 2014 and is still open after 5 days.",
        digestSummary: "2 cases wait too long · 1 in the pool · 1 meeting today",
        digest: [
            Listing(
                heading: "Waiting too long (2)",
                rows: [
                    .init(label: "O-12", text: "A kitchen with red cabinets", detail: "Thomas Leroy · open for 6 days"),
                    .init(label: "L-7", text: "Shelves", detail: "nobody · open for 4 days"),
                ]),
            Listing(
                heading: "Meetings today",
                rows: [.init(label: "14:00", text: "M-3 · The kitchen · O-12", detail: "Jane Doe (comes)")]),
        ],
        chart: Chart(
            heading: "Hours until an opportunity is closed, this month",
            bars: [
                .init(label: "Thomas Leroy", text: "168 h", share: 1),
                .init(label: "Eric Wood", text: "84 h", share: 0.5),
            ]),
        ledger: "Mails of the last day: received 143 = 120 handled + 20 ignored + 3 quarantined",
        commands: [
            .commit: ("Make leads of them", "COMMIT"),
            .take: ("Take it", "TAKE"), .assign: ("Give it to a colleague", "ASSIGN"),
            .reply: ("Reply to the customer", "REPLY"), .won: ("Won", "WON"),
            .history: ("What happened so far", "HISTORY"), .help: ("All commands", "HELP"),
        ])

    static let french = SampleWords(
        title: "Une cuisine aux meubles rouges", requirements: "Nos souhaits",
        text: """
            Bonjour,

            Nous nous sommes rencontrés au salon et souhaitons une nouvelle cuisine :
            meubles rouges, îlot avec deux fours & une plaque, environ 20 m².
            Le plan est joint.

            Cordialement
            Jane Doe
            """,
        reply: """
            Bonjour Madame Doe,

            Merci pour le plan. Le rouge est un très beau choix.
            Nous retrouvons-nous chez vous jeudi à 14 h ?

            Bien à vous
            """,
        attribution: "Le 12 février 2014, 14:02, Jane Doe a écrit :", received: "12 février 2014, 14:02",
        limit: "25 Mo", reason: "Vous recevez ce message car vous suivez ce dossier.",
        guessed: "Le client a plusieurs opportunités ouvertes ; celle-ci a bougé en dernier. Les autres : O-13.",
        mentions: "Le message mentionne O-12, auquel l’expéditeur n’a pas part.",
        facts: [
            Fact(label: "Client", text: "Jane Doe <jane@example.test>"), Fact(label: "Société", text: "Doe & Filles"),
            Fact(label: "Téléphone", text: "+33 3 20 00 00 00"),
        ],
        attachments: [FileMention(name: "plan.pdf", size: "340 ko"), FileMention(name: "photo.jpg", size: "2 Mo")],
        lines: [
            Receipt.Line(command: "ASSIGNER thomas", result: "Responsable : Luc Moreau → Thomas Leroy"),
            Receipt.Line(
                command: "HISTORIQUE 15j", result: "Ce qui s’est passé sur O-12 depuis le 28 janvier 2014",
                listings: [
                    Listing(
                        heading: "12 février 2014",
                        rows: [
                            .init(
                                label: "14:02", text: "Besoins reçus",
                                detail: "Nous souhaitons des meubles rouges.\nJoint : plan.pdf, photo.jpg"),
                            .init(label: "09:30", text: "Note · Luc Moreau"),
                        ]),
                    Listing(heading: "3 février 2014", rows: [.init(label: "18:45", text: "Opportunité créée")]),
                ]),
        ],
        errors: [
            .init(
                command: "PRENDER", problem: "« PRENDER » n’est pas une commande.",
                suggestion: "Vouliez-vous dire PRENDRE ?"),
            .init(
                command: "NOTE veut des meubles rouges", problem: "Non exécutée, car une autre ligne est fausse.",
                suggestion: nil),
        ],
        preview:
            "House & Design : 187 nouveaux, 10 déjà connus, 1 avec une erreur. Répondez VALIDER pour en faire des pistes.",
        previewed: [
            Listing(
                heading: "Avec une erreur, laissés de côté (1)",
                rows: [.init(label: "Ligne 12", text: "« jane@ » n’est pas une adresse.", detail: "cartes.csv")]),
            Listing(
                heading: "Déjà connus (10)", rows: [.init(label: "Ligne 3", text: "Jane Doe, Doe & Daughters → L-7")]),
            Listing(
                heading: "Nouveaux (187)",
                rows: [
                    .init(label: "Ligne 2", text: "Anna Petit, Dupont SA, anna@example.test, 03 20 00 00 00"),
                    .init(label: "…", text: "et 186 autres"),
                ]),
        ],
        day: "14 mars 2014", accept: "J’ACCEPTE", decline: "JE REFUSE",
        replaced: "Q-2014-0003 a été remplacé par Q-2014-0003 v2, joint à ce message et valable jusqu’au 14 mars 2014.",
        quoted: [
            Listing(
                heading: "",
                rows: [
                    .init(label: "1 ×", text: "Conception de cuisine", detail: "1 200 € → 1 200 €"),
                    .init(label: "6 ×", text: "Meuble 100 cm", detail: "450 € → 2 565 €"),
                ])
        ],
        when: "mercredi 12 février 2014, 14:00–15:30", reasonGiven: "Thomas est malade.",
        movedHeading: "Un message a été rangé dans O-12",
        moved: "Luc Moreau a rangé le message « Nos souhaits » dans O-12.",
        reminderHeading: "Toujours en cours",
        reminder: "O-12 « Une cuisine aux meubles rouges », du 7 février 2014, est toujours en cours après 5 jours.",
        digestSummary: "2 dossiers attendent trop · 1 en réserve · 1 rendez-vous aujourd’hui",
        digest: [
            Listing(
                heading: "En attente depuis trop longtemps (2)",
                rows: [
                    .init(
                        label: "O-12", text: "Une cuisine aux meubles rouges",
                        detail: "Thomas Leroy · ouverte depuis 6 jours"),
                    .init(label: "L-7", text: "Étagères", detail: "personne · ouverte depuis 4 jours"),
                ]),
            Listing(
                heading: "Rendez-vous d’aujourd’hui",
                rows: [.init(label: "14:00", text: "M-3 · La cuisine · O-12", detail: "Jane Doe (vient)")]),
        ],
        chart: Chart(
            heading: "Heures jusqu’à la clôture d’une opportunité, ce mois-ci",
            bars: [
                .init(label: "Thomas Leroy", text: "168 h", share: 1),
                .init(label: "Eric Wood", text: "84 h", share: 0.5),
            ]),
        ledger: "Messages du dernier jour : reçus 143 = 120 traités + 20 ignorés + 3 en quarantaine",
        commands: [
            .commit: ("En faire des pistes", "VALIDER"),
            .take: ("Prendre", "PRENDRE"), .assign: ("Confier à un collègue", "ASSIGNER"),
            .reply: ("Répondre au client", "REPONDRE"), .won: ("Gagnée", "GAGNE"),
            .history: ("Ce qui s’est passé", "HISTORIQUE"), .help: ("Toutes les commandes", "AIDE"),
        ])
}
