import CRM
import Calendars
import Foundation

/// The meeting that all tests here are about: a customer, and two colleagues.
enum Sample {
    static let uid = "4f1c0a52-3@guichet.example.test"

    static func date(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    /// At 14:00 in Paris on that day, for an hour and a half.
    static func meeting(on day: String = "2014-02-12", in timeZone: String = "Europe/Paris") throws -> Meeting {
        let midnight = try date("\(day)T00:00:00Z")
        let offset = TimeZone(identifier: "Europe/Paris")?.secondsFromGMT(for: midnight.addingTimeInterval(43_200)) ?? 0
        let start = midnight.addingTimeInterval(TimeInterval(14 * 3_600 - offset))
        return Meeting(
            id: 3, uid: uid, sequence: 1, title: "Cuisine Dupont", start: start, end: start.addingTimeInterval(5_400),
            timeZone: timeZone, place: "12 rue des Lilas, 59000 Lille", organizer: "thomas",
            created: try date("2014-02-01T09:00:00Z"), lastChanged: try date("2014-02-02T09:00:00Z"))
    }

    static let attendees = [
        Attendee(meetingID: 3, name: "Jane Doe", email: "jane@example.test"),
        Attendee(
            meetingID: 3, name: "Luc Martin", email: "luc@example.test", role: .optional, login: "luc",
            answer: .accepted),
    ]

    static let organizer = Invitation.Organizer(
        name: "Thomas Leroy (NotSoTiny)", email: "guichet+m3.k7f=q@example.test")

    static func invitation(to meeting: Meeting) -> Invitation {
        Invitation(
            meeting: meeting, attendees: attendees, organizer: organizer,
            description: "Merci de nous envoyer une description complète de vos besoins ;\nréférence M-3.")
    }

    static let stamp = Date(timeIntervalSince1970: 1_391_335_200)

    static func file(_ folder: String, _ name: String) throws -> [UInt8] {
        let url = Bundle.module.url(forResource: name, withExtension: "ics", subdirectory: folder)
        return Array(try Data(contentsOf: url ?? URL(filePath: "/missing/\(folder)/\(name).ics")))
    }
}

extension String {
    /// The lines as they are folded, each without its CRLF.
    var foldedLines: [String] { components(separatedBy: "\r\n") }

    /// The lines put together as RFC 5545 §3.1 says.
    var unfoldedLines: [String] { replacing("\r\n ", with: "").components(separatedBy: "\r\n") }
}
