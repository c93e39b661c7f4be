import CGMime
import Mail

extension Address {
    /// More addresses than this are not read from one field.
    private static let most = 10_000

    /// The addresses in a field such as `To`, groups included; what is no full address is left out. RFC 5322 §3.4.
    ///
    /// Some programs encode the whole field instead of the name: then the addresses are looked for in what it says.
    static func all(in field: RawField) -> [Address] {
        let addresses = parsed(field.normalized)
        return addresses.isEmpty && !field.value.isEmpty ? parsed(field.text) : addresses
    }

    /// The address in these fields, if that is one mailbox in one field, in its place; nil otherwise.
    static func sole(in fields: [RawField]) -> EmailAddress? {
        guard let field = fields.first, fields.count == 1, let list = addressList(field.normalized),
            internet_address_list_length(list.pointer) == 1,
            let address = internet_address_list_get_address(list.pointer, 0), cgmime_is_mailbox(address) != 0
        else { return nil }
        return Address(mailbox: address)?.email
    }

    /// GMime calls itself for what follows the colon of a group, so there must not be any number of them.
    private static let mostColons = 100

    private static func parsed(_ value: String) -> [Address] {
        guard let list = addressList(value) else { return [] }
        var addresses: [Address] = []
        append(list.pointer, to: &addresses, level: 0)
        return addresses
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
