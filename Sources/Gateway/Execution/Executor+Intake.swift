import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Prospects
import Store

/// A fair's harvest: IMPORT shows what a list would become, COMMIT makes leads of it.
extension Executor {
    /// How long a preview can be committed.
    private static var previewLifetime: TimeInterval { 14 * 86_400 }

    /// Rows that a preview names of each kind; the count says when there are more.
    private static var longestExcerpt: Int { 20 }

    func previewImport(of campaign: String, text words: String) throws -> Result {
        let lists = try lists(in: words)
        let campaignID = try transaction.campaign(named: campaign)?.id
        var sorted = SortedProspects()
        for (file, list) in lists {
            for entry in list.entries {
                try sorted.take(entry, of: file, known: { try desk.known($0, campaign: campaignID) })
            }
        }
        let list = try sorted.new.isEmpty ? nil : keep(sorted, of: campaign)
        let values = [
            "campaign": campaign, "new": "\(sorted.new.count)", "known": "\(sorted.known.count)",
            "wrong": "\(sorted.wrong.count)", "commit": word(.commit),
        ]
        let sentence = [
            text(sorted.new.isEmpty ? .importNothingNew : .importPreview, values),
            campaignID == nil ? text(.campaignIsNew, values) : nil,
            columnsNotUnderstood(lists).map { text(.columnsIgnored, ["columns": $0]) },
        ]
        return Result(
            sentence: sentence.compactMap(\.self).joined(separator: " "), listings: listings(of: sorted),
            offers: list == nil ? [] : [Offer(.commit, campaign)], preview: list)
    }

    /// Those known now are kept as well: until COMMIT that may change.
    private func keep(_ sorted: SortedProspects, of campaign: String) throws -> Import {
        let valid = sorted.new.map(\.prospect) + sorted.known.map(\.prospect)
        return try transaction.add(
            Import(campaign: campaign, prospects: valid, author: member.login, previewed: desk.now))
    }

    /// Makes leads of the list whose preview this mail answers, or of the one that waits.
    func commit(_ campaign: String?) throws -> Result {
        let list = try waitingList(of: campaign)
        let campaign = try campaignOfList(list)
        var added: [Lead] = []
        var known = 0
        for (index, prospect) in list.prospects.enumerated() {
            source.progress?(index + 1, list.prospects.count)
            guard try desk.known(prospect, campaign: campaign.id) == nil else {
                known += 1
                continue
            }
            let lead = try transaction.add(desk.lead(of: prospect, source: .import, campaign: campaign.id))
            try desk.note(.leadCreated, by: member.login, on: lead.reference, about: message, campaign.name)
            added.append(lead)
        }
        try transaction.markCommitted(list.id, at: desk.now)
        try desk.tellImport(of: added, campaign: campaign, by: member)
        let values = ["campaign": campaign.name, "new": "\(added.count)", "known": "\(known)"]
        guard let first = added.first, let last = added.last else {
            return Result(sentence: text(.importedNothing, values))
        }
        let range = ["first": "\(first.reference)", "last": "\(last.reference)"]
        return Result(
            sentence: text(.imported, values.merging(range) { own, _ in own }), offers: [Offer(.pool)])
    }

    /// The files that hold prospects, else the text of the mail. Throws what is wrong with the first that cannot be read.
    private func lists(in words: String) throws -> [(file: String?, list: ProspectList)] {
        let fields = desk.settings.vocabulary.fields
        let files = source.files.filter(\.mayHoldProspects)
        do {
            guard !files.isEmpty else {
                guard !words.isEmpty else { throw CommandFailure(.listMissing) }
                return [(nil, try ProspectList(pasted: words, fields: fields, limits: .ofMail))]
            }
            return try files.map { file in
                let name = file.shownName
                do throws(UnreadableList) {
                    let list = try ProspectList(
                        file: file.content, name: name, mediaType: file.mediaType.essence, fields: fields,
                        limits: .ofMail)
                    return (name, list)
                } catch {
                    throw CommandFailure(error, file: name)
                }
            }
        } catch let problem as UnreadableList {
            throw CommandFailure(problem, file: nil)
        }
    }

