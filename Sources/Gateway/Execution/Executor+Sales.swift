import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// How a sale goes: REVENUE, STAGE, PROBABILITY, WON, LOST, CLOSE, REOPEN.
extension Executor {
    func changeRevenue(of opportunity: Opportunity, to amount: Money) throws -> Result {
        try change(opportunity, .revenueChanged, .revenueChange, { described($0.expectedRevenue) }) { changed in
            changed.expectedRevenue = amount
        }
    }

    func changeStage(of opportunity: Opportunity, to stage: Opportunity.Stage) throws -> Result {
        let vocabulary = desk.settings.vocabulary
        return try change(opportunity, .stageChanged, .stageChange, { vocabulary.word(for: $0.stage, in: language) }) {
            changed in changed.stage = stage
        }
    }

    func changeProbability(of opportunity: Opportunity, to percent: Int) throws -> Result {
        try change(opportunity, .probabilityChanged, .probabilityChange, { "\($0.probability) %" }) { changed in
            changed.probability = percent
        }
    }

    /// Makes one change to an opportunity, and says what the thing was and is.
    private func change(
        _ opportunity: Opportunity, _ kind: Activity.Kind, _ phrase: Phrase, _ said: (Opportunity) -> String,
        _ change: (inout Opportunity) -> Void
    ) throws -> Result {
        try refuseIfOthers(opportunity.reference, opportunity.responsible)
        var changed = opportunity
        change(&changed)
        try transaction.update(changed)
        let values = ["old": said(opportunity), "new": said(changed)]
        try desk.note(
            kind, by: member.login, on: opportunity.reference, about: message, "\(said(opportunity)) → \(said(changed))"
        )
        return Result(sentence: text(phrase, values))
    }

    func close(
        _ opportunity: Opportunity, as outcome: Opportunity.Outcome, revenue: Money? = nil, reason: String? = nil
    ) throws -> Result {
        try refuseIfOthers(opportunity.reference, opportunity.responsible)
        var closed = opportunity
        closed.outcome = outcome
        closed.closed = desk.now
        closed.lostReason = reason
        if outcome != .quoted { closed.probability = outcome == .won ? 100 : 0 }
        if let revenue { closed.expectedRevenue = revenue }
        try transaction.update(closed)
        let amount = closed.expectedRevenue?.formatted(in: desk.settings.company.defaultLanguage)
        try desk.note(
            outcome.activity, by: member.login, on: closed.reference, about: message, reason ?? amount ?? "")
        if outcome == .won || outcome == .lost {
            try desk.decideQuotes(of: closed, isAccepted: outcome == .won, by: member, message)
        }
        return Result(
            sentence: text(.outcomeChanged, ["old": described(opportunity), "new": described(closed)]))
    }

    /// Opens a closed opportunity, or a lead that was dropped.
    func reopen(_ record: RecordReference) throws -> Result {
        switch record.kind {
        case .lead:
            guard var lead = try transaction.lead(record.number), !lead.isOpen else { throw isOpen(record) }
            try refuseIfOthers(record, lead.responsible)
            lead.state = lead.responsible == nil ? .new : .assigned
            lead.closed = nil
            lead.dropReason = nil
            try transaction.update(lead)
        case .opportunity:
            guard var opportunity = try transaction.opportunity(record.number), !opportunity.isOpen else {
                throw isOpen(record)
            }
            try refuseIfOthers(record, opportunity.responsible)
            opportunity.outcome = .open
            opportunity.closed = nil
            opportunity.lostReason = nil
            if [0, 100].contains(opportunity.probability) { opportunity.probability = Self.usualProbability }
            try transaction.update(opportunity)
        case .partner: throw CommandFailure(.notACase, ["record": "\(record)"])
        }
        try desk.note(.reopened, by: member.login, on: record, about: message)
        return Result(sentence: text(.reopened, ["record": "\(record)"]))
    }

    /// What an opportunity begins with, in per cent.
    private static var usualProbability: Int { 10 }

    private func isOpen(_ record: RecordReference) -> CommandFailure {
        CommandFailure(.notClosed, ["record": "\(record)"])
    }

    func described(_ money: Money?) -> String { money?.formatted(in: language) ?? text(.noRevenue) }

    /// How it ended, or that it did not.
    func described(_ opportunity: Opportunity) -> String {
        switch opportunity.outcome {
        case .open: text(.open)
        case .won: text(.won, ["revenue": described(opportunity.expectedRevenue)])
        case .lost: text(.lost, ["reason": opportunity.lostReason ?? ""])
        case .quoted: text(.quoted)
        }
    }
}

extension Opportunity.Outcome {
    fileprivate var activity: Activity.Kind {
        switch self {
        case .won: .won
        case .lost: .lost
        case .open: .reopened
        case .quoted: .closed
        }
    }
}
