import CGMime
import Mail

extension Address {
    /// More addresses than this are not read from one field.
    private static let most = 10_000

    /// The addresses in a field such as `To`, groups included; what is no full address is left out. RFC 5322 §3.4.
    static func all(in field: RawField) -> [Address] { read(field).addresses }

    /// The same, and the address of the field when it is no more than one mailbox.
    ///
    /// Some programs encode the whole field instead of the name: then the addresses are looked for in what it says. Where
    /// the field breaks the grammar, as “[EXTERN] Jane <jane@example.test>” does, every address in it counts.
    static func read(_ field: RawField) -> (addresses: [Address], sole: EmailAddress?) {
        let (addresses, isMailbox) = parsed(field.normalized.withCommas)
        if !addresses.isEmpty { return (addresses, isMailbox ? addresses[0].email : nil) }
        if field.value.isEmpty { return ([], nil) }
        let decoded = parsed(field.text).addresses
        return (decoded.isEmpty ? found(in: field.text) : decoded, nil)
    }

    /// The addresses in a text, each with what stands before it as its name.
    private static func found(in text: String) -> [Address] {
        var addresses: [Address] = []
        var nameStart = text.startIndex
        for (email, range) in text.mailAddressRanges.prefix(most) {
            let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
            addresses.append(Address(name: name(in: text[nameStart..<max(nameStart, start)]), email: email))
            nameStart = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
        }
        return addresses
    }

    /// Without the signs around it, and without a mark like “[EXTERN]” that a server put before it.
    private static func name(in text: Substring) -> String {
        let isEdge = { (sign: Character) in sign.isWhitespace || "<>\"',;:()".contains(sign) }
        var name = text.drop(while: isEdge)
        if name.first == "[", let end = name.firstIndex(of: "]") {
            name = name[name.index(after: end)...].drop(while: isEdge)
        }
        while let last = name.last, isEdge(last) { name.removeLast() }
        return String(name)
    }

    /// GMime calls itself for what follows the colon of a group, so there must not be any number of them.
    private static let mostColons = 100

    /// Also whether that is one address, and no group.
    private static func parsed(_ value: String) -> (addresses: [Address], isMailbox: Bool) {
        guard let list = addressList(value) else { return ([], false) }
        var addresses: [Address] = []
        append(list.pointer, to: &addresses, level: 0)
        let isAlone = internet_address_list_length(list.pointer) == 1
        let first = isAlone ? internet_address_list_get_address(list.pointer, 0) : nil
        return (addresses, first.map { cgmime_is_mailbox($0) != 0 } ?? false)
    }

    private static func addressList(_ value: String) -> GObjectReference<InternetAddressList>? {
        let colons = value.utf8.indices.lazy.filter { value.utf8[$0] == UInt8(ascii: ":") }
        let end = colons.dropFirst(mostColons).first ?? value.endIndex
        guard let list = internet_address_list_parse(GMime.options, String(value[..<end])) else { return nil }
        return GObjectReference(owning: list)
    }

    private static func append(
        _ list: UnsafeMutablePointer<InternetAddressList>, to addresses: inout [Address], level: Int
    ) {
        for index in 0..<internet_address_list_length(list) where addresses.count < most {
            guard let address = internet_address_list_get_address(list, index) else { continue }
            if cgmime_is_mailbox(address) != 0 {
                if let mailbox = Address(mailbox: address) { addresses.append(mailbox) }
            } else if cgmime_is_group(address) != 0, level == 0 {
                let members = UnsafeMutableRawPointer(address)
                    .withMemoryRebound(to: InternetAddressGroup.self, capacity: 1, internet_address_group_get_members)
                if let members { append(members, to: &addresses, level: 1) }
            }
        }
    }

    private init?(mailbox: UnsafeMutablePointer<InternetAddress>) {
        let text = UnsafeMutableRawPointer(mailbox)
            .withMemoryRebound(to: InternetAddressMailbox.self, capacity: 1, internet_address_mailbox_get_addr)
        guard let text, let email = EmailAddress(String(cString: text)) else { return nil }
        self.init(name: internet_address_get_name(mailbox).map { String(cString: $0) } ?? "", email: email)
    }
}

extension String {
    /// With commas for the semicolons that Outlook's users put between addresses. One that ends a group stays.
    fileprivate var withCommas: String {
        guard utf8.contains(UInt8(ascii: ";")) else { return self }
        var (isQuoted, isEscaped, isGroup) = (false, false, false)
        let bytes = utf8.map { byte in
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = isQuoted
            case UInt8(ascii: "\""): isQuoted.toggle()
            case _ where isQuoted: break
            case UInt8(ascii: ":"): isGroup = true
            case UInt8(ascii: ";") where isGroup: isGroup = false
            case UInt8(ascii: ";"): return UInt8(ascii: ",")
            default: break
            }
            return byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
