import CRM
import Documents

extension QuoteDocument {
    /// A quote with three rates of VAT and a discount on the whole, as it reads in that language.
    static func kitchen(in language: Language, lines count: Int = 4, version: String = "Q-2014-0003") -> QuoteDocument {
        let isFrench = language == .french
        let product = isFrench ? "Meuble bas 100 cm, façade laquée" : "Base cabinet 100 cm, lacquered front"
        let money = { (text: String) in
            isFrench ? text.replacing(",", with: "\u{202F}").replacing(".", with: ",") + "\u{A0}€" : "€" + text
        }
        let rate = { (text: String) in isFrench ? text.replacing(".", with: ",") + "\u{A0}%" : text + "%" }
        let kinds = [
            Line(
                sku: "CABINET-100", text: product, quantity: "6", unitPrice: money("450.00"), discount: rate("5"),
                vat: rate("20"), net: money("2,565.00")),
            Line(
                sku: "INSTALL-DAY", text: isFrench ? "Pose par deux menuisiers" : "Fitting by two joiners",
                quantity: "1.5\u{A0}d", unitPrice: money("880.00"), discount: "", vat: rate("10"),
                net: money("1,320.00")),
            Line(
                sku: "", text: isFrench ? "Livre de cuisine" : "Cookery book", quantity: "2", unitPrice: money("25.00"),
                discount: "", vat: rate("5.5"), net: money("50.00")),
            Line(
                sku: "", text: String(repeating: "Donaudampfschifffahrtsgesellschaft ", count: 6), quantity: "1",
                unitPrice: money("0.00"), discount: "", vat: rate("20"), net: money("0.00")),
        ]
        return QuoteDocument(
            companyName: "NotSoTiny & fils",
            letterhead: ["8 avenue de la République", "75011 Paris", "SIRET 123 456 789 00012"],
            customer: ["Dupont SA", "Jane Doe", "12 rue des Lilas", "59000 Lille"], quote: version,
            title: isFrench ? "Une nouvelle cuisine" : "A new kitchen",
            date: isFrench ? "12 février 2014" : "12 February 2014",
            validUntil: isFrench ? "14 mars 2014" : "14 March 2014", salespersonName: "Thomas Leroy",
            lines: (0..<count).map { kinds[$0 % kinds.count] }, subtotal: money("3,935.00"), discountRate: rate("3"),
            discount: isFrench ? "−118,05\u{A0}€" : "−€118.05", net: money("3,816.95"),
            rates: [
                Rate(rate: rate("20"), base: money("2,488.05"), vat: money("497.61")),
                Rate(rate: rate("10"), base: money("1,280.40"), vat: money("128.04")),
                Rate(rate: rate("5.5"), base: money("48.50"), vat: money("2.67")),
            ], vat: money("628.32"), gross: money("4,445.27"),
            conditions: isFrench
                ? "Acompte de 30 % à la commande.\nSolde à la livraison."
                : "30 % with the order.\nThe rest on delivery.")
    }

    /// The same with `text` wherever a text stands.
    func saying(_ text: String) -> QuoteDocument {
        let line = Line(sku: text, text: text, quantity: text, unitPrice: text, discount: text, vat: text, net: text)
        return QuoteDocument(
            companyName: text, letterhead: [text], customer: [text], quote: text, title: text, date: text,
            validUntil: text, salespersonName: text, lines: [line], subtotal: text, discountRate: text, discount: text,
            net: text, rates: [Rate(rate: text, base: text, vat: text)], vat: text, gross: text, conditions: text)
    }
}
