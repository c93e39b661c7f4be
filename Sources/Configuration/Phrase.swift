/// A sentence, or part of one, that a letter may hold. What it says in a language stands in that language's `phrases.yaml`.
public enum Phrase: String, CaseIterable, Codable, Sendable {
    // What a command did.
    case responsibleChanged, converted, opportunityGiven, noteKept, replySent, outcomeChanged, won, lost, open
    case poolCount, poolEmpty, historyTitle, historyEmpty, helpTitle, nobody, noRevenue
    case mineCount, mineEmpty, convertedForKnown, revenueChange, stageChange, probabilityChange, quoted, reopened
    case leadAdded, leadDropped, merged, leadTakenAway, notALeadIgnored, spamIgnored, importPreview
    case importNothingNew, campaignIsNew, columnsIgnored, imported, importedNothing, importWrong, importKnown
    case importNew, row, andMore, callKept, callIn, callOut, sheetChange, mailMoved, emptyLeadClosed, mailSeparated
    case mailIsOf, leadIsOf, undone, undoneRecords, historyTitleBetween, historyEmptyBetween, historyIsCut, whyTitle
    case forwardIsLead, forwardIsOn, fileTooBig
    case meetingPlanned, meetingPlannedAt, meetingMoved, meetingCancelled, meetingConflict, agendaTitle, agendaEmpty
    case answerNone, answerAccepted, answerDeclined, answerTentative, needsReceived
    case quoteMade, quoteSent, quoteClosed, snoozed
    // What is wrong with a command.
    case unknownKeyword, didYouMean, missingColleague, missingReason, missingText, missingValue, unexpected
    case unreadableAmount, unreadablePeriod, saidTwice, tooManyUnknown, tooManyCommands, notDone, noCommand,
        noCommandLine, mailTooBig
    case noRecord, unknownRecord, alreadyClosed, takenByOther, alreadyYours, inPoolAlready, unknownColleague
    case ambiguousColleague, notALead, notAnOpportunity, alreadyConverted, noAddress, addressFails
    case nothingToConvert
    case unreadableProbability, unknownStage, unknownField, unreadableReference, timeUnreadable, timeAmbiguous
    case timeNoSuchDay, timeWrongWeekday, timeDoesNotExist, timeTooFar, spanBackwards, callNotYet, notACase
    case notClosed, addressOfOther, addressOfColleague, notAnAddress, mergedIntoItself, listMissing, listEmpty
    case listTooBig, listTooLong, listNotText, listWithoutColumns, listWithoutCards, prospectWrong, prospectNobody
    case prospectNoAddress, prospectTwice, prospectTooManyFields, prospectUnclosedQuote, prospectUnreadableCard
    case importedBefore, noPreview, severalPreviews, noMailAtHand, isThereAlready, isALeadAlready
    case contactNeedsPartner, noContact, contactWithoutName, noNoteOnSheet, unknownLanguage, cannotBeEmpty
    case nothingToUndo, undoAlone, undoSent, undoChanged, undoBuiltUpon
    case meetingNeedsTime, meetingNeedsClock, meetingNeedsDay, meetingInPast, noPlaceOfCustomer, noMeeting
    case meetingIsOver, meetingOfOther, snoozeTooLong
    case quoteOfTwoPartners, quoteTooMuch, quoteTooLong, unknownProduct, unreadableQuantity, unreadablePercentage
    case otherCurrency, missingPrice, missingProduct, unclosedMark, ambiguousDiscount, quoteWithoutPDF, quoteIsOver
    case quoteSentAlready, quoteAcceptedAlready, noDraft
    case riskyNeedsToken, riskyNeedsDMARC
    // What happened, on a timeline.
    case leadCreated, messageReceived, requirementReceived, automaticReply, unverifiedMessage, replyWritten
    case staffMessage, note, taken, released, assigned, leadConverted, opportunityCreated, activityWon, activityLost
    case bounced, acknowledged, undeliverable, attachments, attribution
    case activityDropped, activityMerged, activityNotALead, activitySpam, activityClosed, activityReopened
    case activityRevenue, activityStage, activityProbability, activitySheet, activityMoved, activityUndone
    case activityMeeting, activityMeetingMoved, activityMeetingCancelled, activityMeetingAnswered
    case activityQuoteDrafted, activityQuoteSent, activityQuoteAccepted, activityQuoteDeclined, activityQuoteExpired,
        quoteSuperseded
    case activityReminded, activitySnoozed
    // Why somebody gets a letter.
    case becauseNewLead, becauseResponsible, becausePool, becauseCommand, becauseAssigned, becauseYourName
    case becauseAttendee, becauseCopied, becauseReminded
    // What was noticed while routing.
    case otherRecord, mentions, guessed, caseIsClosed
    case looksLike, movedHeading, movedNotice, takenBackHeading, takenBackNotice, passedOnNotice, takenBackGone,
        importedHeading
    case importedNotice
    case meetingHeading, meetingMovedHeading, meetingCancelledHeading, meetingInvitation, meetingUpdate
    case meetingCancellation, meetingDescription, meetingNeeds, answerHeadingAccepted, answerHeadingDeclined,
        answerHeadingTentative
    case answerHeadingProposes, answerHeadingDelegates, answerSentence, needsFor
    case quoteAccepted, quoteDeclined, quoteUnclear, quoteUntrusted, quoteOutdated, quoteReplacedBy, quoteHolds
    case quoteWasAccepted, quoteExpiredHeading, quoteExpiredNotice, quoteFailedHeading, quoteFailedNotice
    // Reminders.
    case remindOpenHeading, remindPoolHeading, remindQuietHeading, remindQuoteHeading, remindNeedsHeading
    case remindOpen, remindPool, remindQuiet, remindQuote, remindNeeds, remindersHeading, remindersNotice, threeDays
    case digestQuiet, digestOverdue, digestOverdueCount, digestPool, digestPoolCount, digestToday, digestTodayCount
    case digestTomorrow, digestTomorrowCount, digestQuotes, digestQuotesCount, digestQuoteSince, digestBounces
    case digestBouncesCount, digestQuarantine, digestQuarantineCount, digestMailboxes, digestLastMail, digestNoMail,
        digestLooked
    case digestFailing, digestLedger, digestLedgerWaiting, digestAge, digestMore, digestAbove, digestAllAbove
    case becauseDigest
    // Figures.
    case kpiTitle, kpiTeam, kpiColleagues, kpiMonths, kpiLeads, kpiLeadCounts, kpiRate, kpiTaken, kpiAnswered
    case kpiLeadsClosed, kpiOpportunities, kpiOutcomes, kpiWon, kpiClosed, kpiAverage, kpiSpread, kpiClosedIn
    case kpiNoneClosed, labelled, chartClosing, chartTaking
    case oneHour, severalHours, oneDay, severalDays, oneWorkday, severalWorkdays
    // What one can do next.
    case doTake, doAssign, doRelease, doConvert, doReply, doNote, doWon, doLost, doHistory, doPool, doHelp
    case doMine, doCommit, doDrop, doMerge, doPartner, doCall, doShow, doLink, doNew, doUndo, doReopen, doNotLead
    case doMeeting, doReschedule, doCancel, doAgenda
    case doQuote, doSend, doSnooze, doKPI
    // Names of facts.
    case factCustomer, factCompany, factPartner, factRevenue, factResponsible, factPhone, factEmail, factFrom
    case sourceMail, sourceImport, sourceCommand, sourceCLI, inPoolSince
    case factState, factStage, factProbability, factRole, factPlace, factWebsite, factLanguage, factCampaign
    case factContact, factSource, factCreated, factClosed, factText, stateNew, stateAssigned, stateConverted
    case stateDropped, opportunities
    case factWhen, factWhere, factWith, factComment
    case factNet, factVAT, factGross, factValid
}
