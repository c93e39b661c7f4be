/// Somebody on a business card or a list: what a lead is made of, before it is one.
public struct Prospect: Hashable, Codable, Sendable {
    /// Empty when only the company, a mail address or a number is known.
    public var name: String
    public var company: String?
    public var email: String?
    public var phone: String?
    /// What they do there: `Head of Purchasing`.
    public var role: String?
    public var street: String?
    public var zip: String?
    public var city: String?
    public var country: String?
    public var website: String?
    /// A code that `Language` takes: `fr`.
    public var language: String?
    /// Everything else that was said about them; may have several lines.
    public var note: String?

    public init(
        name: String = "", company: String? = nil, email: String? = nil, phone: String? = nil, role: String? = nil,
        street: String? = nil, zip: String? = nil, city: String? = nil, country: String? = nil, website: String? = nil,
        language: String? = nil, note: String? = nil
    ) {
        self.name = name
        self.company = company
        self.email = email
        self.phone = phone
        self.role = role
        self.street = street
        self.zip = zip
        self.city = city
        self.country = country
        self.website = website
        self.language = language
        self.note = note
    }
}
