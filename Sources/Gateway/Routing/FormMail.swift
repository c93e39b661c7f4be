import CRM
import Foundation
import Mail

/// A mail that the company's own web form wrote: it belongs to the person who filled the form in.
struct FormMail {
    /// The person, by Reply-To or by the form's `Email:` line.
    let person: Address
    let company: String?
    let phone: String?

    /// nil when the mail is not from one of the forms, or names nobody.
    init?(_ mail: ParsedMail, forms: [EmailAddress]) throws {
        guard let sender = mail.from.first?.email, forms.contains(sender) else { return nil }
        let values = Self.labelledValues(in: mail.text)
        let replyTo = mail.replyTo.first { !forms.contains($0.email) }
        guard let email = replyTo?.email ?? values[.email].flatMap({ EmailAddress($0) }) else { return nil }
        let name = values[.name] ?? replyTo?.name ?? ""
        person = Address(name: name, email: email)
        company = values[.company]
        phone = values[.phone]
    }

    private enum Label { case name, email, company, phone }

    /// The first value of each label, from lines like `Name: Jane Doe`.
    private static func labelledValues(in text: String) -> [Label: String] {
        var values: [Label: String] = [:]
        for line in text.split(separator: "\n").prefix(200) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let word = line[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: " *_-\t\u{A0}"))
                .folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            if let label = labels[word], !value.isEmpty, values[label] == nil { values[label] = value }
        }
        return values
    }

    private static let labels: [String: Label] = [
        "name": .name, "full name": .name, "your name": .name, "nom": .name, "votre nom": .name, "nom complet": .name,
        "email": .email, "e-mail": .email, "mail": .email, "courriel": .email, "adresse e-mail": .email,
        "email address": .email, "company": .company, "organisation": .company, "organization": .company,
        "societe": .company, "entreprise": .company, "phone": .phone, "telephone": .phone, "tel": .phone,
        "mobile": .phone, "portable": .phone,
    ]
}
