public import CRM
import Configuration
public import Foundation
import Store

/// What figures are told apart by.
public enum FigureGrouping: String, CaseIterable, Sendable {
    case team, salesperson, month, campaign
}

/// The figures of one colleague, month or campaign.
public struct GroupedFigures: Encodable, Sendable {
    /// Name of the colleague or the campaign, with its login or code where several have that name, or the month as
    /// `2014-02`; empty for cases that have none.
    public var name: String
    public var figures: Figures
}

extension Office {
    /// The figures of that time, group by group, by name; those that belong to none come last.
    public func figures(in span: Range<Date>, by grouping: FigureGrouping) async throws -> [GroupedFigures] {
        try await store.read { try FigureBook(snapshot: $0, settings: settings, span: span).groups(by: grouping) }
    }
}

/// What happened in some time, to be told apart.
struct FigureBook {
    let snapshot: Snapshot
    let settings: Settings
    private let events: [FigureEvent]

    init(snapshot: Snapshot, settings: Settings, span: Range<Date>) throws {
        self.snapshot = snapshot
        self.settings = settings
        events = try snapshot.figureEvents(in: span)
    }

    var team: Figures { Figures(of: events) }

    func groups(by grouping: FigureGrouping) throws -> [GroupedFigures] {
        switch grouping {
        case .team: [GroupedFigures(name: settings.company.name, figures: team)]
        case .salesperson: try groups(by: \.responsible) { (try snapshot.staffName($0) ?? $0, $0) }
        case .campaign:
            try groups(by: \.campaignID) { id in
                try snapshot.campaign(id).map { ($0.name, $0.code) } ?? ("\(id)", "")
            }
        case .month:
            groups(by: { [clock = MonthClock(timeZone: settings.company.timeZone)] in clock.name(of: $0.at) }) {
                ($0, "")
            }
        }
    }

    /// Groups of one name are told apart by their codes.
    private func groups<Key: Hashable>(
        by key: (FigureEvent) -> Key?, _ naming: (Key) throws -> (name: String, code: String)
    ) rethrows -> [GroupedFigures] {
        let groups = try Dictionary(grouping: events, by: key).map { key, events in
            (label: try key.map(naming), figures: Figures(of: events))
        }
        let uses = Dictionary(groups.compactMap { $0.label?.name }.map { ($0, 1) }, uniquingKeysWith: +)
        return groups.map { label, figures in
            guard let label else { return GroupedFigures(name: "", figures: figures) }
            let isShared = uses[label.name, default: 1] > 1
            return GroupedFigures(name: isShared ? "\(label.name) (\(label.code))" : label.name, figures: figures)
        }
        .sorted { $0.name.isEmpty == $1.name.isEmpty ? $0.name < $1.name : $1.name.isEmpty }
    }
}

/// Months, by the clocks of the company.
struct MonthClock {
    private let calendar: Calendar

    init(timeZone: String) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        self.calendar = calendar
    }

    /// `2014-02`.
    func name(of instant: Date) -> String {
        let parts = calendar.dateComponents([.year, .month], from: instant)
        let month = parts.month ?? 0
        return "\(parts.year ?? 0)-\(month < 10 ? "0" : "")\(month)"
    }
}
