import Foundation

/// What was measured, and whether it is good enough.
struct Report {
    var parts: [any Part] = []
    /// Of the whole run.
    var duration = Duration.zero

    var missed: [Figure] { parts.flatMap { $0.figures.filter { !$0.isGood } } }

    /// As Markdown.
    var page: String {
        """
        # What Guichet achieves

        `make bench` measures a release build against a Dovecot and a Postfix of its own, which work on the same cores and
        keep their mail in memory where there are 4 GB of it, and writes this page. `Scripts/bench NAME` repeats one part of
        it alone.

        Here: \(ProcessInfo.processInfo.activeProcessorCount) cores, \(Int(duration.inSeconds)) seconds in all.

        | what | measured | wanted | again with |
        |---|---:|---:|---|
        \(parts.flatMap(rows).joined(separator: "\n"))

        \(parts.map { "## \(type(of: $0).name)\n\n\($0.details)" }.joined(separator: "\n\n"))

        """
    }

    private func rows(of part: any Part) -> [String] {
        part.figures.map { figure in
            "| \(figure.what) | \(figure.measured) | \(figure.wanted)\(figure.isGood ? "" : " **missed**") | "
                + "`Scripts/bench \(type(of: part).name)` |"
        }
    }
}
