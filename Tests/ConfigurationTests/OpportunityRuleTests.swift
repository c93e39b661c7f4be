import CRM
import Configuration
import Foundation
import Testing

@Suite("Who is given an opportunity")
struct OpportunityRuleTests {
    private static let three = """
        staff:
          luc: {name: Luc, email: luc@notsotiny.example, role: manager, language: fr}
          anna: {name: Anna, email: anna@notsotiny.example, language: en}
          eric: {name: Eric, email: eric@notsotiny.example, language: en}
        """
    private static let rules = """

        routing:
          opportunities_to: luc
          opportunity_rules:
            - {campaign: House & Design, language: en, to: eric}
            - {campaign: HD2014, to: anna}
            - {language: en, to: anna}
            - {campaign: Garden, language: fr, to: eric}
            - {campaign: Garden, to: anna}
        """

    @Test(
        arguments: [
            ("House & Design", "HD2014", "en", "eric"), ("House & Design", "HD2014", "fr", "anna"),
            ("house & design", "X", "en", "eric"), ("HOUSE&DÉSIGN", "X", "en", "eric"),
            ("Other", "hd2014", "fr", "anna"), ("Other", "HD2014", "en", "anna"),
            ("Garden", "G2014", "fr", "eric"), ("Garden", "G2014", "en", "anna"), ("Garden", "G2014", "nl", "anna"),
            ("Gardens", "G2014", "fr", "luc"), (nil, nil, "en", "anna"), (nil, nil, "fr", "luc"),
            ("Other", "O2014", "nl", "luc"),
        ] as [(String?, String?, String, String)])
    func theFirstRuleThatHoldsIsFollowed(name: String?, code: String?, language: String, login: String) throws {
        let routing = try settings(minimal + Self.rules, staff: Self.three).routing
        let language = try #require(Language(rawValue: language))
        let campaign = name.map { Campaign(code: code ?? "", name: $0) }
        #expect(routing.director(campaign: campaign, language: language) == login)
    }

    @Test func aRuleWithoutConditionsAlwaysHolds() throws {
        let rules = "\nrouting: {opportunities_to: luc, opportunity_rules: [{to: anna}, {language: fr, to: eric}]}"
        let routing = try settings(minimal + rules, staff: Self.three).routing
        #expect(routing.director(campaign: nil, language: .french) == "anna")
    }

    @Test(arguments: [
        ("opportunity_rules: 5", "opportunity_rules must be a list"),
        ("opportunity_rules: {to: luc}", "must be a list"),
        ("opportunity_rules: [luc]", "opportunity_rules[1] must be a list of"),
        ("opportunity_rules: [{}]", "opportunity_rules[1].to is missing"),
        ("opportunity_rules: [{to: luc}, {language: fr}]", "opportunity_rules[2].to is missing"),
        ("opportunity_rules: [{to: nobody}]", "opportunity_rules[1].to is “nobody”"),
        ("opportunity_rules: [{to: nobody}]", "(luc)"),
        ("opportunity_rules: [{to: luc, language: french!}]", "a language such as en"),
        ("opportunity_rules: [{to: luc, colour: red}]", "no key “colour”; its keys are campaign, language, to"),
        ("opportunity_rules: [{to: luc, campaign: [a]}]", "must be one value"),
    ])
    func complaintsNameFileAndLine(rules: String, words: String) {
        let error = #expect(throws: SettingsProblems.self) { try settings("\(minimal)\nrouting:\n  \(rules)") }
        let problem = error?.problems.first { $0.explanation.contains(words) }
        #expect(problem?.line == 6, "\(error?.description ?? "")")
        #expect(problem?.file.hasSuffix("guichet.yaml") == true)
    }
}
