/// A sentence, or part of one, that a letter may hold. What it says in a language stands in that language's `phrases.yaml`.
public enum Phrase: String, CaseIterable, Codable, Sendable {
    // What a command did.
    case responsibleChanged, converted, opportunityGiven, noteKept, replySent, outcomeChanged, won, lost, open
    case poolCount, poolEmpty, historyTitle, historyEmpty, helpTitle, nobody, noRevenue
    // What is wrong with a command.
    case unknownKeyword, didYouMean, missingColleague, missingReason, missingText, missingValue, unexpected
    case unreadableAmount, unreadablePeriod, saidTwice, tooManyUnknown, tooManyCommands, notDone, noCommand
    case noRecord, unknownRecord, alreadyClosed, takenByOther, alreadyYours, inPoolAlready, unknownColleague
    case ambiguousColleague, notALead, notAnOpportunity, alreadyConverted, noAddress, addressFails
    case nothingToConvert
    // What happened, on a timeline.
    case leadCreated, messageReceived, requirementReceived, automaticReply, unverifiedMessage, replyWritten
    case staffMessage, note, taken, released, assigned, leadConverted, opportunityCreated, activityWon, activityLost
    case bounced, acknowledged, undeliverable, attachments, attribution
    // Why somebody gets a letter.
    case becauseNewLead, becauseResponsible, becausePool, becauseCommand, becauseAssigned, becauseYourName
    // What was noticed while routing.
    case otherRecord, mentions, guessed, caseIsClosed
    // What one can do next.
    case doTake, doAssign, doRelease, doConvert, doReply, doNote, doWon, doLost, doHistory, doPool, doHelp
    // Names of facts.
    case factCustomer, factCompany, factPartner, factRevenue, factResponsible, factPhone, factEmail, factFrom
    case sourceMail, sourceImport, sourceCommand, sourceCLI, inPoolSince, forwardTaken, staffMailLogged
}
