import CRM

/// What stands behind each keyword.
extension LineReader {
    func action(_ keyword: Keyword, _ arguments: Substring) throws(CommandProblem) -> Command.Action {
        if let action = keyword.actionWithoutArguments {
            guard arguments.isEmpty else { throw .unexpected(String(arguments), in: keyword) }
            return action
        }
        switch keyword {
        case .note: return .note(String(arguments))
        case .reply: return .reply(String(arguments))
        case .lead: return .lead(String(arguments))
        case .call: return .call(CallNote(arguments, vocabulary: vocabulary))
        case .partner: return .partner(try SheetChange.all(in: String(arguments), vocabulary: vocabulary))
        case .convert: return .convert(try conversion(arguments))
        case .commit: return .commit(campaign: arguments.isEmpty ? nil : String(arguments))
        case .won: return .won(arguments.isEmpty ? nil : try amount(arguments))
        case .history: return .history(arguments.isEmpty ? nil : try span(arguments))
        case .undo:
            guard !arguments.isEmpty else { return .undo(nil) }
            guard let number = Int64(arguments), number > 0 else {
                throw .unreadableNumber(String(arguments), in: .undo)
            }
            return .undo(number)
        case .send:
            do {
                return .send(try QuoteNumber.read(behind: arguments))
            } catch {
                throw .wrongQuote(error)
            }
        case .kpi: return .kpi(arguments.isEmpty ? nil : try span(arguments))
        case .agenda: return .agenda(arguments.isEmpty ? nil : try period(arguments))
        case .meeting:
            guard !arguments.isEmpty else { throw .missingArgument(.meeting) }
            return .meeting(try MeetingRequest(arguments, .meeting, vocabulary: vocabulary))
        case .reschedule:
            let (number, rest) = MeetingReference.prefix(of: arguments)
            guard !rest.isEmpty else { throw .missingArgument(.reschedule) }
            return .reschedule(number, try MeetingRequest(rest, .reschedule, vocabulary: vocabulary))
        case .cancel:
            let (number, rest) = MeetingReference.prefix(of: arguments)
            return .cancel(number, reason: String(rest))
        case .help: return .help(arguments.isEmpty ? nil : try topic(arguments))
        default:
            guard !arguments.isEmpty else { throw .missingArgument(keyword) }
            return try actionWithArguments(keyword, arguments)
        }
    }

    /// Those that say nothing without an argument.
    private func actionWithArguments(
        _ keyword: Keyword, _ arguments: Substring
    ) throws(CommandProblem) -> Command.Action {
        switch keyword {
        case .assign: return .assign(to: String(arguments))
        case .import: return .import(campaign: unquoted(arguments), text: "")
        case .drop: return .drop(reason: String(arguments))
        case .lost: return .lost(reason: String(arguments))
        case .from: return .from(String(arguments))
        case .revenue: return .revenue(try amount(arguments))
        case .snooze: return .snooze(try snoozeTime(arguments))
        case .stage:
            guard let stage = vocabulary.stage(arguments) else { throw .unknownStage(String(arguments)) }
            return .stage(stage)
        case .probability:
            guard let percent = Self.percent(arguments) else { throw .unreadableProbability(String(arguments)) }
            return .probability(percent)
        default: throw .unexpected(String(arguments), in: keyword)
        }
    }

    func conversion(_ arguments: Substring) throws(CommandProblem) -> Conversion {
        var conversion = Conversion()
        for (name, word, value) in try NamedArguments(
            arguments, of: .convert, names: [.revenue, .company, .title], vocabulary: vocabulary
        ).values {
            guard !value.isEmpty else { throw .missingArgument(.convert) }
            switch name {
            case .revenue:
                guard conversion.revenue == nil else { throw .saidTwice(word) }
                conversion.revenue = try amount(value[...])
            case .company:
                guard conversion.company == nil else { throw .saidTwice(word) }
                conversion.company = value
            default:
                guard conversion.title == nil else { throw .saidTwice(word) }
                conversion.title = value
            }
        }
        return conversion
    }

    /// The lines below may hold what is to be quoted.
    func quote(_ arguments: Substring) throws(CommandProblem) -> QuoteRequest {
        do {
            return try QuoteRequest.read(arguments, vocabulary: vocabulary, currency: vocabulary.currency)
        } catch .nothing {
            return QuoteRequest(opportunities: QuoteRequest.opportunities(in: arguments), items: [])
        } catch {
            throw .wrongQuote(error)
        }
    }

    private func amount(_ text: Substring) throws(CommandProblem) -> Money {
        guard let money = Amount.read(text, currency: vocabulary.currency) else {
            throw .unreadableAmount(String(text))
        }
        return money
    }

    private func span(_ text: Substring) throws(CommandProblem) -> TimeSpan {
        do {
            return try TimeSpan.read(text, vocabulary.times)
        } catch .unreadable {
            throw .unreadablePeriod(String(text))
        } catch {
            throw .unreadableTime(error)
        }
    }

    private func period(_ text: Substring) throws(CommandProblem) -> Period {
        guard let period = Period(text, words: vocabulary.times) else { throw .unreadablePeriod(String(text)) }
        return period
    }

    private func snoozeTime(_ text: Substring) throws(CommandProblem) -> SnoozeTime {
        if let period = Period(text, words: vocabulary.times) { return .length(period) }
        do {
            return .until(try WrittenTime.read(text, vocabulary.times))
        } catch .unreadable {
            throw .unreadablePeriod(String(text))
        } catch {
            throw .unreadableTime(error)
        }
    }

    private func topic(_ text: Substring) throws(CommandProblem) -> Keyword {
        guard let topic = vocabulary.keyword(text) else {
            throw .unknownKeyword(String(text), nearest: vocabulary.nearest(to: text))
        }
        return topic
    }

    /// `60`, `60%`, `60 %`: 0 to 100.
    private static func percent(_ text: Substring) -> Int? {
        let digits = trimmed(text.last == "%" ? text.dropLast() : text)
        guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(digits).flatMap { (0...100).contains($0) ? $0 : nil }
    }

    private func unquoted(_ text: Substring) -> String {
        let marks = "\"“”«»„ \u{A0}\u{202F}"
        let start = text.drop { marks.contains($0) }
        return String(
            start.prefix(upTo: start.lastIndex { !marks.contains($0) }.map(start.index(after:)) ?? start.startIndex))
    }
}

extension Keyword {
    fileprivate var actionWithoutArguments: Command.Action? {
        switch self {
        case .take: .take
        case .release: .release
        case .pool: .pool
        case .mine: .mine
        case .close: .close
        case .reopen: .reopen
        case .show: .show
        case .new: .new
        case .notLead: .notLead
        case .spam: .spam
        case .why: .why
        default: nil
        }
    }
}
