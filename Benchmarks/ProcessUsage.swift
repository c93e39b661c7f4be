import Foundation

/// What a process of this machine has used so far.
struct ProcessUsage: Sendable {
    /// The most memory that was resident at any time, in bytes. proc_pid_status(5).
    let peakMemory: Int
    /// Time on all cores, in user mode and in the kernel. proc_pid_stat(5).
    let processorTime: Duration

    /// nil when the process has ended.
    init?(of process: pid_t) {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        peakMemory = kilobytes * 1_024
        // The name of the program, in parentheses, may hold blanks; behind it, fields 14 and 15 come as 11 and 12.
        let fields = stat.drop { $0 != ")" }.split(separator: " ").dropFirst()
        let ticks = fields.dropFirst(11).prefix(2).compactMap { Int($0) }.reduce(0, +)
        processorTime = .seconds(ticks) / sysconf(Int32(_SC_CLK_TCK))
    }
}
