public import CRM
import Commands
public import Documents
public import Mail
import Store

/// What came of commands from the command line: what their receipt would say by mail.
public struct CommandAnswer: Codable, Sendable {
    public struct Line: Codable, Sendable {
        /// As it was written.
        public var command: String
        /// What it did, or what is wrong with it.
        public var answer: String
        public var listings: [Listing]
    }

    /// False when something was wrong and nothing was changed.
    public var isDone: Bool
    public var lines: [Line]
    /// A list waits for its COMMIT.
    public var awaitsCommit = false

    init(_ letter: Letter, isDone: Bool) {
        self.isDone = isDone
        switch letter {
        case .receipt(let receipt):
            lines = receipt.lines.map { Line(command: $0.command, answer: $0.result, listings: $0.listings) }
        case .commandError(let error):
            lines = error.lines.map { line in
                let answer = [line.problem, line.suggestion].compactMap(\.self).joined(separator: " ")
                return Line(command: line.command, answer: answer, listings: [])
            }
        case .importPreview(let preview):
            awaitsCommit = true
            lines = [Line(command: preview.campaign, answer: preview.sentence, listings: preview.listings)]
        default: lines = []
        }
    }
}

extension Office {
    /// Carries out what a colleague commands from the command line, as if it came in a verified mail of theirs; the answer
    /// is returned instead of sent. Whoever is at the machine is trusted.
    ///
    /// `progress` is told of the prospects of a list as they become leads: how many, and of how many.
    public func carryOut(
        _ text: String, as member: StaffMember, files: [Attachment] = [],
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> CommandAnswer {
        let commands = CommandMail(text, vocabulary: settings.vocabulary)
        let now = now()
        guard !commands.lines.isEmpty else {
            let words = phrases.text(.noCommandLine, in: member.language)
            return CommandAnswer(
                .commandError(
                    CommandError(recordTitle: "", lines: [.init(command: text, problem: words, suggestion: nil)])),
                isDone: false)
        }
        let answer = try await store.write { transaction in
            let desk = Desk(office: self, transaction: transaction, now: now)
            let source = CommandSource(files: files, progress: progress)
            let outcome = try CommandRun(desk: desk, member: member, record: nil, source: source).run(commands)
            return CommandAnswer(outcome.letter.letter, isDone: outcome.isDone)
        }
        await CalendarShelf(office: self)?.update()
        return answer
    }
}
