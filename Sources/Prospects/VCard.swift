/// A business card. RFC 2426, RFC 6350, and vCard 2.1, which phones and Outlook still write.
///
/// Lists are in the order of the card, and values are cut at 16 KB.
public struct VCard: Hashable, Sendable {
    /// The parts of a name. RFC 6350 §6.2.2.
    public struct Name: Hashable, Sendable {
        public var family = ""
        public var given = ""
        public var additional = ""
        public var prefix = ""
        public var suffix = ""

        public init() {}
    }

    /// A postal address. RFC 6350 §6.3.1.
    public struct Address: Hashable, Sendable {
        public var postOfficeBox = ""
        public var extended = ""
        public var street = ""
        public var city = ""
        public var region = ""
        public var zip = ""
        public var country = ""

        public init() {}
    }

    /// A value that a card may have several of.
    public struct Item<Value: Hashable & Sendable>: Hashable, Sendable {
        public var value: Value
        /// In lower case: `work`, `cell`, `fax`.
        public var types: Set<String>
        /// 1 is what the owner likes best, 100 the least; 101 when the card does not say. RFC 6350 §5.3.
        public var preference: Int

        public init(_ value: Value, types: Set<String> = [], preference: Int = 101) {
            self.value = value
            self.types = types
            self.preference = preference
        }
    }

    public var formattedName: String?
    public var name: Name?
    /// The company, then its departments from the largest to the smallest.
    public var organization: [String] = []
    public var emails: [Item<String>] = []
    /// Telephone and fax numbers, without `tel:`.
    public var phones: [Item<String>] = []
    public var addresses: [Item<Address>] = []
    public var titles: [String] = []
    public var websites: [String] = []
    public var notes: [String] = []
    /// `fr`, `en-GB`: what to write to them in.
    public var language: String?

    public init() {}

    /// Every card in a file, in order; those inside another card are left out.
    ///
    /// Takes time in proportion to the file and keeps no pictures, sounds or keys.
    public static func cards(in file: [UInt8], limit: Int) throws(UnreadableList) -> [VCard] {
        VCardReader(try ListText(file: file, limit: limit)).compactMap(\.card)
    }
}
