/// The line that a telephone or a mail program puts below the text: “Sent from my telephone”.
enum MobileFooter {
    /// Whether the line is nothing but such a footer.
    ///
    /// “Sent from my desk, which is quicker than my telephone.” is a sentence: what follows the device's name may only
    /// ask to excuse something, or be a link.
    static func isFooter(_ line: Substring) -> Bool {
        guard line.utf8.count <= 240 else { return false }
        let text = line.drop { "<([*_-—–".contains($0) }
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
        let linked = Self.withoutLinks(text.lowercased())
        let lowered = linked[...].holds(UInt8(ascii: "[")) ? linked.filter { $0 != "[" } : linked
        let words = MailWords.all
        if isOffer(lowered) { return true }
        if let opening = words.sentFrom.opening(of: lowered) {
            // “Sent from Berlin.” is a sentence.
            if lowered.last == ".", !devices.isFound(in: lowered), !mine.isFound(in: lowered) { return false }
            if !mayNameDevice(text, lowered) { return false }
            return isDevice(lowered.dropFirst(opening.count))
        }
        if lowered.hasPrefix("sent with proton") { return true }
        if words.sentWith.opening(of: lowered) != nil {
            // “Sent by courier.”
            return lowered.utf8.count <= 80 && (lowered.last != "." || mine.isFound(in: lowered))
                && devices.isFound(in: lowered)
        }
        let plain = lowered.prefix { $0 != "<" }.withoutOuterSpace.trimmingSuffix(while: { ">)]*_.".contains($0) })
        return plain.utf8.count <= 100
            && words.sentFromEnd.ending(of: plain) != nil && startsLikeFooter(lowered)
    }

    /// “Sent from my bank today, all of it” goes on for long without a name, a number or a device that is known.
    private static func mayNameDevice(_ text: Substring, _ lowered: String) -> Bool {
        let name = lowered.prefix { !",;".contains($0) }
        let isShort = name.split(separator: " ").count <= 5
        return devices.isFound(in: lowered)
            || isShort && (name.endIndex == lowered.endIndex || apologies.isFound(in: lowered))
            || text.dropFirst().contains { $0.isUppercase || $0.isNumber || !$0.isASCII && !$0.isCased && $0.isLetter }
    }

    /// The name that stands alone right above a footer and signs the mail together with it.
    static func signedName(above footer: Int, in lines: [TextLine]) -> Int? {
        guard footer > 1, lines[footer - 2].isBlank, ContactLine.isName(lines[footer - 1].trimmed) else { return nil }
        return lines[..<(footer - 1)].contains { !$0.isBlank } ? footer - 1 : nil
    }

    private static func isDevice(_ rest: Substring) -> Bool {
        let end = rest.indices.first { index in
            guard rest[index] == "." else { return ",!;<(]".contains(rest[index]) }
            // “Mail.ru for Android”
            return rest[index...].dropFirst().first.map { $0 == " " } ?? true
        }
        let name = rest[..<(end ?? rest.endIndex)]
        guard name.split(separator: " ").count <= 12 else { return false }
        let tail = rest[name.endIndex...]
        guard let mark = tail.first, mark == "," || mark == "." || mark == "!" || mark == ";" else { return true }
        let words = tail.split(separator: " ").count
        // “Sent from my Verizon, Samsung Galaxy smartphone”
        let namesDevice = words <= 4 && devices.isFound(in: String(tail)) && !mine.isFound(in: String(tail))
        return words <= 2 || namesDevice || apologies.isFound(in: String(tail))
    }

    /// “Sent from Mail<https://example.test> for Windows”: the links are not part of the name.
    private static func withoutLinks(_ line: String) -> String {
        guard line[...].holds(UInt8(ascii: "<")), let open = line.firstRange(of: "<http"),
            let close = line[open.upperBound...].firstIndex(of: ">")
        else { return line }
        return String(line[..<open.lowerBound] + line[line.index(after: close)...])
    }

    /// German and the like put the verb last, so the beginning has to speak of a device or a program.
    private static func startsLikeFooter(_ text: String) -> Bool {
        text.hasPrefix("von mein") || text.hasPrefix("diese nachricht") || text.hasPrefix("von unterwegs")
            || text.hasPrefix("unterwegs")
            || text.unicodeScalars.contains { $0.value >= 0x0370 }
            || devices.isFound(in: text)
    }

    private static let devices = Phrases([
        "phone", "ipad", "ipod", "outlook", "android", "mail", "mobil", "galaxy", "samsung", "blackberry", "tablet",
        "windows", "spark", "thunderbird", "telefon", "téléphone", "app", "handy", "superhuman",
    ])

    /// “Get Outlook for Android” in any language, and the like.
    private static func isOffer(_ line: String) -> Bool {
        if mailServers.opening(of: line) != nil { return true }
        guard line.utf8.count <= 140, line.last != "?" else { return false }
        if offered.isFound(in: line) {
            return systems.isFound(in: line) && offers.isFound(in: line) && line.split(separator: " ").count <= 10
        }
        return (line.hasPrefix("virus-free") || scanners.isFound(in: line)) && line.split(separator: " ").count <= 10
    }

    /// What servers and scanners put below every mail.
    private static let mailServers = Phrases([
        "please consider the environment", "think before you print", "please think of the environment",
        "pensez à l'environnement", "pensez à l’environnement", "avant d'imprimer, pensez à l",
        "avant d’imprimer, pensez à l", "bitte denken sie an die umwelt",
        "bitte prüfen sie, ob diese mail", "bitte prüfen sie, ob diese e-mail", "denk aan het milieu",
        "denkt u aan het milieu", "por favor, piense en el medio",
        "antes de imprimir este correo", "antes de imprimir este mensaje", "prima di stampare questa e-mail",
        "prima di stampare questo messaggio", "this email has been checked for viruses",
        "this email has been scanned", "diese e-mail wurde von avast", "l'absence de virus dans ce courrier",
        "l’absence de virus dans ce courrier",
    ])

    private static let scanners = Phrases(["www.avast.com", "www.avg.com"])
    private static let offered = Phrases(["outlook", "bluemail"])
    private static let systems = Phrases(["android", " ios", "ios "])
    private static let offers = Phrases([
        "get ", "download", "télécharge", "obtenir", "obter ", "obtenha ", "obtén", "obtener", "baix", "descarg", "hol",
        "laden",
        "scarica", "ottieni", "pobierz", "uzyskaj", "obtenez", "skaff", "hämta", "hent", "få ", "hanki", "získ", "stáh",
        "скача", "获取", "取得",
        "入手", "edin", "indir",
    ])
    private static let mine = Phrases([
        " my ", " mon ", " ma ", "mein", " mi ", " mio", " meu", "mijn", " moje", " min ",
    ])

    private static let apologies = Phrases([
        "excuse", "brevity", "encrypted", "typo", "sorry", "forgive", "pardon", "spelling", "mistake", "excus",
        "entschuld",
        "http",
    ])
}

extension StringProtocol {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
        var rest = self[...]
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}
