/// What quotations are put in.
enum QuotationMarks {
    /// The signs that close what each sign opens.
    static let closing: [Character: String] = ["\"": "\"”", "“": "”\"", "«": "»", "„": "“”"]
}
