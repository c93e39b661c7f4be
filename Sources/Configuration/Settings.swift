public import CRM
public import Commands
public import Mail
import struct Foundation.TimeZone

/// All that `Config/` says, checked. The doc comments here are the reference: key, meaning, default, range.
///
/// Read with `Settings.init(folder:)`-like `SettingsReader`; the rest of the program gets these plain values.
public struct Settings: Sendable {
    public var company: CompanySettings
    /// At least one. `mailboxes:`, a list.
    public var mailboxes: [MailboxSettings]
    public var smtp: SMTPSettings
    public var security: SecuritySettings
    public var routing: RoutingSettings
    public var quotes: QuoteSettings
    public var limits: LimitSettings
    public var files: FileSettings
    /// `Config/staff.yaml`.
    public var staff: [StaffMember]
    /// `Config/vocabulary.yaml`.
    public var vocabulary: Vocabulary
    /// `Config/products.csv`; none when the file is not there.
    public var products: ProductList
    /// `Config/reminders.yaml`.
    public var reminders: ReminderSettings
    /// `Config/public-providers.txt`; those that ship with Guichet when the file is not there.
    public var publicProviders: PublicProviders

    /// How the company counts days.
    public var workCalendar: WorkCalendar {
        WorkCalendar(timeZone: TimeZone(identifier: company.timeZone) ?? .gmt, holidays: reminders.holidays)
    }

    /// The colleague of that address.
    public func staffMember(of address: EmailAddress) -> StaffMember? {
        staff.first { $0.emails.contains { $0.lowercased() == address.folded } }
    }

    public func staffMember(login: String) -> StaffMember? { staff.first { $0.login == login } }
}

/// Who we are. `company:`.
public struct CompanySettings: Sendable {
    /// `name`.
    public var name: String
    /// `short_name`: stands in subjects as `[NST O-12]`; 1 to 12 letters and digits.
    public var shortName: String
    /// `address`: the gateway's own, which customers write to.
    public var address: GatewayAddress
    /// `languages`: the first is what we write in when nothing says otherwise. Default `[en]`.
    public var languages: [Language]
    /// `time_zone`: IANA name. Default `UTC`.
    public var timeZone: String
    /// `date_order`: which comes first in `03/04/2014`, `day_first` or `month_first`; `ask` has whoever writes it asked back,
    /// as `03/04` always is. Default `day_first`, and `ask` where the first language is English.
    public var dateOrder: TimeWords.NumericOrder?
    /// `currency`: of amounts without one. Default `EUR`.
    public var currency: Currency

    public var defaultLanguage: Language { languages.first ?? .english }
}

/// How a server's line is protected. `tls:`.
public enum LineSecurity: String, CaseIterable, Sendable {
    /// TLS from the first byte.
    case implicit
    /// STARTTLS, required.
    case starttls
    /// Plain text: only to this machine itself.
    case none
}

/// Where a password comes from; the YAML holds none. `password: {env: NAME}`, `{file: path}` or `{command: [program, …]}`.
public enum SecretSource: Equatable, Sendable {
    case environment(String)
    /// First line of the file, which nobody but its owner may read.
    case file(String)
    /// First line that the program prints.
    case command([String])
}

/// Where, and how often, mail is read. One item of `mailboxes:`.
public struct MailboxSettings: Sendable {
    /// `name`: for the log and the ledger; unique. Default: the user name.
    public var name: String
    /// `host`.
    public var host: String
    /// `port`. Default 993, or 143 without implicit TLS.
    public var port: Int
    /// `tls`. Default `implicit`.
    public var security: LineSecurity
    /// `ca_file`: certificates to trust instead of the system's.
    public var caFile: String?
    /// `user`.
    public var user: String
    /// `password`.
    public var password: SecretSource
    /// `folder`: the mailbox that is watched. Default `INBOX`.
    public var folder: String
    /// `poll_every`: pause between two looks where the server offers no IDLE, and the longest pause with it. Default 60 s,
    /// at least 5 s.
    public var pollEvery: Duration
    /// `folders`: where a mail goes after it was handled, by what became of it; nil (`after_handling: leave`) leaves it.
    public var folders: FilingFolders?
}

/// `folders:` of a mailbox.
public struct FilingFolders: Equatable, Sendable {
    /// Default `Guichet/Handled`.
    public var handled: String
    /// Default `Guichet/Ignored`.
    public var ignored: String
    /// Default `Guichet/Quarantine`.
    public var quarantine: String
}

/// Where mail is handed in. `smtp:`.
public struct SMTPSettings: Sendable {
    /// `host`.
    public var host: String
    /// `port`. Default 465, or 587 without implicit TLS.
    public var port: Int
    /// `tls`. Default `implicit`.
    public var security: LineSecurity
    /// `ca_file`: certificates to trust instead of the system's.
    public var caFile: String?
    /// `user`; without one no login is made.
    public var user: String?
    /// `password`; needed with `user`.
    public var password: SecretSource?
}

/// Who may command. `security:`.
public struct SecuritySettings: Sendable {
    public enum Proof: String, CaseIterable, Sendable {
        case token
        case dmarc
        case either
        case both
    }

