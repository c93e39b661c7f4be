import ArgumentParser
import CRM
import Commands
import Foundation
import Mail
import Store

struct CampaignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: "Shows a campaign, or completes it; one that is new is made.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its name or code.")
    var name: String
    @Option(help: "A code for it, such as HD2014.")
    var code: String?
    @Option(help: "Where it is.")
    var place: String?
    @Option(help: "Its first day: 2014-02-05.")
    var starts: String?
    @Option(help: "Its last day.")
    var ends: String?
    @Option(help: "What it cost: 12000, 12k€.")
    var cost: String?

    func validate() throws {
        guard name.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw ValidationError("“\(name)” is no name of a campaign.")
        }
        guard code?.isEmpty != true else { throw ValidationError("--code must not be empty.") }
    }

    func run() async throws {
        let (first, last) = (try day(starts, "--starts"), try day(ends, "--ends"))
        let build = try Build(options)
        let money = try cost.map { text in
            guard let money = Amount.read(text, currency: build.settings.company.currency) else {
                throw ValidationError("--cost must be an amount such as 12000 or 12k€, not “\(text)”.")
            }
            return money
        }
        let store = try build.store()
        let name = name
        let (code, place) = (code, place)
        let (campaign, counts) = try await store.write { transaction in
            let known = try transaction.campaign(named: name)
            let year = Calendar(identifier: .gregorian).component(.year, from: first ?? Date())
            var campaign =
                try known ?? transaction.add(Campaign(code: code ?? Campaign.code(for: name, year: year), name: name))
            campaign.code = code ?? campaign.code
            campaign.place = place ?? campaign.place
            campaign.starts = first ?? campaign.starts
            campaign.ends = last ?? campaign.ends
            campaign.cost = money ?? campaign.cost
            if let starts = campaign.starts, let ends = campaign.ends, ends < starts {
                throw ValidationError("A campaign cannot end on \(Terminal.day(ends)), before it starts.")
            }
            let own = campaign
            if let other = try transaction.campaigns().first(where: { $0.code == own.code && $0.id != own.id }) {
                throw Complaint("The code \(own.code) is that of \(other.name).")
            }
            try transaction.update(campaign)
            return (campaign, try transaction.leadCounts(ofCampaign: campaign.id))
        }
        print(
            Terminal.table(
                ["CAMPAIGN", "PLACE", "STARTS", "ENDS", "COST", "LEADS", "CONVERTED", "NAME"],
                [
                    [
                        campaign.code, campaign.place ?? "-", campaign.starts.map(Terminal.day) ?? "-",
                        campaign.ends.map(Terminal.day) ?? "-", campaign.cost?.formatted(in: .english) ?? "-",
                        "\(counts.leads)", "\(counts.converted)", campaign.name,
                    ]
                ]))
    }

    private func day(_ text: String?, _ option: String) throws -> Date? {
        guard let text else { return nil }
        // 2014-02-31 is read as a day in March.
        guard let day = try? Date(text, strategy: .iso8601.year().month().day()), Terminal.day(day) == text else {
            throw ValidationError("\(option) must be a day such as 2014-02-05, not “\(text)”.")
        }
        return day
    }
}

struct Forgive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hears a sender again whom SPAM or NOTLEAD had silenced; guichet list unwanted names them.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "The mail address.")
    var address: String

    func run() async throws {
        guard let email = EmailAddress(address) else { throw ValidationError("“\(address)” is no mail address.") }
        let store = try Build(options).store()
        guard try await store.write({ try $0.forgive(email) }) else {
            throw Complaint("Nobody silenced \(email).")
        }
        print("\(email) is heard again.")
    }
}