    private func waitingList(of campaign: String?) throws -> Import {
        if campaign == nil, let answered = try listAnswered() {
            guard answered.committed == nil else {
                throw CommandFailure(.importedBefore, ["campaign": answered.campaign])
            }
            return answered
        }
        let open = try transaction.openLists(of: member.login, since: desk.now - Self.previewLifetime)
        let wanted = open.filter { list in campaign.map { Campaign.isSameName(list.campaign, $0) } ?? true }
        guard let newest = wanted.first else { throw CommandFailure(.noPreview, ["usage": usage(.import)]) }
        let others = Set(wanted.map(\.campaign))
        guard others.count == 1 else {
            let names = others.sorted().map { "\(word(.commit)) \($0)" }.joined(separator: " · ")
            throw CommandFailure(.severalPreviews, ["names": names])
        }
        return newest
    }

    private func listAnswered() throws -> Import? {
        for id in answeredIDs {
            for mail in try transaction.messages(messageID: id) {
                if let list = try transaction.list(shownIn: mail.id), list.author == member.login { return list }
            }
        }
        return nil
    }

    private func campaignOfList(_ list: Import) throws -> Campaign {
        if let known = try transaction.campaign(named: list.campaign) { return known }
        let year = Calendar(identifier: .gregorian).component(.year, from: desk.now)
        return try transaction.add(Campaign(code: Campaign.code(for: list.campaign, year: year), name: list.campaign))
    }

    private func columnsNotUnderstood(_ lists: [(file: String?, list: ProspectList)]) -> String? {
        let columns = lists.flatMap(\.list.unknownColumns)
        return columns.isEmpty ? nil : columns.prefix(12).joined(separator: ", ")
    }

    private func listings(of sorted: SortedProspects) -> [Listing] {
        let phrases = desk.office.phrases
        return listings(.importWrong, sorted.wrong) { ($0.place, $0.problem.sentence(phrases, in: language)) }
            + listings(.importKnown, sorted.known) { ($0.place, "\($0.prospect.title) → \($0.record)") }
            + listings(.importNew, sorted.new) { ($0.place, $0.prospect.line) }
    }

    /// One for each file, in the order in which the files came.
    private func listings<Item>(
        _ heading: Phrase, _ items: [Item], _ row: (Item) -> (place: SortedProspects.Place, words: String)
    ) -> [Listing] {
        var files: [String?] = []
        var rows: [String?: [Listing.Row]] = [:]
        for item in items {
            let (place, words) = row(item)
            if rows[place.file] == nil { files.append(place.file) }
            let label = text(.row, ["place": "\(place.number)"])
            rows[place.file, default: []].append(Listing.Row(label: label, text: words))
        }
        return files.map { file in
            let all = rows[file] ?? []
            var excerpt = Array(all.prefix(Self.longestExcerpt))
            if all.count > excerpt.count {
                let count = "\(all.count - excerpt.count)"
                excerpt.append(Listing.Row(label: "…", text: text(.andMore, ["count": count])))
            }
            let title = text(heading, ["count": "\(all.count)"])
            return Listing(heading: [title, file].compactMap(\.self).joined(separator: " · "), rows: excerpt)
        }
    }
}

/// A list's prospects by what a preview says of them.
struct SortedProspects {
    struct Place {
        /// nil for the text of the mail, and where there is one file only.
        var file: String?
        var number: Int
    }

    private(set) var new: [(place: Place, prospect: Prospect)] = []
    private(set) var known: [(place: Place, prospect: Prospect, record: RecordReference)] = []
    private(set) var wrong: [(place: Place, problem: ProspectProblem)] = []

    mutating func take(
        _ entry: ProspectList.Entry, of file: String?, known record: (Prospect) throws -> RecordReference?
    ) rethrows {
        let place = Place(file: file, number: entry.place)
        switch entry.prospect {
        case .failure(let problem): wrong.append((place, problem))
        case .success(let prospect):
            if let record = try record(prospect) {
                known.append((place, prospect, record))
            } else {
                new.append((place, prospect))
            }
        }
    }
}

extension Attachment {
    /// Says by its name or type that it is a list; not a picture or another file that people's mails carry along.
    fileprivate var mayHoldProspects: Bool {
        ListFormat(fileName: fileName ?? "", mediaType: mediaType.essence) != nil && !(isInline && fileName == nil)
    }
}

extension Prospect {
    /// What to call them in a list.
    var title: String {
        let parts = [name, company ?? ""].filter { !$0.isEmpty }
        return parts.isEmpty ? email ?? phone ?? "" : parts.joined(separator: ", ")
    }

    /// All that tells them apart, on one line.
    fileprivate var line: String {
        ([title] + [email, phone].compactMap(\.self).filter { $0 != title }).joined(separator: ", ")
    }
}
