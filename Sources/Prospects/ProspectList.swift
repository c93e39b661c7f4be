public import CRM

/// The people on a list that somebody sent, in its order. One that cannot be read does not stop the others.
public struct ProspectList: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        /// In a CSV file the row as a spreadsheet numbers it, among vCards the number of the card, in a text the line;
        /// each from 1.
        public var place: Int
        public var prospect: Result<Prospect, ProspectProblem>

        public init(place: Int, prospect: Result<Prospect, ProspectProblem>) {
            self.place = place
            self.prospect = prospect
        }
    }

    /// How much of a list is read at all.
    public struct Limits: Hashable, Sendable {
        public var bytes: Int
        /// Prospects, good and bad together.
        public var rows: Int

        public init(bytes: Int, rows: Int) {
            self.bytes = bytes
            self.rows = rows
        }
    }

    public var entries: [Entry]
    /// Names of columns that mean nothing to us; what stands in them is not taken over.
    public var unknownColumns: [String]

    /// Reads an attachment. When it begins like a vCard it is one, whatever its name and media type say.
    public init(
        file: [UInt8], name: String, mediaType: String, fields: FieldNames, limits: Limits
    ) throws(UnreadableList) {
        let text = try ListText(file: file, limit: limits.bytes)
        var reader = ListReader(fields: fields, limit: limits.rows)
        let format = VCardReader.isStart(of: text) ? .vCard : ListFormat(fileName: name, mediaType: mediaType)
        switch format ?? .csv {
        case .vCard: try reader.readCards(text)
        case .csv: try reader.readTable(text)
        case .text: try reader.readText(text)
        }
        (entries, unknownColumns) = (reader.entries, reader.unknownColumns)
    }

    /// Reads what somebody typed or pasted into a mail, or filled into a form: vCards, a table with a header, blocks of
    /// `Label: value`, or one prospect a line.
    public init(pasted text: String, fields: FieldNames, limits: Limits) throws(UnreadableList) {
        var reader = ListReader(fields: fields, limit: limits.rows)
        try reader.readText(try ListText(text, limit: limits.bytes))
        (entries, unknownColumns) = (reader.entries, reader.unknownColumns)
    }

    /// Only those that can be taken over.
    public var prospects: [Prospect] { entries.compactMap { try? $0.prospect.get() } }
}
