import CRM
import Commands
import Foundation
import Mail

extension Settings {
    /// Reads `guichet.yaml` at `path`, and beside it `staff.yaml` and `vocabulary.yaml`, and, where they are,
    /// `products.csv`, `reminders.yaml` and `public-providers.txt`.
    ///
    /// Throws everything that is wrong at once: unreadable files, unknown keys, wrong types, addresses that two people have,
    /// time zones that do not exist.
    public init(path: String) throws(SettingsProblems) {
        let folder = URL(filePath: path).deletingLastPathComponent()
        let main = ProblemReport(file: path)
        let staffReport = ProblemReport(file: folder.appending(path: "staff.yaml").relativePath)
        let wordReport = ProblemReport(file: folder.appending(path: "vocabulary.yaml").relativePath)
        let productReport = ProblemReport(file: folder.appending(path: "products.csv").relativePath)
        let reminderReport = ProblemReport(file: folder.appending(path: "reminders.yaml").relativePath)
        let providerReport = ProblemReport(file: folder.appending(path: "public-providers.txt").relativePath)

        let staff = StaffReader(report: staffReport).staff(in: Self.text(of: staffReport))
        let vocabulary = VocabularyReader(report: wordReport).vocabulary(in: Self.text(of: wordReport))
        let reader = MainReader(top: main.top(of: Self.text(of: main)), folder: folder, staff: staff)
        var settings = reader.settings(vocabulary: vocabulary)
        if let company = settings?.company { settings?.products = Self.products(in: productReport, for: company) }
        if FileManager.default.fileExists(atPath: reminderReport.file) {
            let reader = ReminderReader(report: reminderReport, staff: staff, words: vocabulary.times)
            settings?.reminders = reader.settings(in: Self.text(of: reminderReport))
        }
        settings?.publicProviders = Self.publicProviders(in: providerReport)

        let reports = [main, staffReport, wordReport, productReport, reminderReport, providerReport]
        let problems = reports.flatMap(\.problems)
        guard problems.isEmpty, let settings else { throw SettingsProblems(problems: problems) }
        self = settings
    }

    /// A company that quotes nothing needs no file.
    private static func products(in report: ProblemReport, for company: CompanySettings) -> ProductList {
        guard let file = FileManager.default.contents(atPath: report.file) else { return ProductList() }
        let list = ProductList(csv: [UInt8](file), languages: company.languages, currency: company.currency)
        for problem in list.problems { report.add(problem.line, problem.explanation) }
        return list
    }

    private static func publicProviders(in report: ProblemReport) -> PublicProviders {
        guard FileManager.default.fileExists(atPath: report.file) else { return .shipped }
        return PublicProviders(list: text(of: report)) { report.add($0, $1) }
    }

    private static func text(of report: ProblemReport) -> String {
        do {
            return try String(contentsOf: URL(filePath: report.file), encoding: .utf8)
        } catch {
            let exists = FileManager.default.fileExists(atPath: report.file)
            report.add(nil, exists ? "cannot be read, or is not UTF-8." : "does not exist.")
            return ""
        }
    }
}

/// Reads `guichet.yaml`.
private struct MainReader {
    let top: Section
    let folder: URL
    let staff: [StaffMember]

