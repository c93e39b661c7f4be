/// A card as far as it has been read.
struct VCardReading {
    /// nil while nothing in it is a property we know.
    private(set) var card: VCard?
    private var translations: [VCardProperty] = []

    /// Values in a language of their own are put behind all others. RFC 6350 §5.4.
    mutating func take(_ property: VCardProperty) {
        guard property.isContent else { return }
        var card = card ?? VCard()
        if property.parameters.isTranslation, translations.count < VCard.mostValues {
            translations.append(property)
        } else {
            card.take(property)
        }
        self.card = card
    }

    mutating func finish() {
        for property in translations { card?.take(property) }
    }

    var draft: Result<ProspectDraft, ProspectProblem> {
        card.map { .success($0.draft) } ?? .failure(.unreadableCard)
    }
}
