/// The addresses in the wording of a bounce, weighed by how they stand there.
struct BounceCandidates {
    /// Those with the most evidence, in order; empty when none has any.
    let best: [EmailAddress]

    init(in text: BounceText, of mail: ParsedMail) {
        let ours = Set((mail.to + mail.cc).map(\.email))
        let programs = Set((mail.from + mail.replyTo).map(\.email))
        let recipients = Set(text.original.recipients)
        var order: [EmailAddress] = []
        var weights: [EmailAddress: Int] = [:]
        var isBelowIntroduction = false
        var isBelowHead = false
        for line in text.lines.prefix(2_000) {
            if line.isBlank { isBelowHead = false }
            for found in line.text.mailAddressRanges.prefix(20) {
                let address = found.address
                var weight = Self.weight(of: found.range, on: line)
                if isBelowHead, !Self.isFirst(found.range, on: line) { weight -= 3 }
                isBelowHead = isBelowHead || Self.isHead(found.range, on: line)
                if isBelowIntroduction { weight += 3 }
                if recipients.contains(address) { weight += 3 }
                weight = min(weight, 6)
                if ours.contains(address) { weight -= 4 }
                if programs.contains(address) || Self.isProgram(address) { weight -= 4 }
                if weights[address] == nil { order.append(address) }
                weights[address] = max(weights[address] ?? -9, weight)
            }
            if isBelowIntroduction, let address = Self.localAddress(line, at: mail.from.first) {
                order.append(address)
                weights[address] = max(weights[address] ?? -9, 2)
            }
            isBelowIntroduction = isBelowIntroduction || Self.introduces(line)
        }
        let most = weights.values.max() ?? 0
        best = most < 0 ? [] : order.filter { (weights[$0] ?? 0) >= (most > 4 ? most - 2 : max(most - 1, 0)) }
    }

    /// “The following addresses had permanent fatal errors”: those that failed stand on or below this line.
    private static func introduces(_ line: TextLine) -> Bool {
        guard line.text.utf8.count <= 300 else { return false }
        return introductions.isFound(in: line.text.lowercased())
    }

    /// A line that holds nothing but `jane`: some providers leave out their own domain, which is that of the sender.
    private static func localAddress(_ line: TextLine, at sender: Address?) -> EmailAddress? {
        guard let domain = sender?.email.domain, (3...40).contains(line.trimmed.utf8.count),
            line.trimmed.utf8.allSatisfy({ $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) })
        else { return nil }
        return EmailAddress("\(line.trimmed)@\(domain)")
    }

    /// “<jane@example.test>: host mx.example.test said”: whom else the paragraph names, say to ask, did not fail.
    private static func isHead(_ range: Range<Int>, on line: TextLine) -> Bool {
        guard line.first == UInt8(ascii: "<"), isFirst(range, on: line) else { return false }
        let after = line.text.utf8.dropFirst(range.upperBound)
        return after.starts(with: ">:".utf8) || after.starts(with: "> (".utf8)
    }

    private static func isFirst(_ range: Range<Int>, on line: TextLine) -> Bool {
        line.text.utf8.prefix(range.lowerBound).allSatisfy {
            $0 <= 0x20 || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "\"")
        }
    }

    private static func weight(of range: Range<Int>, on line: TextLine) -> Int {
        let bytes = Array(line.text.utf8)
        let before = String(decoding: bytes[..<range.lowerBound].suffix(80), as: UTF8.self).lowercased()
        let after = String(decoding: bytes[range.upperBound...].prefix(160), as: UTF8.self).lowercased()
        let opening = before[...].withoutOuterSpace
        if blameless.ending(of: opening) != nil || beside.isFound(in: before) {
            return -3
        }
        var weight = 0
        let isFirst = opening.isEmpty || opening == "<" || opening == "\"" || opening == "*" || opening == "("
        if isFirst { weight += 2 }
        if isFirst,
            after.isEmpty || after.hasPrefix(" on ") || after.hasPrefix(">") || after.hasPrefix(":")
                || after.hasPrefix(" ")
        {
            weight += 1
        }
        if blame.isFound(in: before) || introductions.isFound(in: before) { weight += 3 }
        if reasons.isFound(in: after) || reasons.isFound(in: before) { weight += 1 }
        return weight
    }

    private static func isProgram(_ address: EmailAddress) -> Bool {
        let local = address.localPart.lowercased()
        return ["postmaster", "mailer-daemon", "abuse", "helpdesk", "support", "hostmaster"].contains(local)
    }

    private static let blameless = Phrases([
        "from", "from:", "from: <", "from <", "from:<", "sender:", "sender: <", "sender <", "reply-to:",
    ])

    private static let beside = Phrases([
        "mail from", "contact", "send mail to", "send an email to", "send an e-mail to", "write to", "mail an ",
        "schreiben sie an", "wenden sie sich", "contactez", "contactar",
    ])

    private static let blame = Phrases([
        "rcpt to", "recipient", "addressed to", "undeliverable to", "deliver to", "delivered to", "delivery to",
        "your message to", "user unknown", "message for", "mail to", "for user", "mailbox", "unknown user",
        "invalid address", "was addressed", "emailaddress", "mailing list",
    ])

    private static let introductions = Phrases([
        "following recipient", "following address", "address(es) failed", "fatal errors", "non-fatal errors",
        "delivery errors", "not delivered to", "be delivered to", "to the following", "recipient(s)",
        "failure reasons", "could not be sent to", "permanent errors",
    ])

    private static let reasons = Phrases([
        "unknown", "not found", "does not exist", "doesn't exist", "no such", "unavailable", "quota", "full",
        "disabled", "inactive", "rejected", "invalid", "550", "554", "not a", "not listed", "expired",
    ])
}
