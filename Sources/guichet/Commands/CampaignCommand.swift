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

    func run() async throws {
        let (first, last) = (try day(starts, "--starts"), try day(ends, "--ends"))
        let money = try cost.map { text in
            guard let money = Amount.read(text) else {
                throw ValidationError("--cost must be an amount such as 12000 or 12k€, not “\(text)”.")
            }
            return money
        }
        let store = try Build(options).store()
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
        guard let day = try? Date(text, strategy: .iso8601.year().month().day()) else {
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
