import Foundation

/// What was measured, and whether it is good enough.
struct Report {
    var catchUp: CatchUp
    var sending: Sending
    var latency: Latency
    var dailyWork: DailyWork
    var scheduler: SchedulerPass

    /// How much longer a long past may make anything.
    private static let longestRatio = 1.5

    /// What has to be reached, and what was missed; empty when all is well.
    var missed: [String] {
        let limits: [(Bool, String)] = [
            (rate(of: catchUp.moved) >= 1_000, "at least 1000 mails/s from the inbox to committed and moved"),
            (catchUp.memory < 100_000_000, "less than 100 MB of memory"),
            (latency.median < .milliseconds(200), "a median of less than 200 ms from delivery to lead"),
            (scheduler.duration < .seconds(1), "a look of the scheduler in less than a second"),
            (scheduler.memory < 100_000_000, "less than 100 MB of memory for it"),
        ]
        let slower = dailyWork.comparisons.filter { $0.ratio > Self.longestRatio }.map {
            "\($0.what) at most \(Self.longestRatio) times as long with a long past"
        }
        return limits.filter { !$0.0 }.map(\.1) + slower
    }

    /// As Markdown.
    var page: String {
        """
        # What Guichet achieves

        `make bench` fills the inbox of a Dovecot on this machine with \(catchUp.mails) made-up mails of \
        \(catchUp.bytes / catchUp.mails / 1_000) kB on average (plain, HTML, with files, in threads), has a release build
        take them in, and writes this page. Dovecot and Postfix work on the same cores.

        Here: \(ProcessInfo.processInfo.activeProcessorCount) cores.

        | \(catchUp.mails) mails at once | time | mails/s | of the plain fetch |
        |---|---:|---:|---:|
        \(row("fetched, and nothing else", catchUp.plainFetch))
        \(row("fetched, stored, read, routed, committed as \(catchUp.leads) leads", catchUp.committed))
        \(row("and moved out of the inbox, the process ended", catchUp.moved))

        | what | measured | wanted |
        |---|---:|---:|
        | mails committed and moved | \(rate(of: catchUp.moved))/s | ≥ 1000/s |
        | processor time of the process, a mail | \(milliseconds(catchUp.processorTime / catchUp.mails, 2)) | |
        | peak memory of the process | \(catchUp.memory / 1_000_000) MB | < 100 MB |
        | from SMTP acceptance to committed lead, median of \(latency.durations.count) | \(milliseconds(latency.median)) | < 200 ms |
        | the same, 99 of 100 | \(milliseconds(latency.nearlyAll)) | |
        | until the server announces a mail in IDLE, median | \(milliseconds(latency.medianAnnouncement)) | |
        | mails written and sent by SMTP, with delivery | \(Int(Double(sending.mails) / sending.duration.inSeconds))/s | |
        | `guichet reminders` with \(scheduler.cases) open cases, \(scheduler.reminders) of them due | \
        \(milliseconds(scheduler.duration)) | < 1000 ms |
        | its peak memory | \(scheduler.memory / 1_000_000) MB | < 100 MB |

        The mails whose way is timed come one soon after the other, and Guichet asks for more for a while after each. The \
        first one after a silence waits for the server's announcement in IDLE as well.

        | with \(dailyWork.past.leads) leads, \(dailyWork.past.partners) partners and \(dailyWork.past.activities) activities | \
        in a young company | with that past | ratio, wanted ≤ \(Self.longestRatio) |
        |---|---:|---:|---:|
        \(dailyWork.comparisons.map(row).joined(separator: "\n"))

        Lower quartiles of \(DailyWork.rounds) times each, the two companies in turn, from the command or the stored mail to \
        the committed answer. The young company has as long a pool to list, and a customer with as long a timeline.

        """
    }

    private func row(_ comparison: DailyWork.Comparison) -> String {
        "| \(comparison.what) | \(milliseconds(comparison.young, 1)) | \(milliseconds(comparison.old, 1)) | "
            + "\(rounded(comparison.ratio, 2)) |"
    }

    private func row(_ what: String, _ duration: Duration) -> String {
        let ratio = duration.inSeconds / catchUp.plainFetch.inSeconds
        return "| \(what) | \(rounded(duration.inSeconds, 2)) s | \(rate(of: duration)) | \(rounded(ratio, 1)) × |"
    }

    private func rate(of duration: Duration) -> Int { Int(Double(catchUp.mails) / duration.inSeconds) }

    private func milliseconds(_ duration: Duration, _ digits: Int = 0) -> String {
        "\(rounded(duration.inSeconds * 1_000, digits)) ms"
    }

    private func rounded(_ number: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", number) }
}

extension Duration {
    fileprivate var inSeconds: Double { self / .seconds(1) }
}
