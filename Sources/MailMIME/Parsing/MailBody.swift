import Mail

/// What is read out of the parts of a mail: its text, and everything beside it.
struct MailBody {
    private(set) var attachments: [Attachment] = []
    private(set) var embeddedMails: [ParsedMail] = []
    private(set) var report: [[HeaderField]] = []
    private var pieces: [Piece] = []
    private var partsLeft = 1_000
    /// In bytes: beyond it text is not read. No person writes as much; a mail program takes more HTML to say the same.
    private var (textLeft, htmlLeft) = (1_048_576, 2_097_152)
    private let level: Int

    private static let deepestMultipart = 50
    private static let deepestMail = 8

    /// A stretch of the text, in one form or in two that say the same.
    private struct Piece {
        var plain: String?
        var html: String?
        /// Of HTML that stands alone, or beside a plain text that only says that there is HTML.
        var textOfHTML: String?

        var isEmpty: Bool { plain == nil && html == nil }

        /// Several stretches as one: each form apart.
        static func joining(_ pieces: [Piece]) -> Piece {
            Piece(plain: pieces.compactMap(\.plain).joinedLines, html: pieces.compactMap(\.html).joinedLines)
        }
    }

    /// How the multipart around a part wants it to be taken. RFC 2046 §5.1, RFC 2387.
    private enum Role {
        case content
        /// One form of what its siblings say too.
        case alternative
        /// Refered to by the part that is shown: a picture.
        case resource
    }

    /// `level` is 0 for the mail itself, 1 for one embedded in it, and so on.
    init(level: Int) { self.level = level }

    mutating func read(_ root: MailPart) {
        read(root, as: .content, depth: 0)
        if pieces.isEmpty { showNamedText() }
        for index in pieces.indices { pieces[index] = withReadableHTML(pieces[index]) }
    }

    /// All pieces as plain text, where at least one was sent as such: what stands in HTML alone is not lost.
    var plainText: String? {
        guard pieces.contains(where: { $0.plain != nil }) else { return nil }
        return pieces.compactMap { $0.plain ?? $0.textOfHTML }.joinedLines
    }

    var html: String? { pieces.compactMap(\.html).joinedLines }

    var textOfHTML: String? { pieces.compactMap(\.textOfHTML).joinedLines }

    /// All pieces as text, where one of the plain ones only says that there is HTML.
    var textBehindNotice: String? {
        guard pieces.contains(where: { $0.plain != nil && $0.textOfHTML != nil }) else { return nil }
        return pieces.compactMap { $0.textOfHTML ?? $0.plain }.joinedLines
    }

    private mutating func read(_ part: MailPart, as role: Role, depth: Int) {
        guard depth < Self.deepestMultipart, partsLeft > 0 else { return }
        partsLeft -= 1
        if part.isMultipart {
            readMultipart(part, as: role, depth: depth)
        } else if isText(part, as: role) {
            show(part, as: role)
        } else {
            attach(part)
        }
    }

    private mutating func readMultipart(_ part: MailPart, as role: Role, depth: Int) {
        let children = part.children(limit: partsLeft)
        if children.isEmpty {
            readUnparted(part, as: role, depth: depth)
        } else {
            read(children, of: part.mediaType, as: role, depth: depth)
        }
    }

    private mutating func read(_ children: [MailPart], of parent: MediaType, as role: Role, depth: Int) {
        switch parent.subtype {
        case "alternative":
            let outer = pieces
            pieces = []
            for child in children { read(child, as: .alternative, depth: depth + 1) }
            let shown = Piece.joining(pieces)
            pieces = outer + (shown.isEmpty ? [] : [shown])
        case "related":
            for (index, child) in children.enumerated() {
                read(child, as: index == 0 ? role : .resource, depth: depth + 1)
            }
        default:
            for child in children { read(child, as: .content, depth: depth + 1) }
        }
    }

    /// A multipart whose boundary is missing or wrong: the first line that looks like one is taken for it, once. What has
    /// no parts then either is text.
    private mutating func readUnparted(_ part: MailPart, as role: Role, depth: Int) {
        let content = part.prologue
        if let boundary = Boundary.guessed(in: content) {
            let head = "Content-Type: \(part.mediaType); boundary=\"\(boundary)\"\n\n"
            let hadParts = MailTree.reading(Array(head.utf8) + content) { tree in
                tree.withRoot { root in
                    let children = root.children(limit: partsLeft)
                    read(children, of: root.mediaType, as: role, depth: depth)
                    return !children.isEmpty
                }
            }
            if hadParts == true { return }
        }
        if content.contains(where: { !$0.isSpace }) {
            showText(content, MediaType("text", "plain"))
        }
    }

