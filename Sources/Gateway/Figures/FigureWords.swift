import CRM
import Configuration
import Documents
import Foundation

/// Figures as a letter says them, in the reader's language.
struct FigureWords {
    let phrases: Phrasebook
    let language: Language

    /// All of a team's or a company's figures, a row each; those of which there are none are left out.
    func rows(of figures: Figures) -> [Listing.Row] {
        let rows: [Listing.Row?] = [
            Listing.Row(label: text(.kpiLeads), text: leads(figures), detail: rate(of: figures)),
            row(.kpiTaken, figures.hoursToTake), row(.kpiAnswered, figures.hoursToAnswer),
            row(.kpiLeadsClosed, figures.hoursToCloseLead),
            Listing.Row(label: text(.kpiOpportunities), text: outcomes(figures), detail: amounts(of: figures)),
            row(.kpiClosed, figures.hoursToClose),
        ]
        return rows.compactMap(\.self)
    }

    private func row(_ label: Phrase, _ spread: Spread?) -> Listing.Row? {
        spread.map { Listing.Row(label: text(label), text: average(of: $0), detail: details(of: $0)) }
    }

    /// The figures of one of several, in one row.
    func row(_ name: String, _ figures: Figures) -> Listing.Row {
        let closing = figures.hoursToClose.map { text(.kpiClosedIn, ["average": average(of: $0)]) }
        let lengths: [(Phrase, Spread?)] = [(.kpiTaken, figures.hoursToTake), (.kpiAnswered, figures.hoursToAnswer)]
        let others = lengths.compactMap { label, spread in spread.map { labelled(label, average(of: $0)) } }
        let hasLeads = figures.leadsCreated + figures.leadsConverted + figures.leadsDropped > 0
        let leads = hasLeads ? labelled(.kpiLeads, leads(figures)) : ""
        let details = [figures.hoursToClose.map(details) ?? "", leads] + others + [amounts(of: figures)]
        return Listing.Row(
            label: name, text: closing ?? text(.kpiNoneClosed),
            detail: details.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    /// A bar for each that has the figure, compared with the longest.
    func chart(_ heading: Phrase, _ groups: [GroupedFigures], _ spread: (Figures) -> Spread?) -> Chart? {
        let spreads = groups.compactMap { group in spread(group.figures).map { (group.name, $0.mean) } }
        guard let longest = spreads.map(\.1).max() else { return nil }
        let bars = spreads.map { name, mean in
            Chart.Bar(
                label: name.isEmpty ? text(.nobody) : name, text: hours(mean),
                share: longest > 0 ? mean / longest : 0)
        }
        return Chart(heading: text(heading), bars: bars)
    }

    private func labelled(_ label: Phrase, _ words: String) -> String {
        text(.labelled, ["label": text(label), "text": words])
    }

    private func average(of spread: Spread) -> String {
        text(.kpiAverage, ["count": "\(spread.count)", "mean": hoursAndDays(spread.mean)])
    }

    private func details(of spread: Spread) -> String {
        text(.kpiSpread, ["median": hours(spread.median), "ninetieth": hours(spread.ninetieth)])
    }

    private func leads(_ figures: Figures) -> String {
        text(
            .kpiLeadCounts,
            [
                "created": "\(figures.leadsCreated)", "converted": "\(figures.leadsConverted)",
                "dropped": "\(figures.leadsDropped)",
            ])
    }

    private func rate(of figures: Figures) -> String {
        figures.conversionRate.map { text(.kpiRate, ["rate": "\(Int(($0 * 100).rounded()))"]) } ?? ""
    }

    private func outcomes(_ figures: Figures) -> String {
        text(
            .kpiOutcomes,
            [
                "created": "\(figures.opportunitiesCreated)", "won": "\(figures.won)", "lost": "\(figures.lost)",
                "quoted": "\(figures.quoted)",
            ])
    }

    private func amounts(of figures: Figures) -> String {
        guard !figures.wonAmounts.isEmpty else { return "" }
        return text(
            .kpiWon, ["amount": figures.wonAmounts.map { $0.formatted(in: language) }.joined(separator: " + ")])
    }

    /// `168 h`; below ten hours with a decimal, below one in minutes.
    private func hours(_ hours: Double) -> String {
        guard hours >= 1 else { return number(hours * 60, decimals: false) + "\u{A0}min" }
        return number(hours, decimals: hours < 10) + "\u{A0}h"
    }

    /// `168 h (7 days)`.
    private func hoursAndDays(_ hours: Double) -> String {
        guard hours >= 48 else { return self.hours(hours) }
        return "\(self.hours(hours)) (\(text(.severalDays, ["count": number(hours / 24, decimals: true)])))"
    }

    private func number(_ number: Double, decimals: Bool) -> String {
        let tenths = Int((number * (decimals ? 10 : 1)).rounded())
        guard decimals, !tenths.isMultiple(of: 10) else { return "\(decimals ? tenths / 10 : tenths)" }
        return "\(tenths / 10)\(language == .french ? "," : ".")\(tenths % 10)"
    }

    private func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        phrases.text(phrase, in: language, values)
    }
}
