import Mustache

/// A group of values as templates see it.
///
/// Mustache asks of each value whether it has names, at each tag. Swift looks that up for a type like this one; for a
/// dictionary it works it out anew from the dictionary's own types.
struct TemplateFields: MustacheParent {
    private var values: [String: Any] = [:]

    /// Without any value.
    init() {}

    /// What a struct holds, by the names of its properties.
    init(of group: Any) {
        for (name, value) in Mirror(reflecting: group).children {
            guard let name else { continue }
            values[name] = Self.field(value)
            if let list = value as? [Any] {
                values["has" + name.prefix(1).uppercased() + name.dropFirst()] = !list.isEmpty
            }
        }
    }

    var names: some Collection<String> { values.keys }

    subscript(name: String) -> Any? {
        get { values[name] }
        set { values[name] = newValue }
    }

    func child(named name: String) -> Any? { values[name] }

    mutating func merge(_ other: TemplateFields, _ choice: (Any, Any) -> Any) {
        values.merge(other.values, uniquingKeysWith: choice)
    }

    private static func field(_ value: Any) -> Any {
        switch value {
        case let text as String: Words(text)
        case let text as String?: Words(text ?? "")
        case let flag as Bool: flag
        case let list as [Any]: list.map(field)
        default: TemplateFields(of: value)
        }
    }
}
