import Mail

extension MessageID {
    /// More of them than this are not read from one field.
    private static let most = 1_000

    /// The identifiers in a field such as `References`, in order. RFC 5322 §3.6.4.
    ///
    /// Folding in the middle of one is undone; without any angle brackets, the words with an `@` count.
    static func all(in value: [UInt8]) -> [MessageID] {
        var found: [MessageID] = []
        var rest = value[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")), found.count < most {
            rest = rest[open...].dropFirst()
            guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
            let inner = rest[..<close].filter { !$0.isSpace }
            if let id = MessageID(String(decoding: inner, as: UTF8.self)) { found.append(id) }
            rest = rest[close...].dropFirst()
        }
        if !found.isEmpty || value.contains(UInt8(ascii: "<")) { return found }
        let words = value.split { $0.isSpace || $0 == UInt8(ascii: ",") }
        let named = words.lazy.filter { $0.contains(UInt8(ascii: "@")) }.prefix(most)
        return named.compactMap { MessageID(String(decoding: $0, as: UTF8.self)) }
    }
}
