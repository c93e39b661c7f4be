/// The headers that mailing lists and newsletters carry. RFC 2369, RFC 2919.
enum ListSign {
    /// Why the mail came through a list that is none of the company's own.
    static func reason(in mail: ParsedMail, ownLists: [String]) -> String? {
        let isAnswer = !mail.inReplyTo.isEmpty || !mail.references.isEmpty
        let fields = mail.headers.filter { field in
            let name = field.name.lowercased()
            // What lets people leave a list stands in the mails of salespeople's programs as well, and in answers to us.
            let isSure = names.contains(name) || name == "x-google-group-id" && mail.value(of: "X-Google-Groups") != nil
            return (isSure || ways.contains(name) && !isAnswer) && field.value.contains { !$0.isWhitespace }
        }
        let precedence = mail.value(of: "Precedence")?.keyword
        guard !fields.isEmpty || precedence == "list" else { return nil }
        guard !isOwn(fields, ownLists) else { return nil }
        if let id = fields.firstValue(of: "List-Id") { return "header List-Id: \(id.prefix(100))" }
        if let field = fields.first { return "header \(field.name)" }
        return "header Precedence: list"
    }

    /// `sales@example.test` is its own List-Id `sales.example.test` as well. RFC 2919 §2.
    private static func isOwn(_ fields: [HeaderField], _ ownLists: [String]) -> Bool {
        guard !ownLists.isEmpty else { return false }
        let values = fields.filter { $0.name.lowercased() != "list-unsubscribe" }.map { $0.value.lowercased() }
        let named = Set(values.flatMap { value in value.split { "<>, :\t?\"".contains($0) }.map(String.init) })
        return ownLists.contains { list in
            let list = list.lowercased()
            return named.contains(list) || named.contains(list.replacing("@", with: ".", maxReplacements: 1))
        }
    }

    private static let names: Set = [
        "list-id", "list-post", "list-owner", "list-archive", "x-mailman-version", "x-mailing-list", "mailing-list",
        "x-ml-name", "x-mlserver", "x-listname", "x-list-id", "x-beenthere",
    ]

    private static let ways: Set = ["list-unsubscribe", "list-help", "list-subscribe"]
}
