/// Where somebody lives or works, as far as it is known.
public struct PostalPlace: Hashable, Codable, Sendable {
    /// Street and house number.
    public var street: String?
    public var zip: String?
    public var city: String?
    public var country: String?

    public init(street: String? = nil, zip: String? = nil, city: String? = nil, country: String? = nil) {
        self.street = street
        self.zip = zip
        self.city = city
        self.country = country
    }

    public var isUnknown: Bool { self == PostalPlace() }

    /// On one line, as on an envelope: `12 rue des Lilas, 59000 Lille, France`.
    public var line: String {
        let town = [zip, city].compactMap(\.self).joined(separator: " ")
        return [street, town, country].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// This one, with what it lacks taken from the other.
    public func completed(by other: PostalPlace) -> PostalPlace {
        PostalPlace(
            street: street ?? other.street, zip: zip ?? other.zip, city: city ?? other.city,
            country: country ?? other.country)
    }
}
