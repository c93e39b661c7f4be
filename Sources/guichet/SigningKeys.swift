import Foundation
import Logging
import Mail
import Synchronization

/// The keys of a file that may be rotated while the program runs: the file is read again when it has changed.
final class SigningKeys: Sendable {
    private let file: SigningKeyFile
    private let logger: Logger
    private let state: Mutex<State>

    private struct State {
        var entries: [SigningKeyFile.Entry]
        var stamp: Stamp?
    }

    /// What tells one state of the file from another.
    private struct Stamp: Equatable {
        var inode: UInt64
        var seconds: Int
        var nanoseconds: Int

        /// nil when there is no file.
        init?(of path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (inode, seconds, nanoseconds) = (UInt64(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        }
    }

    /// Throws when the file cannot be used as it is now.
    init(_ file: SigningKeyFile, logger: Logger) throws {
        self.file = file
        self.logger = logger
        let entries = try file.entries(at: Date())
        state = Mutex(State(entries: entries, stamp: Stamp(of: file.path)))
        guard TokenSigner.Keys(entries, at: Date()) != nil else { throw Complaint("\(file.path) holds no key.") }
    }

    /// What signs with the keys as they are whenever it signs.
    func signer() throws -> TokenSigner {
        guard let first = TokenSigner.Keys(state.withLock { $0.entries }, at: Date()) else {
            throw Complaint("\(file.path) holds no key.")
        }
        return TokenSigner { TokenSigner.Keys(self.current(), at: Date()) ?? first }
    }

    /// As long as a changed file cannot be used, the keys stay as they were, and the log says so once.
    private func current() -> [SigningKeyFile.Entry] {
        state.withLock { state in
            let stamp = Stamp(of: file.path)
            guard stamp != state.stamp else { return state.entries }
            state.stamp = stamp
            do {
                guard stamp != nil else { throw Complaint("The secret file \(file.path) is gone.") }
                state.entries = try file.entries(at: Date())
                logger.info("signing keys read again", metadata: ["keys": "\(state.entries.count)"])
            } catch {
                logger.warning(
                    "signing keys could not be read again, keeping the old ones", metadata: ["error": "\(error)"])
            }
            return state.entries
        }
    }
}
