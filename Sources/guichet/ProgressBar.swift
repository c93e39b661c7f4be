import Foundation
import Synchronization

/// How far a long work has come, on one line of standard error; nothing where that is no terminal.
final class ProgressBar: Sendable {
    private let shown = Mutex(-1)
    private let isTerminal = isatty(STDERR_FILENO) == 1

    private static let width = 40

    func show(_ done: Int, of all: Int) {
        let percent = all > 0 ? 100 * done / all : 100
        shown.withLock { shown in
            guard isTerminal, percent != shown else { return }
            shown = percent
            let filled = Self.width * percent / 100
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
            FileHandle.standardError.write(Data("\r[\(bar)] \(percent) % of \(all)".utf8))
        }
    }

    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