    func settings(vocabulary: Vocabulary) -> Settings? {
        let company = company(top.section("company"))
        let mailboxes = top.sections("mailboxes").compactMap(mailbox)
        let smtp = smtp(top.section("smtp"))
        let security = security(
            top.section("security"), vocabulary, currency: company?.currency ?? .euro)
        let routing = routing(top.section("routing"))
        let quotes = quotes(top.section("quotes"), vocabulary)
        let limits = limits(top.section("limits"))
        let files = FileSettings(
            database: path(top.optional("database") ?? "guichet.sqlite"),
            templates: path(top.optional("templates") ?? "../MailTemplates"),
            calendars: top.optional("calendar_folder").map(path),
            secret: path(top.optional("secret_file") ?? "guichet.secret"))
        if !top.has("mailboxes") { top.complain("mailboxes", "is missing: name the inbox to watch") }
        let names = mailboxes.map(\.name)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            top.complain("mailboxes", "has two mailboxes named “\(twice)”: give each its own name")
        }
        top.finish()
        guard let company, let smtp else { return nil }
        complainAboutOwnAddress(company.address)
        var vocabulary = vocabulary
        vocabulary.currency = company.currency
        vocabulary.times.numericOrder = company.dateOrder
        return Settings(
            company: company, mailboxes: mailboxes, smtp: smtp, security: security, routing: routing, quotes: quotes,
            limits: limits, files: files, staff: staff, vocabulary: vocabulary, products: ProductList(),
            reminders: .usual, publicProviders: .shipped)
    }

    private func company(_ section: Section) -> CompanySettings? {
        let name = section.required("name")
        let short = section.required("short_name", expected: "1 to 12 letters and digits") { text in
            (1...12).contains(text.count) && text.allSatisfy { $0.isLetter || $0.isNumber } ? text : nil
        }
        let delimiter = section.value("delimiter", default: "+", expected: "one character such as + or -") { text in
            text.count == 1 && text.utf8.count == 1 ? text.first : nil
        }
        let plain = section.required("address", expected: "a mail address") { EmailAddress($0) }
        let address = plain.flatMap { GatewayAddress($0, delimiter: delimiter) }
        if plain != nil, address == nil {
            section.complain(
                "address", "is too long: at most 18 characters may stand before the @, to leave room for tokens")
        }
        let languages = section.texts("languages").compactMap(Language.init(rawValue:))
        let zone = section.value("time_zone", default: "UTC", expected: "a time zone such as Europe/Paris") {
            TimeZone(identifier: $0) == nil ? nil : $0
        }
        let currency = section.value("currency", default: Currency.euro, expected: "a code such as EUR") {
            Currency(rawValue: $0)
        }
        let usual = (languages.first ?? .english) == .english ? nil : TimeWords.NumericOrder.dayFirst
        let order = section.value("date_order", default: usual, expected: "day_first, month_first or ask") { text in
            text == "ask" ? .some(nil) : TimeWords.NumericOrder(rawValue: text).map { .some($0) }
        }
        section.finish()
        guard let name, let short, let address else { return nil }
        return CompanySettings(
            name: name, shortName: short, address: address, languages: languages.isEmpty ? [.english] : languages,
            timeZone: zone, dateOrder: order, currency: currency)
    }

    private func mailbox(_ section: Section) -> MailboxSettings? {
        let server = ServerReader(section: section, folder: folder, implicitPort: 993, otherPort: 143)
        let user = section.required("user")
        let leaves =
            section.value("after_handling", default: "move", expected: "move or leave") {
                ["move", "leave"].contains($0) ? $0 : nil
            } == "leave"
        let folders = section.section("folders")
        let filing = FilingFolders(
            handled: folders.optional("handled") ?? "Guichet/Handled",
            ignored: folders.optional("ignored") ?? "Guichet/Ignored",
            quarantine: folders.optional("quarantine") ?? "Guichet/Quarantine")
        folders.finish()
        let name = section.optional("name")
        let folder = section.optional("folder") ?? "INBOX"
        let pollEvery = section.value(
            "poll_every", default: .seconds(60), expected: "a time of at least 5s, such as 60s"
        ) {
            Quantity.duration($0).flatMap { $0 >= .seconds(5) ? $0 : nil }
        }
        let password = server.password(isRequired: true)
        section.finish()
        guard let user, let host = server.host, let password else { return nil }
        return MailboxSettings(
            name: name ?? user, host: host, port: server.port, security: server.security, caFile: server.caFile,
            user: user, password: password, folder: folder, pollEvery: pollEvery, folders: leaves ? nil : filing)
    }

    private func smtp(_ section: Section) -> SMTPSettings? {
        let server = ServerReader(section: section, folder: folder, implicitPort: 465, otherPort: 587)
        let user = section.optional("user")
        let password = server.password(isRequired: user != nil)
        section.finish()
        guard let host = server.host else { return nil }
        return SMTPSettings(
            host: host, port: server.port, security: server.security, caFile: server.caFile, user: user,
            password: password)
    }

    private func security(_ section: Section, _ vocabulary: Vocabulary, currency: Currency) -> SecuritySettings {
        let lifetime = section.value(
            "token_lifetime", default: .seconds(90 * 86_400), expected: "a time of at least 1d"
        ) {
            Quantity.duration($0).flatMap { $0 >= .seconds(86_400) ? $0 : nil }
        }
        let settings = SecuritySettings(
            proof: section.choice("commands", default: .either),
            risky: section.has("risky") ? risky(section.section("risky"), vocabulary, currency) : nil,
            authservID: section.optional("authserv_id"),
            tokenLifetime: lifetime,
            keyGrace: section.value(
                "key_grace", default: lifetime, expected: "a time such as 90d", Quantity.duration))
        if settings.authservID == nil {
            complainAboutDMARC(section, "commands", settings.proof)
            if let risky = settings.risky { complainAboutDMARC(section.section("risky"), "proof", risky.proof) }
        }
        section.finish()
        return settings
    }

    private func complainAboutDMARC(_ section: Section, _ key: String, _ proof: SecuritySettings.Proof) {
        guard proof.needsDMARC else { return }
        section.complain(
            key,
            "is \(proof.rawValue), which needs security.authserv_id: the name of the server "
                + "that writes Authentication-Results into your mails")
    }

    private func risky(_ section: Section, _ vocabulary: Vocabulary, _ currency: Currency) -> RiskSettings {
        let commands = section.texts("commands").compactMap { word in
            let keyword = vocabulary.keyword(word)
            if keyword == nil {
                let guess = vocabulary.nearest(to: word).map { "; did you mean \($0)?" } ?? ""
                section.complain("commands", "names “\(word)”, which is no keyword of vocabulary.yaml\(guess)")
            }
            return keyword
        }
        let limit = section.value("revenue_above", default: Money?.none, expected: "an amount such as 100k") { text in
            Amount.read(text, currency: currency).map { .some($0) }
        }
        if !section.has("commands"), !section.has("revenue_above") {
            section.complain("commands", "is missing, and so is revenue_above: nothing is risky then")
        }
        let settings = RiskSettings(
            commands: Set(commands), revenueAbove: limit, proof: section.choice("proof", default: .both))
        section.finish()
        return settings
    }

    private func routing(_ section: Section) -> RoutingSettings {
        let manager = staff.first { $0.role == .manager } ?? staff.first
        let logins = staff.map(\.login).joined(separator: ", ")
        let settings = RoutingSettings(
            opportunitiesTo: section.value(
                "opportunities_to", default: manager?.login ?? "", expected: "the login of a colleague (\(logins))"
            ) { login in staff.contains { $0.login == login } ? login : nil },
            opportunityRules: section.sections("opportunity_rules").compactMap { rule in
                let to = rule.required("to", expected: "the login of a colleague (\(logins))") { login in
                    staff.contains { $0.login == login } ? login : nil
                }
                let language = rule.value("language", default: Language?.none, expected: "a language such as en") {
                    Language(rawValue: $0).map { .some($0) }
                }
                let campaign = rule.optional("campaign")
                rule.finish()
                return to.map { OpportunityRule(campaign: campaign, language: language, to: $0) }
            },
            ownLists: section.texts("own_lists"),
            forms: section.texts("forms").compactMap { text in
                let address = EmailAddress(text)
                if address == nil { section.complain("forms", "holds “\(text)”, which is no mail address") }
                return address
            })
        section.finish()
        return settings
    }

    private func quotes(_ section: Section, _ vocabulary: Vocabulary) -> QuoteSettings {
        let texts = section.section("conditions")
        let conditions = Dictionary(
            uniqueKeysWithValues: texts.keys.compactMap { code -> (Language, String)? in
                guard let language = Language(rawValue: code), let text = texts.optional(code) else {
                    texts.complain(code, "is no language: use its two letters, such as en or fr")
                    return nil
                }
                return (language, text)
            })
        let settings = QuoteSettings(
            validity: section.value("valid_for", default: Period(30, .days), expected: "a time such as 30d") {
                Period($0, words: vocabulary.times)
            },
            usualVAT: section.value(
                "usual_vat", default: Percentage("20") ?? .zero, expected: "a rate in per cent, such as 20 or 5.5"
            ) { Percentage($0) },
            closesOpportunity: section.flag("quote_closes_opportunity", default: true),
            answerCloses: section.flag("answer_closes_opportunity", default: true),
            letterhead: section.texts("letterhead"), conditions: conditions)
        section.finish()
        return settings
    }

    private func limits(_ section: Section) -> LimitSettings {
        let settings = LimitSettings(
            messageSize: section.value("message_size", default: 25_000_000, expected: "a size of at least 100 kB") {
                Quantity.bytes($0).flatMap { $0 >= 100_000 ? $0 : nil }
            },
            acknowledgementsPerHour: section.number("acknowledgements_per_hour", default: 1_000, in: 0...1_000_000),
            answersPerHour: section.number("answers_per_hour", default: 60, in: 1...10_000),
            answersPerThread: section.number("answers_per_thread", default: 10, in: 1...10_000))
        section.finish()
        return settings
    }

    /// A colleague at the gateway's own address would make every mail of ours a command.
    private func complainAboutOwnAddress(_ own: GatewayAddress) {
        for member in staff where member.emails.contains(where: { EmailAddress($0).map(own.owns) ?? false }) {
            top.complain("company", "has the same address as \(member.login) in staff.yaml: the gateway needs its own")
        }
    }

    private func path(_ text: String) -> String { URL(filePath: text, relativeTo: folder).standardizedFileURL.path }
}

