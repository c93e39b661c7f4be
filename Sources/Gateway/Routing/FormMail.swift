import CRM
import Foundation
import Mail
import Prospects

/// A mail that the company's own web form wrote: it belongs to the person who filled the form in.
struct FormMail: Sendable {
    /// The person, by Reply-To or by the form's `Email:` line.
    let person: Address
    /// All that the form's `Label: value` lines say.
    let prospect: Prospect

    /// nil when the mail is not from one of the forms, or names nobody.
    init?(_ mail: ParsedMail, forms: [EmailAddress], fields: FieldNames) {
        guard let sender = mail.from.first?.email, forms.contains(sender) else { return nil }
        let limits = ProspectList.Limits(bytes: 200_000, rows: 200)
        let list = try? ProspectList(pasted: mail.text, fields: fields, limits: limits)
        let filledIn = list?.prospects.first { $0.email != nil } ?? list?.prospects.first ?? Prospect()
        let replyTo = mail.replyTo.first { !forms.contains($0.email) }
        guard let email = replyTo?.email ?? filledIn.email.flatMap({ EmailAddress($0) }) else { return nil }
        person = Address(name: filledIn.name.isEmpty ? replyTo?.name ?? "" : filledIn.name, email: email)
        prospect = filledIn
    }
}
