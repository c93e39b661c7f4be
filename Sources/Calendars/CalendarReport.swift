/// The main points of a calendar file, for people who look at one: `guichet inspect`.
public struct CalendarReport: Hashable, Codable, Sendable {
    public var method: String
    public var uid: String
    /// The first attendee who has answered, or else the first; nil when nobody is named.
    public var attendee: String?
    /// Their PARTSTAT for the whole meeting, or for the first occurrence when it is about occurrences only.
    public var partstat: String?
    public var organizer: String?
    public var summary: String
    /// Their PARTSTAT by occurrence: `2021-07-21T15:30:00`, on the clocks that the file uses.
    public var overrides: [String: String]?
}

extension CalendarReport {
    /// nil when there is nothing in it.
    public init?(_ object: CalendarObject) {
        guard let first = object.entries.first else { return nil }
        let entries = object.entries.filter { $0.uid == first.uid }
        let main = entries.first { $0.recurrence == nil } ?? first
        method = object.method
        uid = first.uid
        let party = main.attendees.first { !$0.status.isEmpty && $0.status != "NEEDS-ACTION" } ?? main.attendees.first
        attendee = party?.address
        partstat = party?.status
        organizer = first.organizer?.address
        summary = first.summary
        for entry in entries {
            guard let occurrence = entry.recurrence, let party,
                let there = entry.attendees.first(where: { $0.address == party.address })
            else { continue }
            overrides = overrides ?? [:]
            overrides?["\(occurrence)"] = there.status
        }
    }
}
