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
    /// The colleague's mail, if the commands came by mail.
    let message: Message?

    struct Outcome {
        var letter: StaffLetter
        /// The record that the last command left; nil when none was meant.
        var record: RecordReference?
    }

    func run(_ commands: CommandMail) throws -> Outcome {
        let understood = commands.lines.compactMap { try? $0.command.get() }
        guard understood.count == commands.lines.count else {
            return Outcome(letter: errors(in: commands, failure: nil), record: record)
        }
        var executor = Executor(desk: desk, member: member, record: record, message: message)
        var results: [(line: String, result: Executor.Result)] = []
        do {
            try desk.transaction.attempt {
                for (line, command) in zip(commands.lines, understood) {
                    results.append((line.text, try executor.execute(command)))
                }
            }
        } catch let failure as CommandFailure {
            return Outcome(letter: errors(in: commands, failure: (results.count, failure)), record: record)
        }
        let about = executor.record ?? understood.lazy.compactMap(\.reference).last
        let letter = try desk.receipt(of: results, on: about, to: member)
        return Outcome(letter: letter, record: try about.flatMap(desk.transaction.current))
    }

    /// Every line with what is wrong with it; `failure` names the one that could not be done.
    private func errors(in commands: CommandMail, failure: (line: Int, CommandFailure)?) -> StaffLetter {
        let phrases = desk.office.phrases
        let lines = commands.lines.enumerated().map { index, line in
            var problem = phrases.text(.notDone, in: member.language)
            var suggestion: String?
            if case .failure(let wrong) = line.command {
                (problem, suggestion) = wrong.sentence(in: member.language, desk.settings, phrases)
            } else if let failure, failure.line == index {
                problem = phrases.text(failure.1.phrase, in: member.language, failure.1.values)
            }
            return (line.text, problem, suggestion)
        }
        return desk.commandError(lines, on: record)
    }
}
