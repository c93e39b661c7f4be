/// A colleague who may command the gateway. `Config/staff.yaml`.
public struct StaffMember: Hashable, Codable, Sendable {
    /// Short name used in commands: `thomas`. Lower case, unique.
    public var login: String
    /// `Thomas Leroy`.
    public var name: String
    /// Addresses they write from; the first is where their mail goes. At least one.
    public var emails: [String]
    public var role: Role
    public var language: Language
    /// IANA name of the zone they read and write times in; nil for the company's.
    public var timeZone: String?
    /// Gets a notice of every new lead.
    public var wantsNewLeads: Bool

    public enum Role: String, CaseIterable, Codable, Sendable {
        case manager
        case salesperson
    }

    public init(
        login: String, name: String, emails: [String], role: Role, language: Language, timeZone: String? = nil,
        wantsNewLeads: Bool = true
    ) {
        self.login = login
        self.name = name
        self.emails = emails
        self.role = role
        self.language = language
        self.timeZone = timeZone
        self.wantsNewLeads = wantsNewLeads
    }
}
