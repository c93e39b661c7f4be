/// The notice that a company's mail server puts on top of mails from elsewhere: “This email originated from outside”.
enum OutsideNotice {
    /// Where the mail itself begins: 0 when it has no such notice, or nothing else.
    static func end(in lines: [TextLine]) -> Int {
        guard let first = lines.firstIndex(where: { !$0.isBlank }) else { return 0 }
        let end = lines[first...].prefix(8).firstIndex { $0.isBlank } ?? lines.count
        guard end - first < 8, lines[end...].contains(where: { !$0.isBlank }), !lines[first].isQuoted else { return 0 }
        let paragraph = lines[first..<end].map(\.trimmed).joined(separator: " ")
        guard paragraph.utf8.count <= 600 else { return 0 }
        let text = paragraph.lowercased()
        if paragraph.utf8.count <= 40, tags.contains(text.filter { $0.isLetter || $0 == " " }), text.hasPrefix("[") {
            return end
        }
        return outside.isFound(in: text) && warnings.count(in: text, limit: 2) == 2 ? end : 0
    }

    private static let tags: Set = [
        "external", "external email", "external mail", "external sender", "extern", "externe",
    ]

    private static let outside = Phrases([
        "originated from outside", "originated outside", "sent from outside", "came from outside",
        "from an external sender",
        "external email", "von außerhalb", "externer absender", "externen absender", "externe e-mail",
        "provient de l'extérieur", "provient de l’extérieur", "expéditeur externe", "externe afzender", "van buiten de",
        "remitente externo", "proviene de fuera", "mittente esterno", "proviene dall'esterno", "remetente externo",
        "zewnątrz organizacji", "extern avsändare", "ekstern afsender", "ekstern avsender",
    ])

    private static let warnings = Phrases([
        "caution", "warning", "attention", "do not click", "attachment", "links", "recognize", "recognise",
        "organization",
        "organisation", "vorsicht", "achtung", "anhänge", "anhang", "klicken", "prudence", "pièces jointes", "cliquez",
        "bijlage", "klik", "let op", "adjuntos", "enlaces", "precaución", "allegati", "attenzione", "anexos", "atenção",
        "załącznik", "uwaga", "bilagor", "länkar", "vedhæft", "vedlegg",
    ])
}
