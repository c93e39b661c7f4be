import CRM

extension Letter {
    /// What templates see: texts as `Words`, flags, lists and groups, by the names of the structs' properties.
    ///
    /// What a staff frame holds stands beside the letter's own fields. A list `attachments` comes with a flag
    /// `hasAttachments`, to put something around the whole of it. `language` is the code of the one it is written in.
    func fields(in language: Language, frame: StaffFrame?) -> TemplateFields {
        var fields = TemplateFields(of: content)
        if let frame { fields.merge(TemplateFields(of: frame)) { own, _ in own } }
        fields["language"] = Words(language.rawValue)
        return fields
    }
}

extension QuoteDocument {
    /// What the page's template sees; texts, lists and groups as in a letter, and `hasLineDiscounts` besides.
    func fields(in language: Language) -> TemplateFields {
        var fields = TemplateFields(of: self)
        fields["hasLineDiscounts"] = lines.contains { !$0.discount.isEmpty }
        fields["language"] = Words(language.rawValue)
        return fields
    }
}
