import Foundation
import Mail

/// The file in which a courier writes how far the last mails came: a slot for each, with a line in it and what an older line
/// left behind that. A line has the mail's number, its envelope, and the server's answer once there is one, divided by tabs.
///
/// Slots are written in their place, in room that was taken when the file was made, so a full disk is no hindrance; and by a
/// single call, so a killed process leaves the old line or the new one.
final class PostmarkFile: Sendable {
    let descriptor: Int32

    /// So many mails are remembered: more than a `Mailer` has under way and not noted.
    private static let slots = 16
    /// In bytes: more than the longest addresses and the answer take.
    private static let slotSize = 8_192
    /// In characters.
    private static let longestAnswer = 1_000

    /// Makes the file if it is missing; throws a sentence.
    init(path: String) throws(SubmissionFailure) {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("The file \(path) cannot be opened", errno) }
        let code = posix_fallocate(descriptor, 0, off_t(Self.slots * Self.slotSize))
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
        get throws { try lines.compactMap(\.postmark) }
    }

    /// The number of the mail that comes after those that are written here.
    var nextNumber: Int {
        get throws { (try lines.last?.number ?? -1) + 1 }
    }

    /// Writes how far the mail of that number came, in place of an older one's. Throws when it cannot be written; then the old
    /// line stands.
    func write(_ number: Int, envelope: Envelope, answer: String? = nil) throws {
        var line = Array("\(number)\t".utf8) + envelope.line
        if let answer {
            let words = answer.prefix(Self.longestAnswer).split { $0.isNewline || $0 == "\t" || $0 == "\0" }
            line += "\t\(words.joined(separator: " "))".utf8
        }
        try write(line, in: number)
    }

    /// Forgets the mail of that number.
    func clear(_ number: Int) throws { try write([], in: number) }

    private func write(_ line: [UInt8], in number: Int) throws {
        let line = line + [0x0A]
        guard line.count <= Self.slotSize else { throw CocoaError(.fileWriteUnknown) }
        let place = off_t(number % Self.slots * Self.slotSize)
        let count = line.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, place) }
        guard count == line.count else { throw CocoaError(.fileWriteUnknown) }
    }

    /// In the order of their numbers.
    private var lines: [Line] {
        get throws {
            var bytes = [UInt8](repeating: 0, count: Self.slots * Self.slotSize)
            let count = pread(descriptor, &bytes, bytes.count, 0)
            guard count >= 0 else { throw CocoaError(.fileReadUnknown) }
            return stride(from: 0, to: count, by: Self.slotSize)
                .compactMap { Line(bytes[$0..<min(count, $0 + Self.slotSize)]) }
                .sorted { $0.number < $1.number }
        }
    }

    /// What stands in a slot.
    private struct Line {
        var number: Int
        var postmark: Postmark?

        /// nil when the slot is empty.
        init?(_ slot: ArraySlice<UInt8>) {
            let line = slot.prefix { $0 != 0x0A && $0 != 0 }
            let fields = line.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count >= 2, let number = Int(String(decoding: fields[0], as: UTF8.self)),
                (0..<Int.max).contains(number)
            else { return nil }
            self.number = number
            guard let envelope = Envelope(line: fields[1]) else { return }
            let answer = fields.count > 2 ? String(decoding: fields[2], as: UTF8.self) : nil
            postmark = Postmark(envelope: envelope, answer: answer)
        }
    }

    private static func failure(_ what: String, _ code: Int32) -> SubmissionFailure {
        SubmissionFailure(nextStep: .retry, explanation: "\(what): \(String(cString: strerror(code))).")
    }
}
