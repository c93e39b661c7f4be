extension VCard {
    /// What the card says about a prospect.
    var draft: ProspectDraft {
        var draft = ProspectDraft()
        let company = organization.first { !$0.isEmpty } ?? ""
        let spokenName = name?.spoken ?? ""
        let fullName = formattedName.flatMap { $0.isEmpty ? nil : $0 } ?? spokenName
        // The card of a company has the company's name where others have a person's.
        if fullName != company || !spokenName.isEmpty { draft.add(fullName, as: .name) }
        draft.add(company, as: .company)
        draft.add(email ?? "", as: .email)
        draft.add(phone ?? "", as: .phone)
        draft.add(titles.first { !$0.isEmpty } ?? "", as: .role)
        draft.add(websites.first { !$0.isEmpty } ?? "", as: .website)
        draft.add(language ?? "", as: .language)
        if let address = Self.byPreference(addresses).first(where: { !$0.isEmpty }) { draft.add(address) }
        for note in notes { draft.addNote(note) }
        return draft
    }

    /// The address they like best among the valid ones; one that is not valid only when there is no other.
    private var email: String? {
        let sorted = Self.byPreference(emails).filter { !$0.isEmpty }
        return sorted.first { MailCell.address(in: $0) != nil } ?? sorted.first
    }

    /// The number they like best to be called at; a fax only when there is nothing else.
    private var phone: String? {
        let voice = phones.filter { $0.types.isDisjoint(with: ["fax", "pager", "modem", "textphone"]) }
        return Self.byPreference(voice.isEmpty ? phones : voice).first { !$0.isEmpty }
    }

    private static func byPreference<Value>(_ items: [Item<Value>]) -> [Value] {
        // The sort keeps the order of the card among equals.
        items.sorted { $0.preference < $1.preference }.map(\.value)
    }
}

extension ProspectDraft {
    fileprivate mutating func add(_ address: VCard.Address) {
        let street = [address.street, address.extended].filter { !$0.isEmpty }.joined(separator: ", ")
        add(street.isEmpty ? address.postOfficeBox : street, as: .street)
        add(address.zip, as: .zip)
        add(address.city, as: .city)
        add(address.country, as: .country)
    }
}
