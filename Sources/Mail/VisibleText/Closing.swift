/// The line that ends a letter: “Kind regards,”, “Mit freundlichen Grüßen”.
enum Closing {
    /// Whether the line is nothing but one or two such phrases, perhaps with a greeting's place or a name behind them.
    static func isClosing(_ line: Substring) -> Bool {
        // To lower the case of a line takes long, and most lines begin with another letter.
        guard line.utf8.count <= 80, let first = line.utf8.first,
            !(0x61...0x7A).contains(first | 0x20) || MailWords.all.closings.mayOpen(line)
        else { return false }
        return isClosing(line, depth: 0)
    }

    /// Whether such a line only says thanks, as people do above what they ask for.
    static func isThanks(_ line: Substring) -> Bool { barePhrase(line).map(thanks.isFound) ?? false }

    /// Whether such a line is a phrase alone, without a name behind it, and no thanks.
    fileprivate static func isBare(_ line: Substring) -> Bool {
        line.utf8.count <= 80 && barePhrase(line).map { !thanks.isFound(in: $0) } ?? false
    }

    /// The phrase that the line begins with, when no word follows it.
    private static func barePhrase(_ line: Substring) -> String? {
        let lowered = line.lowercased()
        guard let phrase = MailWords.all.closings.opening(of: lowered),
            !lowered.dropFirst(phrase.count).contains(where: \.isLetter)
        else { return nil }
        return phrase
    }

    private static let thanks = Phrases([
        "thank", "merci", "dank", "gracias", "gràcies", "grazie", "obrigad", "grato", "grata", "dzięk", "děkuj",
        "ďakuj",
        "tack", "tak", "kiit", "спасибо", "дякую", "благодарн", "köszön", "mulțum", "teşekkür", "ευχαριστώ", "谢谢", "謝謝",
    ])

    private static func isClosing(_ line: Substring, depth: Int) -> Bool {
        let text = line.drop { !$0.isLetter }
        let lowered = text.lowercased()
        guard let phrase = MailWords.all.closings.opening(of: lowered) else { return false }
        let rest = text.dropFirst(phrase.count)
        guard rest.first?.isLetter != true else { return false }
        let words = rest.drop { ",.!;:/|&–- ".contains($0) }
        if words.allSatisfy({ !$0.isLetter && !$0.isNumber }) { return true }
        let parts = words.split(separator: " ")
        if let first = parts.first, parts.count <= 3, places.contains(first.lowercased()) { return true }
        // “Thanks and kind regards”
        let second = parts.first.map { joining.contains($0.lowercased()) } == true ? words[parts[0].endIndex...] : words
        if depth == 0, isClosing(second, depth: 1) { return true }
        return rest.first == "," && parts.count <= 4 && parts.allSatisfy { ContactLine.isNameWord($0) }
            && parts.allSatisfy { $0.first?.isUppercase == true }
    }

    private static let places: Set = ["from", "aus", "de", "uit", "da", "fra", "från", "z"]
    private static let joining: Set = ["and", "und", "et", "en", "y", "e", "i", "och", "og", "ja", "a"]
}

extension String {
    /// The text without “Kind regards” at its end, where that leads nowhere since the signature below was left out: to be
    /// quoted. Thanks stay, and so does a text of nothing else.
    public var withoutBareClosing: String {
        let text = self[...].withoutOuterSpace
        guard let lineEnd = text.lastIndex(where: \.isNewline),
            Closing.isBare(text[text.index(after: lineEnd)...].withoutOuterSpace)
        else { return self }
        return String(text[..<lineEnd].withoutOuterSpace)
    }
}