    /// `commands`: what a colleague's mail must show before it is obeyed. Default `either`.
    public var proof: Proof
    /// `risky`: what must show more than that; nil when nothing must.
    public var risky: RiskSettings?
    /// `authserv_id`: whose `Authentication-Results` we believe (RFC 8601 §2.5); without it DMARC never passes.
    public var authservID: String?
    /// `token_lifetime`: how long an answer to a mail of ours is recognised. Default 90 days, at least one day.
    public var tokenLifetime: Duration
    /// `key_grace`: how long a signing key is honoured after `guichet secret rotate` replaced it; `0d` ends it at once.
    /// Default: `token_lifetime`, so that every answer still finds its case.
    public var keyGrace: Duration
}

extension SecuritySettings.Proof {
    /// Whether a mail that shows these shows enough.
    public func isMet(byToken hasToken: Bool, byDMARC hasDMARC: Bool) -> Bool {
        switch self {
        case .token: hasToken
        case .dmarc: hasDMARC
        case .either: hasToken || hasDMARC
        case .both: hasToken && hasDMARC
        }
    }

    var needsDMARC: Bool { self == .dmarc || self == .both }
}

/// Commands that a mail must show more for. `security.risky:`.
public struct RiskSettings: Sendable {
    /// `commands`: keywords, in any language of the vocabulary.
    public var commands: Set<Keyword>
    /// `revenue_above`: an amount beyond this is risky too, whichever command names it; in another currency, any amount.
    public var revenueAbove: Money?
    /// `proof`: what the mail must show, beside what `security.commands` asks for. Default `both`.
    public var proof: SecuritySettings.Proof

    public init(commands: Set<Keyword>, revenueAbove: Money? = nil, proof: SecuritySettings.Proof = .both) {
        self.commands = commands
        self.revenueAbove = revenueAbove
        self.proof = proof
    }

    public func covers(_ command: Command) -> Bool {
        if commands.contains(command.keyword) { return true }
        guard let limit = revenueAbove, let amount = command.amount else { return false }
        return amount.currency != limit.currency || amount.minorUnits > limit.minorUnits
    }
}

/// Who gets what. `routing:`.
public struct RoutingSettings: Sendable {
    /// `opportunities_to`: login of the colleague who is given every new opportunity. Default: the first manager.
    public var opportunitiesTo: String
    /// `opportunity_rules`: a list of `{campaign: …, language: …, to: login}`; the first whose conditions hold is followed,
    /// and `opportunities_to` when none does.
    public var opportunityRules: [OpportunityRule]
    /// `own_lists`: List-Ids of the company's own group addresses; mail through them is a person's mail.
    public var ownLists: [String]
    /// `forms`: sender addresses of the company's own web forms.
    public var forms: [EmailAddress]
}

/// Who is given the opportunities of a campaign, or in a language. One item of `opportunity_rules:`.
public struct OpportunityRule: Sendable {
    /// Name or code of a campaign; nil for any, and for none.
    public var campaign: String?
    public var language: Language?
    /// Login of the colleague.
    public var to: String
}

extension RoutingSettings {
    /// Login of the colleague who is given an opportunity of that campaign and language.
    public func director(campaign: Campaign?, language: Language) -> String {
        let rule = opportunityRules.first { rule in
            let names = [campaign?.name, campaign?.code].compactMap(\.self)
            return (rule.campaign.map { wanted in names.contains { Campaign.isSameName($0, wanted) } } ?? true)
                && (rule.language.map { $0 == language } ?? true)
        }
        return rule?.to ?? opportunitiesTo
    }
}

/// How quotes are made and what comes of them. `quotes:`.
public struct QuoteSettings: Sendable {
    /// `valid_for`: how long a quote holds unless it says otherwise. Default 30 days.
    public var validity: Period
    /// `usual_vat`: of lines that are no product, in per cent. Default 20.
    public var usualVAT: Percentage
    /// `quote_closes_opportunity`: sending one closes its opportunities, as quoted. Default true.
    public var closesOpportunity: Bool
    /// `answer_closes_opportunity`: a customer's yes or no to one wins or loses its opportunities. Default true.
    public var answerCloses: Bool
    /// `letterhead`: lines under the company's name, such as its address and registration.
    public var letterhead: [String]
    /// `conditions`: what stands below the totals, by language; the default language's where one is missing.
    public var conditions: [Language: String]
}

/// `limits:`.
public struct LimitSettings: Sendable {
    /// `message_size`: bigger mails are not fetched but quarantined. Default 25 MB, at least 100 kB; in bytes.
    public var messageSize: Int
    /// `acknowledgements_per_hour`: to all customers together. Default 1000.
    public var acknowledgementsPerHour: Int
    /// `answers_per_hour`: that the gateway gives one address of its own accord, receipts above all. Default 60. Whatever
    /// answers them all by itself is not answered beyond that.
    public var answersPerHour: Int
    /// `answers_per_thread`: the same about one record. Default 10.
    public var answersPerThread: Int
}

/// Where things lie. Relative paths count from the folder of `guichet.yaml`.
public struct FileSettings: Sendable {
    /// `database`. Default `guichet.sqlite`.
    public var database: String
    /// `templates`. Default `../MailTemplates`.
    public var templates: String
    /// `calendar_folder`: where the calendars are written as files after each change; without it they are not.
    public var calendars: String?
    /// `secret_file`: the signing key, made at the first start. Default `guichet.secret`.
    public var secret: String
}
