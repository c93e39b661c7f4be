import CRM

extension Letter {
    /// What templates see: texts as `Words`, flags, lists and groups, by the names of the structs' properties.
    ///
    /// What a staff frame holds stands beside the letter's own fields. A list `attachments` comes with a flag
    /// `hasAttachments`, to put something around the whole of it. `language` is the code of the one it is written in.
    func fields(in language: Language, frame: StaffFrame?) -> [String: Any] {
        var fields = Self.fields(of: content)
        if let frame { fields.merge(Self.fields(of: frame)) { own, _ in own } }
        fields["language"] = Words(language.rawValue)
        return fields
    }

    fileprivate static func fields(of group: Any) -> [String: Any] {
        var fields: [String: Any] = [:]
        for (name, value) in Mirror(reflecting: group).children {
            guard let name else { continue }
            fields[name] = field(value)
            if let list = value as? [Any] {
                fields["has" + name.prefix(1).uppercased() + name.dropFirst()] = !list.isEmpty
            }
        }
        return fields
    }

    private static func field(_ value: Any) -> Any {
        switch value {
        case let text as String: Words(text)
        case let text as String?: Words(text ?? "")
        case let flag as Bool: flag
        case let list as [Any]: list.map(field)
        default: fields(of: value)
        }
    }
}

extension QuoteDocument {
    /// What the page's template sees; texts, lists and groups as in a letter, and `hasLineDiscounts` besides.
    func fields(in language: Language) -> [String: Any] {
        var fields = Letter.fields(of: self)
        fields["hasLineDiscounts"] = lines.contains { !$0.discount.isEmpty }
        fields["language"] = Words(language.rawValue)
        return fields
    }
}
