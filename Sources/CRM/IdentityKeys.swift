/// What tells one person from another, whichever way it is written: two leads that share one of these are likely the same.
public struct IdentityKeys: Hashable, Sendable {
    /// The mail address in lower case.
    public var address: String?
    /// `PhoneNumber.key`.
    public var phone: String?
    /// `NameKey` of person and company together.
    public var name: String?

    public init(email: String?, phone: String?, name: String, company: String?) {
        address = email?.lowercased()
        self.phone = phone.flatMap { PhoneNumber.key($0) }
        self.name = company.flatMap { NameKey.of(name: name, company: $0) }
    }

    public var isEmpty: Bool { address == nil && phone == nil && name == nil }
}

extension Lead {
    public var keys: IdentityKeys { IdentityKeys(email: email, phone: phone, name: contactName, company: company) }
}

extension Prospect {
    public var keys: IdentityKeys { IdentityKeys(email: email, phone: phone, name: name, company: company) }
}
