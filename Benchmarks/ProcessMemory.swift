import Foundation

/// What a process of this machine has in memory. proc_pid_status(5).
struct ProcessMemory {
    /// The most that was resident at any time, in bytes.
    let peak: Int

    /// nil when the process has ended.
    init?(of process: pid_t) {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        peak = kilobytes * 1_024
    }
}
