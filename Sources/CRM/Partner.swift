public import struct Foundation.Date

/// A company or a person we do business with.
public struct Partner: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    public var kind: Kind
    public var name: String
    public var place: PostalPlace
    public var phone: String?
    public var website: String?
    public var language: Language
    public var created: Date
    /// When it was taken back, as if it had never been; its number is not used again.
    public var withdrawn: Date?

    public enum Kind: String, CaseIterable, Codable, Sendable {
        case company
        case person
    }

    public init(
        id: Int64 = 0, kind: Kind, name: String, place: PostalPlace = PostalPlace(), phone: String? = nil,
        website: String? = nil, language: Language, created: Date
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.place = place
        self.phone = phone
        self.website = website
        self.language = language
        self.created = created
    }

    public var reference: RecordReference { RecordReference(.partner, id) }
}

/// A person at a partner. A mail address belongs to one contact.
public struct Contact: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    public var partnerID: Int64
    public var name: String
    public var email: String?
    public var phone: String?
    public var role: String?

    public init(
        id: Int64 = 0, partnerID: Int64, name: String, email: String?, phone: String? = nil, role: String? = nil
    ) {
        self.id = id
        self.partnerID = partnerID
        self.name = name
        self.email = email
        self.phone = phone
        self.role = role
    }
}
