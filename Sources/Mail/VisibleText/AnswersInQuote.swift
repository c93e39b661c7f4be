/// Whether the writer says that the answers stand in the quote below: “See my answers in red.”
///
/// Some programs, Outlook above all, put no marks in front of a quote; who answers point by point types between its lines,
/// in another colour, and says so above. Which of the lines are whose cannot be told from the text.
enum AnswersInQuote {
    /// In the last of so many lines of the text it is said, if anywhere: what stands below it are greetings.
    private static let reach = 4
    private static let longestLine = 160
    private static let longestGreeting = 40

    /// `own` is what stands above the quote, its signature taken off.
    static func areAnnounced(in own: [TextLine]) -> Bool {
        let last = own.filter { !$0.isBlank }.suffix(reach)
        guard let index = last.lastIndex(where: { saysSo($0.trimmed) }) else { return false }
        return last[(index + 1)...].allSatisfy { $0.trimmed.utf8.count <= longestGreeting }
    }

    private static func saysSo(_ line: Substring) -> Bool {
        guard line.utf8.count <= longestLine else { return false }
        let lowered = line.lowercased()
        let all = MailWords.all
        // To part the words takes long, and few lines hold such a one.
        guard all.answers.isFound(in: lowered) else { return false }
        let words = lowered.split { !$0.isLetter }
        return words.contains { all.answers.opening(of: $0) != nil }
            && all.answerPlaces.isFound(in: " " + words.joined(separator: " ") + " ")
    }
}
