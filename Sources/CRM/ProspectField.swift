/// What a column of a list, or a line of a form, may say about a prospect.
public enum ProspectField: String, CaseIterable, Codable, Sendable {
    case name
    case firstName
    /// Stands for the whole name where no first name is given.
    case lastName
    case company
    case email
    case phone
    case mobile
    case role
    case street
    case zip
    case city
    case country
    case website
    case language
    case note
}
