import CRM
import Commands
import Mail
import Store

/// Where a mail goes, and why.
struct Decision {
    var route: Route
    /// What was looked at and found, a sentence each, in order: what `guichet why` prints.
    var chain: [String]
    /// What the colleague who gets the notice should know about it.
    var remarks: [Remark] = []
}

/// The ways a mail can go. Each has one handler.
enum Route {
    /// Nothing comes of it.
    case ignore(reason: String)
    /// The gateway cannot tell what to do with it, and a person can: it goes into quarantine.
    case needsAPerson(reason: String)
    /// A mail of ours could not be delivered.
    case bounce(OutboxEntry, DeliveryFailure)
    /// Written by a machine: goes on the timeline of a record it belongs to.
    case log(RecordReference, reason: String)
    /// A calendar's answer to an invitation of ours.
    case meetingAnswer(MeetingAnswer, Meeting)
    /// From a colleague who showed that it is them, as far as commands need it that are not risky.
    case staff(StaffMember, RecordReference?, Proof)
    /// Says it is from a colleague, and shows nothing for it.
    case unverifiedStaff(StaffMember, RecordReference?)
    /// From outside, about a case we know.
    case message(RecordReference)
    /// From outside, about something new; from a contact of a partner, if we know them.
    case newLead(Contact?)
}

/// Something the gateway noticed while routing, in no language yet.
enum Remark: Hashable, Codable {
    /// Several records are named, and the first was followed.
    case otherRecord(RecordReference)
    /// The subject names a record that the sender has no part in.
    case mentions(RecordReference)
    /// The sender has several open opportunities, and this is the one with the latest activity.
    case guessed(others: [RecordReference])
    /// It is about a case that is closed.
    case isClosed
    /// The sender accepted the quote, and it counts.
    case accepted(Quote)
    case declined(Quote)
    /// It sounds like an answer to the quote, in words that a person has to read.
    case unclearAnswer(Quote)
    /// It answers the quote, but nothing shows that the customer wrote it.
    case untrustedAnswer(Quote)
    /// It answers a quote that holds no longer; the customer was told what does.
    case outdatedAnswer(Quote)
    /// It may be the description of needs that the invitation to that meeting asked for.
    case needs(Meeting)
    /// Somebody on that record has the same address, telephone number, or name and company.
    case looksLike(RecordReference)
}