/// The keys that IMAP and SMTP servers have in common.
private struct ServerReader {
    let section: Section
    let folder: URL
    let host: String?
    let port: Int
    let security: LineSecurity
    let caFile: String?

    init(section: Section, folder: URL, implicitPort: Int, otherPort: Int) {
        self.section = section
        self.folder = folder
        host = section.required("host")
        security = section.choice("tls", default: .implicit)
        port = section.number("port", default: security == .implicit ? implicitPort : otherPort, in: 1...65_535)
        caFile = section.optional("ca_file").map { URL(filePath: $0, relativeTo: folder).standardizedFileURL.path }
    }

    func password(isRequired: Bool) -> SecretSource? {
        guard section.has("password") else {
            if isRequired {
                section.complain("password", "is missing: {env: NAME}, {file: PATH} or {command: [PROGRAM]}")
            }
            return nil
        }
        let source = section.section("password")
        defer { source.finish() }
        let variable = source.optional("env")
        let file = source.optional("file")
        let command = source.texts("command")
        if let variable { return .environment(variable) }
        if let file { return .file(URL(filePath: file, relativeTo: folder).standardizedFileURL.path) }
        if !command.isEmpty { return .command(command) }
        section.complain("password", "must be {env: NAME}, {file: PATH} or {command: [PROGRAM]}")
        return nil
    }
}
