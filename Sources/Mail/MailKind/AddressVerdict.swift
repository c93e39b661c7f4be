/// Whether a refusal means that an address is bad, and not just the mail or the moment. RFC 3463 §3, RFC 7505.
enum AddressVerdict {
    /// `status` is the enhanced status code, where there is one; `reply` the server's words, and `said` all of the bounce's,
    /// for where it quotes none.
    static func isBad(status: String?, reply: String, said: String) -> Bool {
        let isQuoted = reply.contains(where: \.isLetter)
        let words = withoutLinks(
            isQuoted ? reply.lowercased() : String(decoding: said.utf8.prefix(4_096), as: UTF8.self).lowercased())
        if otherReasons.isFound(in: words) { return false }
        let parts = (status ?? "").split(separator: ".").compactMap { Int($0) }
        guard parts.count == 3, parts[0] == 5 else { return status == nil && unknown.isFound(in: words) }
        switch (parts[1], parts[2]) {
        // Of the sender's address.
        case (1, 7...8): return false
        case (1, _), (3, 2), (4, 4), (4, 310): return true
        case (0, _), (2, 0), (3, 0), (4, 1), (5, _): return unknown.isFound(in: words)
        default: return nobody.isFound(in: words)
        }
    }

    /// “User unknown, see https://example.test/policy”
    private static func withoutLinks(_ words: String) -> String {
        guard words.contains("://") else { return words }
        return words.split(separator: " ").filter { !$0.contains("://") }.joined(separator: " ")
    }

    /// What is said of a mailbox and of nothing else.
    private static let nobody = Phrases(["no such user", "user unknown", "unknown user", "no such recipient"])

    private static let otherReasons = Phrases([
        "quota", "mailbox full", "mailbox is full", "mail box full", "inbox is full", "storage", "too large", "too big",
        "size limit", "exceed", "spam", "blacklist", "blocklist", "blocked", "reputation", "policy", "virus", "dmarc",
        "relay access", "relay denied", "relay not", "to relay", "not relay", "relaying", "no relay",
        "postfach ist voll", "postfach voll", "speicherplatz", "boîte pleine", "boîte aux lettres pleine",
        "boîte est pleine", "buzón lleno", "buzón está lleno", "casella piena", "caixa cheia", "caixa de correio cheia",
        "skrzynka jest pełna", "vol is", "mailbox vol",
        // Of the sender's address, and of the server that sent it.
        "sender address", "sender verif", "sender callout", "sender domain", "sender reject", "sender denied",
        "verification failed for", "reverse dns", "rdns", "ptr record", "no ptr", "helo", "your ip", "your host",
        "uribl", "surbl", "url in your",
        // Google says so of a group that takes no mail from outside.
        "or you may not have permission",
    ])

    private static let unknown = Phrases([
        "user unknown", "unknown user", "no such", "mailbox unavailable", "mailbox is unavailable", "unknown recipient",
        "recipient unknown", "unknown address",
        "address unknown", "unknown local", "does not exist", "doesn't exist", "not exist", "not found", "no mailbox",
        "invalid recipient", "invalid mailbox", "invalid address", "invalid user", "not a valid", "isn't a valid",
        "user not known", "no account", "not our customer", "bad destination", "addressee unknown", "unrouteable",
        "unroutable", "host unknown", "unknown host", "unknown domain", "domain unknown", "name or service not known",
        "nxdomain", "null mx", "no smtp service", "does not accept mail", "not recognized", "no valid recipient",
        "recipient address rejected: access denied", "doesn't have a yahoo", "doesn’t have a yahoo",
        "nicht gefunden", "introuvable", "no encontrad", "non trovat", "não encontrad", "niet gevonden",
        "has moved", "no longer", "not listed", "undeliverable address", "not known here",
        "inconnu", "n'existe", "unbekannt", "existiert nicht", "desconocid", "no existe", "sconosciut", "inesistente",
        "non esiste", "desconhecid", "não existe", "onbekend", "bestaat niet", "nieznany", "nie istnieje", "okänd",
        "finns inte", "ukendt", "findes ikke", "ukjent", "не существует", "неизвест", "宛先不明", "見つかりません", "不存在",
    ])
}
