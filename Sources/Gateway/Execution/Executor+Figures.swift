import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// KPI: how fast the team is.
extension Executor {
    /// Of the present month unless it is said of when; by the company's clocks, so that everybody reads the same.
    func figures(_ span: TimeSpan?) throws -> Result {
        let clock = LocalClock.of(language, timeZone: desk.settings.company.timeZone)
        let range = try time(of: span ?? .whole(.away(0, .month)), clock)
        let book = try FigureBook(snapshot: transaction, settings: desk.settings, span: range)
        let words = FigureWords(phrases: desk.office.phrases, language: language)
        let first = try range.lowerBound == .distantPast ? transaction.oldestCase() ?? desk.now : range.lowerBound
        let values = ["date": clock.day(first), "end": clock.day(max(first, min(range.upperBound - 1, desk.now)))]
        var listings = [Listing(heading: text(.kpiTeam), rows: words.rows(of: book.team))]
        let colleagues = try book.groups(by: .salesperson)
        if !colleagues.isEmpty {
            let rows = colleagues.map { words.row($0.name.isEmpty ? text(.nobody) : $0.name, $0.figures) }
            listings.append(Listing(heading: text(.kpiColleagues), rows: rows))
        }
        let months = try book.groups(by: .month)
        if months.count > 1 {
            listings.append(Listing(heading: text(.kpiMonths), rows: months.map { words.row($0.name, $0.figures) }))
        }
        return Result(sentence: text(.kpiTitle, values), listings: listings)
    }
}