    private func isText(_ part: MailPart, as role: Role) -> Bool {
        guard part.mediaType.type == "text", part.disposition != "attachment" else { return false }
        switch part.mediaType.subtype {
        case "plain", "html": return part.fileName == nil && (role != .resource || part.contentID == nil)
        default: return false
        }
    }

    private mutating func show(_ part: MailPart, as role: Role) {
        let isHTML = part.mediaType.subtype == "html"
        let (content, isAll) = part.content(upTo: isHTML ? htmlLeft : textLeft)
        // What is not read is to be had all the same.
        if !isAll { attach(part) }
        if content.isEmpty, !isAll { return }
        if isHTML {
            htmlLeft -= content.count
            pieces.append(Piece(html: Charset.html(content, declared: part.mediaType.parameters["charset"])))
        } else {
            showText(content, part.mediaType)
        }
    }

    private mutating func showText(_ content: [UInt8], _ mediaType: MediaType) {
        let content = content.wholeLines(upTo: textLeft)
        textLeft -= content.count
        var text = Charset.text(content, declared: mediaType.parameters["charset"]).withUnixLines
        attachments += UUEncodedFile.taken(outOf: &text)
        pieces.append(Piece(plain: FlowedText.unfolded(text, mediaType)))
    }

    /// The piece with its HTML read, unless there is plain text that says the same. Some programs send an empty one, or one
    /// that only says that there is HTML.
    private func withReadableHTML(_ piece: Piece) -> Piece {
        guard let html = piece.html, piece.plain.map({ $0.isBlank || $0.mayAskForHTML }) ?? true else { return piece }
        let text = HTMLText(html).text
        if let plain = piece.plain, text.isBlank || !plain.isBlank && text.words.holds(plain.words) { return piece }
        let isNotice = piece.plain.map { !$0.isBlank } ?? false
        return Piece(plain: isNotice ? piece.plain : nil, html: html, textOfHTML: text)
    }

    private mutating func attach(_ part: MailPart) {
        let content = part.content
        attachments.append(
            Attachment(
                fileName: part.fileName, mediaType: part.mediaType, contentID: part.contentID,
                isInline: part.disposition == "inline", content: content))
        switch part.mediaType.essence {
        case "message/rfc822", "message/rfc2822", "message/global", "message/news", "text/rfc822-headers",
            "message/rfc822-headers", "message/global-headers":
            if level < Self.deepestMail, let mail = try? ParsedMail(parsing: content, level: level + 1) {
                embeddedMails.append(mail)
            }
        case "message/delivery-status", "message/global-delivery-status", "message/disposition-notification",
            "message/global-disposition-notification", "message/feedback-report":
            report += ReportFields.groups(in: content)
        default: break
        }
    }

    /// A mail of nothing but a named text, as some programs send every text: the file is also the message.
    private mutating func showNamedText() {
        guard let file = attachments.first(where: { $0.mediaType.essence == "text/plain" && $0.isInline }) else {
            return
        }
        let content = file.content.wholeLines(upTo: textLeft)
        let text = Charset.text(content, declared: file.mediaType.parameters["charset"]).withUnixLines
        pieces.append(Piece(plain: FlowedText.unfolded(text, file.mediaType)))
    }
}

extension String {
    fileprivate var isBlank: Bool { utf8.allSatisfy(\.isSpace) }

    /// “Your mail program does not show HTML”, and little else. A person who writes about HTML does so in both forms.
    fileprivate var mayAskForHTML: Bool {
        guard utf8.count <= 600 else { return false }
        let text = lowercased()
        return text.holds("html") && HTMLStub.words.contains { text.holds($0) }
    }

    /// Its words with one blank between them.
    fileprivate var words: String { split { $0.isWhitespace }.joined(separator: " ") }
}

/// What is said of HTML in place of a mail's text.
private enum HTMLStub {
    static let words = [
        "mail program", "mail client", "mail reader", "email program", "email client", "e-mail client", "email reader",
        "e-mail program", "mailprogramm", "mail-programm", "html-fähig", "html mail", "html email", "html e-mail",
        "html message", "html-mail", "html-e-mail", "html format", "html-format", "format html", "formato html",
        "html version", "html-version", "version html", "versión html", "versione html", "logiciel de messagerie",
        "client de messagerie", "cliente de correo", "programma di posta", "client di posta", "programa de correo",
        "mailprogramma", "e-postprogram", "program pocztowy", "klient poczty", "enable html", "view html",
        "support html", "in html", "html only", "html-only",
    ]
}

extension [String] {
    /// Each text from a line of its own on; nil when there is none.
    fileprivate var joinedLines: String? {
        guard count > 1 else { return first }
        return reduce(into: "") { result, text in
            if !result.isEmpty, result.utf8.last != .lf { result.append("\n") }
            result.append(text)
        }
    }
}
