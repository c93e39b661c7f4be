import Testing

/// A mail of Paul Petit's about a wardrobe, as mail programs pass it on.
struct Forward: CustomTestStringConvertible, Sendable {
    /// The program and its language.
    var testDescription: String
    var subject: String
    /// Everything below what the colleague wrote.
    var text: String

    init(_ program: String, _ subject: String, _ text: String) {
        testDescription = program
        self.subject = subject
        self.text = text
    }

    static let byEveryProgram: [Forward] = [
        Forward(
            "Outlook, English", "FW: Wardrobe",
            """
            ________________________________
            From: Paul Petit <paul@petit.example>
            Sent: Wednesday, February 12, 2014 10:00 AM
            To: Thomas Leroy <thomas@notsotiny.example>
            Subject: Wardrobe

            Do you make wardrobes?
            """),
        Forward(
            "Outlook, old, English", "FW: Wardrobe",
            """
            -----Original Message-----
            From: Paul Petit [mailto:paul@petit.example]
            Sent: Wednesday, February 12, 2014 10:00 AM
            To: Thomas Leroy
            Subject: Wardrobe

            Do you make wardrobes?
            """),
        Forward(
            "Outlook, French", "TR: Wardrobe",
            """
            ________________________________
            De : Paul Petit <paul@petit.example>
            Envoyé : mercredi 12 février 2014 10:00
            À : Thomas Leroy <thomas@notsotiny.example>
            Objet : Wardrobe

            Do you make wardrobes?
            """),
        Forward(
            "Outlook, German", "WG: Wardrobe",
            """
            Von: Paul Petit <paul@petit.example>
            Gesendet: Mittwoch, 12. Februar 2014 10:00
            An: Thomas Leroy <thomas@notsotiny.example>
            Betreff: Wardrobe

            Do you make wardrobes?
            """),
        Forward(
            "Gmail, English", "Fwd: Wardrobe",
            """
            ---------- Forwarded message ---------
            From: Paul Petit <paul@petit.example>
            Date: Wed, 12 Feb 2014 at 10:00
            Subject: Wardrobe
            To: Thomas Leroy <thomas@notsotiny.example>


            Do you make wardrobes?
            """),
        Forward(
            "Gmail, French", "Fwd: Wardrobe",
            """
            ---------- Forwarded message ---------
            De : Paul Petit <paul@petit.example>
            Date: mer. 12 févr. 2014 à 10:00
            Subject: Wardrobe
            To: Thomas Leroy <thomas@notsotiny.example>


            Do you make wardrobes?
            """),
        Forward(
            "Gmail, Spanish", "Fwd: Wardrobe",
            """
            ---------- Forwarded message ---------
            De: Paul Petit <paul@petit.example>
            Date: mié, 12 feb 2014 a las 10:00
            Subject: Wardrobe
            To: Thomas Leroy <thomas@notsotiny.example>


            Do you make wardrobes?
            """),
        Forward(
            "Apple Mail, English", "Fwd: Wardrobe",
            """
            Begin forwarded message:

            > From: Paul Petit <paul@petit.example>
            > Subject: Wardrobe
            > Date: 12 February 2014 at 10:00:00 CET
            > To: Thomas Leroy <thomas@notsotiny.example>
            >
            > Do you make wardrobes?
            """),
        Forward(
            "Apple Mail, Italian", "Fwd: Wardrobe",
            """
            Inizio messaggio inoltrato:

            > Da: Paul Petit <paul@petit.example>
            > Oggetto: Wardrobe
            > Data: 12 febbraio 2014 alle ore 10:00:00 CET
            > A: Thomas Leroy <thomas@notsotiny.example>
            >
            > Do you make wardrobes?
            """),
        Forward(
            "Apple Mail, Dutch", "Fwd: Wardrobe",
            """
            Begin doorgestuurd bericht:

            Van: Paul Petit <paul@petit.example>
            Onderwerp: Wardrobe
            Datum: 12 februari 2014 om 10:00:00 CET
            Aan: Thomas Leroy <thomas@notsotiny.example>

            Do you make wardrobes?
            """),
        Forward(
            "Thunderbird, English", "Fwd: Wardrobe",
            """
            -------- Forwarded Message --------
            Subject: \tWardrobe
            Date: \tWed, 12 Feb 2014 10:00:00 +0100
            From: \tPaul Petit <paul@petit.example>
            To: \tThomas Leroy <thomas@notsotiny.example>

            Do you make wardrobes?
            """),
        Forward(
            "Thunderbird, French", "Fwd: Wardrobe",
            """
            -------- Message transféré --------
            Sujet : \tWardrobe
            Date : \tWed, 12 Feb 2014 10:00:00 +0100
            De : \tPaul Petit <paul@petit.example>
            Pour : \tThomas Leroy <thomas@notsotiny.example>

            Do you make wardrobes?
            """),
        Forward(
            "Thunderbird, German", "Fwd: Wardrobe",
            """
            -------- Weitergeleitete Nachricht --------
            Betreff: \tWardrobe
            Datum: \tWed, 12 Feb 2014 10:00:00 +0100
            Von: \tPaul Petit <paul@petit.example>
            An: \tThomas Leroy <thomas@notsotiny.example>

            Do you make wardrobes?
            """),
    ]

    /// Outlook often gives the name alone.
    static let withoutAddress = Forward(
        "Outlook, without an address", "TR: Wardrobe",
        """
        De : Paul Petit
        Envoyé : mercredi 12 février 2014 10:00
        À : Thomas Leroy
        Objet : Wardrobe

        Do you make wardrobes?
        """)
}