/// The lines below a closing, as far as they say no more than who somebody is and how to reach him.
struct ClosedSignature {
    /// Whether the lines are such a block: name, title, company, place, telephone, and nothing else.
    static func isBlock(_ lines: ArraySlice<TextLine>) -> Bool {
        let block = lines.filter { !$0.isBlank && !isPicture($0.trimmed) }.map(\.trimmed)
        guard (2...16).contains(block.count), isName(block[0]), !lines.contains(where: { $0.isCode || $0.isQuoted })
        else { return false }
        let rest = block.dropFirst()
        guard rest.enumerated().allSatisfy({ isPart($0.element, isTitle: $0.offset == 0) }),
            !block.contains(where: isHeading), rest.filter(isCounted).count < 2, !hasWordsBelow(lines)
        else { return false }
        if rest.contains(where: isWayToReach) { return true }
        // Without one it takes a company, or name, title and company each in capitals.
        guard block.count <= 6, ContactLine.isName(block[0]) else { return false }
        return rest.contains(where: namesCompany) || rest.count > 1 && rest.allSatisfy(ContactLine.isName)
    }

    /// Whether, below the company or a way to reach somebody, a paragraph says nothing of either: “By Friday please”. In some
    /// mails each line is a paragraph, so that those above may say anything.
    private static func hasWordsBelow(_ lines: ArraySlice<TextLine>) -> Bool {
        let paragraphs = lines.split { $0.isBlank || isPicture($0.trimmed) }
        let tells = { (line: TextLine) in
            isWayToReach(line.trimmed) || namesCompany(line.trimmed) || label(of: line.trimmed) != nil
        }
        guard let first = paragraphs.firstIndex(where: { $0.contains(where: tells) }) else { return false }
        return paragraphs[(first + 1)...].contains { !$0.contains(where: tells) }
    }

    /// The mark that stands for a picture in plain text: `[cid:image001.png@01DA1234]`.
    static func isPicture(_ line: Substring) -> Bool {
        line.hasPrefix("[cid:") && line.hasSuffix("]") && !line.utf8.contains(0x20)
    }

    /// “Jane Doe”, “i. A. Hans Meyer”, “JANE DOE, MBA”, “The Example Team”.
    private static func isName(_ line: Substring) -> Bool {
        guard line.utf8.count <= 70, !line.utf8.contains(where: \.isDigit), !line.endsWithColon,
            !ContactLine.isSentence(line), let first = line.drop(while: { !$0.isLetter }).first
        else { return false }
        let words = line.split(separator: " ")
        return words.count <= 7 && words.filter { $0.first?.isUppercase == true }.count * 2 >= words.count
            && (first.isUppercase || first == "i" || first == "p" || !first.isCased)
    }

    private static func isPart(_ line: Substring, isTitle: Bool) -> Bool {
        guard let first = line.first, line.utf8.count <= 120, !line.hasPrefix("- "), !line.hasPrefix("> ") else {
            return false
        }
        if let label = label(of: line) { return labels.contains(label) }
        if isWayToReach(line) { return true }
        guard !ContactLine.isSentence(line), !asides.contains(String(line.lowercased().prefix { $0.isLetter })) else {
            return false
        }
        // “3 chairs” is an order, “5 Fox Street” is a place.
        if first.isNumber { return line.contains(where: \.isUppercase) }
        return first.isUppercase || !first.isCased || isTitle && line.split(separator: " ").count <= 5
    }

    /// “Delivery address”, “Order 4711”: what follows is no signature.
    private static func isHeading(_ line: Substring) -> Bool {
        let words = line.loweredWords
        guard let first = words.first else { return false }
        return words.allSatisfy(matters.contains) || matters.contains(first) && line.utf8.contains(where: \.isDigit)
    }

    /// “2 Chairs”; several of them are a list.
    private static func isCounted(_ line: Substring) -> Bool {
        let number = line.prefix { $0.isNumber }
        let next = line.dropFirst(number.count).first
        return (1...3).contains(number.count) && (next == " " || next == "x") && !ContactLine.isTelephone(line)
    }

