import Foundation
import Mail

/// The file in which a courier writes how far the last mails came: a line of JSON, and what an older line left behind it.
///
/// It is written in its place, in room that was taken when it was made, so a full disk is no hindrance; and by a single
/// call, so a killed process leaves the old line or the new one.
final class PostmarkFile: Sendable {
    let descriptor: Int32

    /// More than the longest addresses and the answer take.
    private static let size = 8_192
    private static let longestAnswer = 1_000

    /// Makes the file if it is missing; throws a sentence.
    init(path: String) throws(SubmissionFailure) {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("The file \(path) cannot be opened", errno) }
        let code = posix_fallocate(descriptor, 0, off_t(Self.size))
        // The descriptor is closed by deinit.
        if code != 0 { throw Self.failure("The file \(path) cannot be written", code) }
    }

    /// A file that somebody else has opened and locked.
    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// False when somebody else has locked it. The lock holds until the last process that shares this descriptor ends or
    /// closes it.
    func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Oldest first.
    var last: [Postmark] {
        get throws {
            var bytes = [UInt8](repeating: 0, count: Self.size)
            let count = pread(descriptor, &bytes, bytes.count, 0)
            guard count >= 0 else { throw CocoaError(.fileReadUnknown) }
            let line = bytes.prefix(count).prefix { $0 != 0x0A && $0 != 0 }
            return (try? JSONDecoder().decode([Postmark].self, from: Data(line))) ?? []
        }
    }

    /// Throws when it cannot be written; then the old line stands.
    func write(_ postmarks: [Postmark]) throws {
        let postmarks = postmarks.map { postmark in
            Postmark(envelope: postmark.envelope, answer: postmark.answer.map { String($0.prefix(Self.longestAnswer)) })
        }
        let line = try JSONEncoder().encode(postmarks) + [0x0A]
        guard line.count <= Self.size else { throw CocoaError(.fileWriteUnknown) }
        let count = line.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        guard count == line.count else { throw CocoaError(.fileWriteUnknown) }
    }

    private static func failure(_ what: String, _ code: Int32) -> SubmissionFailure {
        SubmissionFailure(nextStep: .retry, explanation: "\(what): \(String(cString: strerror(code))).")
    }
}
