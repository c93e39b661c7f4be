import CRM
import Configuration
import Documents
import Foundation
import Store

/// What happened on a record, as listings for a letter or a terminal: newest first, one listing a day.
struct Timeline {
    let desk: Desk
    let language: Language
    let clock: LocalClock

    func listings(of record: RecordReference, in span: Range<Date>, limit: Int) throws -> [Listing] {
        let activities = try desk.transaction.timeline(of: record, in: span, limit: limit)
        var listings: [Listing] = []
        for activity in activities {
            let day = clock.day(activity.at)
            if listings.last?.heading != day { listings.append(Listing(heading: day, rows: [])) }
            listings[listings.count - 1].rows.append(try row(activity))
        }
        return listings
    }

    /// When the first thing happened.
    func start(of record: RecordReference) throws -> Date? {
        try desk.transaction.timelineStart(of: record)
    }

    private func row(_ activity: Activity) throws -> Listing.Row {
        let who = try desk.transaction.staffName(activity.actor) ?? activity.actor
        let what = try heading(of: activity)
        var details = [detail(of: activity)]
        if let id = activity.messageID, activity.kind.showsMessage, let message = try desk.transaction.message(id) {
            if activity.kind != .replySent { details.append(Self.firstLines(of: message.quotation)) }
            let names = try desk.transaction.attachments(of: id).map(\.shownName)
            if !names.isEmpty {
                let list = names.joined(separator: ", ")
                details.append(desk.office.phrases.text(.attachments, in: language, ["names": list]))
            }
        }
        let author = activity.actor == Activity.gateway ? "" : " · \(who)"
        return Listing.Row(
            label: clock.time(activity.at), text: what + author,
            detail: details.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    private func heading(of activity: Activity) throws -> String {
        if let call = try activity.callID.flatMap(desk.transaction.phoneCall) {
            return CallWords(phrases: desk.office.phrases, language: language).heading(of: call)
        }
        return desk.office.phrases.text(activity.kind.phrase, in: language)
    }

    /// A calendar's answer is kept in the calendar's own word, `accepted`, and said in the reader's.
    private func detail(of activity: Activity) -> String {
        guard activity.kind == .meetingAnswered, let word = activity.detail.split(separator: " ").last,
            let answer = Attendee.Answer(rawValue: String(word))
        else { return activity.detail }
        return activity.detail.dropLast(word.count) + desk.office.phrases.text(answer.phrase, in: language)
    }

    private static func firstLines(of text: String) -> String {
        let lines = text.split(separator: "\n").prefix(6).joined(separator: "\n")
        return lines.count > 500 ? String(lines.prefix(500)) + "…" : lines
    }
}

extension Activity.Kind {
    /// Whether the words of its message belong on the timeline.
    fileprivate var showsMessage: Bool {
        switch self {
        case .leadCreated, .messageReceived, .requirementReceived, .automaticReply, .unverifiedMessage, .staffMessage:
            true
        default: false
        }
    }

    fileprivate var phrase: Phrase {
        switch self {
        case .leadCreated: .leadCreated
        case .messageReceived: .messageReceived
        case .requirementReceived: .requirementReceived
        case .automaticReply: .automaticReply
        case .unverifiedMessage: .unverifiedMessage
        case .replySent: .replyWritten
        case .staffMessage: .staffMessage
        case .note: .note
        case .taken: .taken
        case .released: .released
        case .assigned: .assigned
        case .converted: .leadConverted
        case .opportunityCreated: .opportunityCreated
        case .won: .activityWon
        case .lost: .activityLost
        case .bounced: .bounced
        case .acknowledged: .acknowledged
        case .undeliverable: .undeliverable
        case .call: .callIn
        case .dropped: .activityDropped
        case .merged: .activityMerged
        case .notALead: .activityNotALead
        case .spam: .activitySpam
        case .closed: .activityClosed
        case .reopened: .activityReopened
        case .revenueChanged: .activityRevenue
        case .stageChanged: .activityStage
        case .probabilityChanged: .activityProbability
        case .sheetChanged: .activitySheet
        case .moved: .activityMoved
        case .undone: .activityUndone
        case .reminded: .activityReminded
        case .snoozed: .activitySnoozed
        case .meetingPlanned: .activityMeeting
        case .meetingMoved: .activityMeetingMoved
        case .meetingCancelled: .activityMeetingCancelled
        case .meetingAnswered: .activityMeetingAnswered
        case .quoteDrafted: .activityQuoteDrafted
        case .quoteSent: .activityQuoteSent
        case .quoteAccepted: .activityQuoteAccepted
        case .quoteDeclined: .activityQuoteDeclined
        case .quoteExpired: .activityQuoteExpired
        }
    }
}
