import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// All commands of one mail: carried out in order, all or none, with a receipt either way.
struct CommandRun {
    let desk: Desk
    let member: StaffMember
    let record: RecordReference?
    let source: CommandSource

    struct Outcome {
        var letter: StaffLetter
        /// The record that the last command left; nil when none was meant.
        var record: RecordReference?
        /// The list that the letter shows, to wait for its COMMIT.
        var preview: Import?
        /// What can be taken back.
        var batch: Int64?
        /// False when something was wrong and nothing was changed.
        var isDone: Bool
    }

    func run(_ commands: CommandMail) throws -> Outcome {
        let understood = commands.lines.compactMap { try? $0.command.get() }
        guard understood.count == commands.lines.count else { return refusal(of: commands, [:]) }
        let unproven = unproven(understood)
        guard unproven.isEmpty else { return refusal(of: commands, unproven) }
        var executor = Executor(desk: desk, member: member, record: record, source: source)
        var results: [Executor.Done] = []
        do {
            try desk.transaction.attempt {
                try inBatch(commands, understood) {
                    for (line, command) in zip(commands.lines, understood) {
                        results.append(
                            .init(line: line.text, keyword: command.keyword, result: try executor.execute(command)))
                    }
                }
            }
        } catch let failure as CommandFailure {
            return refusal(of: commands, [results.count: failure])
        }
        let about = try executor.subject.flatMap(desk.transaction.current)
        let batch = desk.transaction.keptBatch
        let letter = try desk.receipt(of: results, on: about, batch: batch, to: member)
        return Outcome(
            letter: letter, record: about, preview: results.lazy.compactMap(\.result.preview).last, batch: batch,
            isDone: true)
    }

    /// What is done is written down to be taken back later; taking back is not.
    private func inBatch(_ commands: CommandMail, _ understood: [Command], _ body: () throws -> Void) throws {
        guard !understood.contains(where: { $0.keyword == .undo }) else {
            guard understood.count == 1 else { throw CommandFailure(.undoAlone) }
            return try body()
        }
        try desk.transaction.batch(by: member.login, words: commands.lines.map(\.text), at: desk.now, body)
    }

    /// The lines, by their place, that the mail shows too little for.
    private func unproven(_ commands: [Command]) -> [Int: CommandFailure] {
        guard let proof = source.proof else { return [:] }
        let lacks = commands.enumerated().compactMap { index, command in proof.lack(for: command).map { (index, $0) } }
        return Dictionary(uniqueKeysWithValues: lacks)
    }

    /// Every line with what is wrong with it; `failures` are those, by their place, that were understood and not done.
    private func refusal(of commands: CommandMail, _ failures: [Int: CommandFailure]) -> Outcome {
        let phrases = desk.office.phrases
        let lines = commands.lines.enumerated().map { index, line in
            var problem = phrases.text(.notDone, in: member.language)
            var suggestion: String?
            if case .failure(let wrong) = line.command {
                let words = ProblemWords(settings: desk.settings, phrases: phrases, member: member)
                (problem, suggestion) = words.sentence(for: wrong)
            } else if let failure = failures[index] {
                problem = phrases.text(failure.phrase, in: member.language, failure.values)
            }
            return (line.text, problem, suggestion)
        }
        return Outcome(letter: desk.commandError(lines, on: record), record: record, isDone: false)
    }
}
