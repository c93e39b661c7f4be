import CRM

/// Who stood on the list already, to notice who stands on it twice.
///
/// A mail address is one person. Without one, a telephone number is, and without both, a name at a company: people of one
/// company share its number, so two prospects with different addresses are never the same.
struct KnownProspects {
    private enum Key: Hashable {
        case email(String)
        case phone(String)
        case name(String)
    }

    private var places: [Key: Int] = [:]
    private var placesWithoutEmail: [Key: Int] = [:]

    /// Where the prospect stood before; when it did not, it is known from now on as standing at `place`.
    mutating func place(of prospect: Prospect, else place: Int) -> Int? {
        let email = prospect.email.map { Key.email($0.lowercased()) }
        let keys = [
            prospect.phone.flatMap { PhoneNumber.key($0) }.map { Key.phone($0) },
            NameKey.of(name: prospect.name, company: prospect.company ?? "").map { Key.name($0) },
        ].compactMap(\.self)
        let candidates = email == nil ? places : placesWithoutEmail
        let known = email.flatMap { places[$0] } ?? keys.lazy.compactMap { candidates[$0] }.first
        guard known == nil else { return known }
        for key in keys + [email].compactMap(\.self) {
            places[key] = places[key] ?? place
            if email == nil { placesWithoutEmail[key] = placesWithoutEmail[key] ?? place }
        }
        return nil
    }
}
