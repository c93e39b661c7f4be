/// An invitation, its update or its cancellation, to somebody outside.
public struct MeetingLetter: Codable, Equatable, Sendable {
    public var companyName: String
    /// Who plans the meeting.
    public var salespersonName: String
    public var tag: String
    public var customerName: String
    public var title: String
    /// `Wednesday 12 February 2014, 14:00–15:30`.
    public var when: String
    /// Empty when it is not settled.
    public var place: String
    /// The reader is asked to describe their needs beforehand.
    public var asksForNeeds: Bool
    /// Why it is cancelled; empty when nobody said.
    public var reason: String

    public init(
        companyName: String, salespersonName: String, tag: String, customerName: String, title: String, when: String,
        place: String, asksForNeeds: Bool, reason: String
    ) {
        self.companyName = companyName
        self.salespersonName = salespersonName
        self.tag = tag
        self.customerName = customerName
        self.title = title
        self.when = when
        self.place = place
        self.asksForNeeds = asksForNeeds
        self.reason = reason
    }
}
