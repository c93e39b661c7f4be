import CRM

/// What `MEETING` was told: `2014-02-12 14:00 for 1h30 at client with luc, anna@x.fr about the kitchen`.
public struct MeetingRequest: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        /// Where the customer lives or works, as their sheet says.
        case customers
        case named(String)
    }

    /// nil where only length, place or people are said.
    public var time: WrittenTime?
    public var length: CallLength?
    public var place: Place?
    /// Colleagues by name and others by address, as they were written.
    public var attendees: [String]
    public var subject: String?

    public init(
        time: WrittenTime? = nil, length: CallLength? = nil, place: Place? = nil, attendees: [String] = [],
        subject: String? = nil
    ) {
        self.time = time
        self.length = length
        self.place = place
        self.attendees = attendees
        self.subject = subject
    }

    /// Reads the time first, then the named parts in any order; the subject goes up to the end of the line.
    init(_ text: Substring, _ keyword: Keyword, vocabulary: Vocabulary) throws(CommandProblem) {
        self.init()
        var rest = text
        if let (time, behind) = WrittenTime.prefix(of: text, vocabulary.times) {
            self.time = time
            rest = behind
        }
        let arguments = try NamedArguments(
            rest, of: keyword, names: [.duration, .place, .with, .about], endless: .about, vocabulary: vocabulary)
        for (name, word, value) in arguments.values {
            guard !value.isEmpty else { throw .missingArgument(keyword) }
            try take(name, word, value, vocabulary)
        }
    }

    private mutating func take(
        _ name: Vocabulary.ArgumentName, _ word: String, _ value: String, _ vocabulary: Vocabulary
    ) throws(CommandProblem) {
        switch name {
        case .duration:
            guard length == nil else { throw .saidTwice(word) }
            do {
                length = try CallLength.read(value, vocabulary.times)
            } catch {
                throw .unreadablePeriod(value)
            }
        case .place:
            guard place == nil else { throw .saidTwice(word) }
            place = vocabulary.argument(value) == .customer ? .customers : .named(value)
        case .with:
            attendees += value.split { $0 == "," || $0 == ";" }.map { trimmed($0) }.filter { !$0.isEmpty }
        default:
            guard subject == nil else { throw .saidTwice(word) }
            subject = value
        }
    }
}
