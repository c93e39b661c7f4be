import Foundation

extension VCard {
    /// More values of one kind than a card has any use for.
    static let mostValues = 50

    /// Takes over what a property says. Of those that a card has once, the first counts.
    mutating func take(_ property: VCardProperty) {
        switch property.kind {
        case .formattedName: formattedName = formattedName ?? property.text
        case .name: name = name ?? Name(property.listComponents)
        case .organization: if organization.allSatisfy(\.isEmpty) { organization = property.components }
        case .email: Self.append(Item(Self.withoutScheme("mailto:", property.text), property.parameters), to: &emails)
        case .phone: Self.append(Item(Self.withoutScheme("tel:", property.text), property.parameters), to: &phones)
        case .address: Self.append(Item(Address(property.components), property.parameters), to: &addresses)
        case .title: Self.append(property.text, to: &titles)
        case .website: Self.append(property.text, to: &websites)
        case .note: Self.append(property.text, to: &notes)
        case .language: language = language ?? property.text
        case .begin, .end, .agent: break
        }
    }

    private static func append<Value>(_ value: Value, to list: inout [Value]) {
        if list.count < mostValues { list.append(value) }
    }

    /// A value that is a URI (RFC 6068, RFC 3966) as people write it.
    private static func withoutScheme(_ scheme: String, _ text: String) -> String {
        guard text.prefix(scheme.count).lowercased() == scheme else { return text }
        let rest = String(text.dropFirst(scheme.count))
        return rest.removingPercentEncoding ?? rest
    }
}

extension VCard.Item {
    fileprivate init(_ value: Value, _ parameters: VCardParameters) {
        self.init(value, types: parameters.types, preference: parameters.preference)
    }
}

extension VCard.Name {
    /// From the parts of an `N`. RFC 6350 §6.2.2.
    fileprivate init(_ parts: [String]) {
        let parts = parts + repeatElement("", count: 5)
        (family, given, additional, prefix, suffix) = (parts[0], parts[1], parts[2], parts[3], parts[4])
    }

    /// As people say it: prefix, first name, last name, suffix.
    var spoken: String { [prefix, given, additional, family, suffix].filter { !$0.isEmpty }.joined(separator: " ") }
}

extension VCard.Address {
    /// From the parts of an `ADR`. RFC 6350 §6.3.1.
    fileprivate init(_ parts: [String]) {
        let parts = parts + repeatElement("", count: 7)
        (postOfficeBox, extended, street) = (parts[0], parts[1], parts[2])
        (city, region, zip, country) = (parts[3], parts[4], parts[5], parts[6])
    }

    var isEmpty: Bool { self == Self() }
}
