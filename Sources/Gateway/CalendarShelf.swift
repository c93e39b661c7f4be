import CRM
import Calendars
import Foundation
import Store
import Synchronization

/// The calendars as files: `all.ics` and one for each colleague, written anew after each change, for a web server or a file
/// share to publish.
public final class CalendarShelf: Sendable {
    private let office: Office
    private let folder: String
    /// The state of the meetings that was written last.
    private let written = Mutex<String?>(nil)

    /// nil when the settings name no folder.
    public init?(office: Office) {
        guard let folder = office.settings.files.calendars else { return nil }
        self.office = office
        self.folder = folder
    }

    /// Writes the files when a meeting changed since they were written; each file is complete at every moment. What cannot
    /// be written is logged, and tried again with the next change.
    public func update() async {
        do {
            try await write()
        } catch {
            office.logger.error(
                "calendars could not be written", metadata: ["folder": "\(folder)", "error": "\(error)"])
        }
    }

    private func write() async throws {
        let version = try await office.store.read { try $0.meetingsVersion() }
        guard let version, written.withLock({ $0 != version }) else { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for login in [nil] + office.settings.staff.map(\.login) {
            let text = try await office.calendar(of: login)
            let file = URL(filePath: folder).appending(path: "\(login ?? "all").ics")
            try Data(text.utf8).write(to: file, options: .atomic)
        }
        written.withLock { $0 = version }
    }
}

extension Office {
    /// All meetings with the attendees' answers as one calendar file: of a colleague, or of everybody.
    public func calendar(of login: String?) async throws -> String {
        let entries = try await store.read { snapshot in
            try snapshot.allMeetings(ofColleague: login).map { meeting in
                Invitation(
                    meeting: meeting, attendees: try snapshot.attendees(of: meeting.id),
                    organizer: .init(
                        name: try snapshot.staffName(meeting.organizer) ?? meeting.organizer,
                        email: settings.company.address.plain.rawValue))
            }
        }
        let owner = login.flatMap(settings.staffMember(login:))?.name ?? settings.company.name
        return CalendarFeed(name: owner, meetings: entries).text()
    }
}
