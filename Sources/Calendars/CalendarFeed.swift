import CICal
import CRM
import Foundation

/// A calendar of many meetings, for others to subscribe to; cancelled ones stay in it, marked so.
///
/// It has no method: one that is published may not name attendees. RFC 5546 §3.2.1.
public struct CalendarFeed: Hashable, Sendable {
    /// What calendar programs call it: `NotSoTiny`, `Luc`.
    public var name: String
    public var meetings: [Invitation]

    public init(name: String, meetings: [Invitation]) {
        self.name = name
        self.meetings = meetings
    }

    /// The calendar file, its lines ending in CRLF; the same meetings, in whatever order, make the same file.
    public func text() -> String {
        ICal.use {
            let calendar = CalendarComponent.calendar(nil)
            calendar.add(Self.nameProperty(name.calendarLine))
            let clocks = clocks()
            // libical puts each before the ones that are there.
            for name in clocks.keys.sorted(by: >) {
                if let clock = clocks[name] { calendar.add(clock.definition.copy()) }
            }
            for entry in meetings.sorted(by: Self.isEarlier) {
                let clock = clocks[entry.meeting.timeZone].flatMap { $0.tells(entry.meeting.times) ? $0 : nil }
                calendar.add(entry.event(nil, at: entry.meeting.lastChanged, clock))
            }
            return calendar.text
        }
    }

    private static func isEarlier(_ first: Invitation, _ second: Invitation) -> Bool {
        (first.meeting.start, first.meeting.uid) < (second.meeting.start, second.meeting.uid)
    }

    /// One for each zone, for all times of the meetings there.
    private func clocks() -> [String: ZoneClock] {
        let times = Dictionary(meetings.map { ($0.meeting.timeZone, $0.meeting.times) }) { first, second in
            min(first.lowerBound, second.lowerBound)...max(first.upperBound, second.upperBound)
        }
        var clocks: [String: ZoneClock] = [:]
        for (name, times) in times { clocks[name] = ZoneClock(name, covering: times) }
        return clocks
    }

    private static func nameProperty(_ name: String) -> OpaquePointer {
        let property = ICal.made(icalproperty_new_x(name))
        icalproperty_set_x_name(property, "X-WR-CALNAME")
        return property
    }
}