    private static let matters: Set = [
        "contact", "kontakt", "contacto", "contatto", "contato", "address", "delivery", "order", "orders", "invoice",
        "project", "lieferadresse", "lieferanschrift", "rechnungsadresse", "rechnungsanschrift", "anschrift", "adresse",
        "lieferung", "bestellung", "bestell", "bestellnummer", "bestellnr", "auftrag", "auftragsnummer", "kundennummer",
        "kundennr", "kunden", "rechnung", "rechnungsnummer", "projekt", "angebot", "livraison", "commande", "facture",
        "devis", "chantier", "projet", "client", "bezorgadres", "afleveradres", "factuuradres", "bestelling", "factuur",
        "klantnummer", "entrega", "pedido", "factura", "dirección", "consegna", "ordine", "fattura", "indirizzo",
        "encomenda", "fatura", "endereço", "dostawa", "dostawy", "zamówienie", "faktura", "adres", "leverans",
        "leverantie", "beställning", "ordernummer", "levering", "ordre", "toimitus", "tilaus", "lasku", "dodání",
        "objednávka", "адрес", "доставка", "заказ", "счет",
    ]

    private static func isWayToReach(_ line: Substring) -> Bool {
        guard line.split(separator: " ").count <= 12, !ContactLine.isSentence(line) else { return false }
        return ContactLine.isContact(line) && !line.utf8.contains(UInt8(ascii: "?"))
    }

    private static func namesCompany(_ line: Substring) -> Bool {
        line.split { " ,".contains($0) }.dropFirst().contains { companies.contains($0.lowercased()) }
    }

    /// What stands before a colon, where that is a word or two: “Registergericht: …”.
    private static func label(of line: Substring) -> String? {
        guard let colon = line.firstIndex(of: ":"), line[colon...].dropFirst().first.map({ $0 != "/" }) ?? true else {
            return nil
        }
        let label = line[..<colon].withoutOuterSpace.lowercased().filter { $0 != "." }
        return label.split(separator: " ").last.map(String.init) ?? ""
    }

    private static let asides: Set = ["ps", "nb"]

    private static let companies: Set = [
        "ltd", "ltd.", "limited", "llc", "llp", "plc", "inc", "inc.", "corp", "corp.", "co.", "company", "gmbh", "ag",
        "kg", "ohg", "ug", "mbh", "e.v.", "e.k.", "sarl", "s.a.r.l.", "sas", "s.a.s.", "sa", "s.a.", "bv", "b.v.", "nv",
        "n.v.", "srl", "s.r.l.", "spa", "s.p.a.", "s.l.", "sl", "lda", "lda.", "ltda", "ltda.", "z", "ab", "aps", "a/s",
        "as", "asa", "oy", "oyj", "s.r.o.", "ооо", "ао", "group", "gruppe", "groupe",
    ]

    private static let labels: Set = [
        "tel", "tél", "telephone", "téléphone", "telefon", "telefoon", "teléfono", "telefono", "telefone", "phone",
        "ph",
        "fon", "mobile", "mobil", "mobiel", "móvil", "movil", "mob", "cell", "cellulare", "celular", "cel", "handy",
        "portable", "port", "gsm", "kom", "office", "direct", "direkt", "durchwahl", "desk", "switchboard", "fax",
        "telefax", "e-mail", "email", "mail", "courriel", "correo", "e-post", "epost", "web", "website", "webseite",
        "internet", "www", "site", "skype", "whatsapp", "linkedin", "twitter", "facebook", "instagram", "t", "m", "f",
        "p", "e", "w", "d", "o", "c", "a", "s", "address", "adresse", "tlf", "puh", "тел", "телефон", "моб", "почта",
        "电话", "手机", "邮箱", "电邮", "传真", "地址", "電話", "携帯", "住所", "メール", "geschäftsführer", "geschäftsführung",
        "geschäftsführerin", "vorstand", "aufsichtsrat", "registergericht", "handelsregister", "amtsgericht", "hrb",
        "hra", "sitz", "ust-id", "ust-idnr", "ustid", "steuernummer", "vat", "siret", "siren", "rcs", "tva", "kvk",
        "btw",
        "nip", "regon", "krs", "cif", "nif", "iva", "ičo", "ič", "dič", "registration", "reg", "cvr", "orgnr",
    ]
}
