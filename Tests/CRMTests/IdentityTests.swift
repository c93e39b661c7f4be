import CRM
import Foundation
import Testing

@Suite("What tells one person from another")
struct IdentityKeysTests {
    @Test(arguments: [
        ("Jane@Dupont.Example", "jane@dupont.example"), ("JANE@DUPONT.EXAMPLE", "jane@dupont.example"),
    ])
    func addressesDoNotMindCase(_ email: String, key: String) {
        #expect(IdentityKeys(email: email, phone: nil, name: "", company: nil).address == key)
    }

    @Test(
        arguments: [
            ("+33 3 20 00 00 01", "03.20.00.00.01"), ("0033320000001", "03 20 00 00 01"),
            ("+33 (0)3 20 00 00 01", "0320000001"), ("03 20 00 00 01 poste 12", "03-20-00-00-01"),
        ])
    func phonesDoNotMindSpelling(_ one: String, other: String) {
        let keys = [one, other].map { IdentityKeys(email: nil, phone: $0, name: "", company: nil) }
        #expect(keys[0] == keys[1])
        #expect(keys[0].phone != nil)
    }

    @Test(arguments: [
        ("Jane Doe", "Dupont SA", "DOE Jane", "S.A. Dupont"), ("Zoé Müller", "Café Zoé", "zoe muller", "CAFE ZOE SARL"),
        ("Jean-Paul Roy", "Roy & Fils", "ROY Jean Paul", "Roy, Fils"), ("J. Doe", "X", "Doe J", "x"),
    ])
    func namesDoNotMindOrderCaseAndLegalForm(name: String, company: String, other: String, otherCompany: String) {
        let keys = IdentityKeys(email: nil, phone: nil, name: name, company: company)
        #expect(keys == IdentityKeys(email: nil, phone: nil, name: other, company: otherCompany))
        #expect(keys.name != nil)
    }

    @Test(
        arguments: [
            (nil, nil, "", nil), (nil, "12", "Jane Doe", nil), (nil, "", "", "Dupont"), (nil, nil, "...", "Dupont"),
            (nil, nil, "Jane", ""), (nil, "call me", "", "  "),
        ] as [(String?, String?, String, String?)])
    func sayNothingWhereNothingIsKnown(email: String?, phone: String?, name: String, company: String?) {
        #expect(IdentityKeys(email: email, phone: phone, name: name, company: company).isEmpty)
    }

    @Test(arguments: [
        ("Jane Doe", "Dupont", "Jane Doe", "Durand"), ("Jane Doe", "Dupont", "John Doe", "Dupont"),
        ("Jane", "Doe Dupont", "Jane Doe", "Dupont"),
    ])
    func keepOthersApart(name: String, company: String, other: String, otherCompany: String) {
        let one = IdentityKeys(email: nil, phone: nil, name: name, company: company)
        #expect(one != IdentityKeys(email: nil, phone: nil, name: other, company: otherCompany))
    }

    @Test func areTheSameForALeadAndTheProspectItWas() {
        let lead = Lead(
            title: "", contactName: "Jane Doe", email: "Jane@d.example", phone: "03 20 00 00 01", company: "Dupont",
            source: .import, language: .french, created: Date(timeIntervalSince1970: 0))
        let prospect = Prospect(name: "DOE Jane", company: "Dupont SA", email: "jane@D.example", phone: "+33320000001")
        #expect(lead.keys == prospect.keys)
    }
}

@Suite("Where somebody lives")
struct PostalPlaceTests {
    @Test(arguments: [
        (
            PostalPlace(street: "12 rue des Lilas", zip: "59000", city: "Lille", country: "France"),
            "12 rue des Lilas, 59000 Lille, France"
        ),
        (PostalPlace(zip: "59000", city: "Lille"), "59000 Lille"), (PostalPlace(city: "Lille"), "Lille"),
        (PostalPlace(zip: "59000"), "59000"), (PostalPlace(street: "12 rue", country: "France"), "12 rue, France"),
        (PostalPlace(), ""), (PostalPlace(street: "", city: "Lille"), "Lille"),
    ])
    func standsOnOneLine(place: PostalPlace, line: String) {
        #expect(place.line == line)
    }

    @Test func isCompletedButNeverOverwritten() {
        let place = PostalPlace(street: "12 rue", city: "Lille")
        let other = PostalPlace(street: "13 rue", zip: "59000", country: "France")
        #expect(
            place.completed(by: other) == PostalPlace(street: "12 rue", zip: "59000", city: "Lille", country: "France"))
        #expect(PostalPlace().completed(by: place) == place)
        #expect(place.completed(by: PostalPlace()) == place)
    }

    @Test func isUnknownWhenItSaysNothing() {
        #expect(PostalPlace().isUnknown)
        #expect(!PostalPlace(country: "France").isUnknown)
    }
}

@Suite("Names and codes of campaigns")
struct CampaignNameTests {
    @Test(arguments: [
        ("House & Design", "house&design"), ("Maison & Déco", "MAISON & DECO"), ("Fair 2014", "fair-2014"), ("", " "),
        ("Équip'Hôtel", "equip hotel"), ("House & Design.", "“House & Design”"),
    ])
    func mayBeWrittenDifferently(_ one: String, other: String) {
        #expect(Campaign.isSameName(one, other))
    }

    @Test(arguments: [
        ("House & Design", "House Design"), ("Fair 2014", "Fair 2015"), ("Fair", "Fairs"), ("Fair", ""), ("A B", "AB"),
    ])
    func mayBeThoseOfTwo(_ one: String, other: String) {
        #expect(!Campaign.isSameName(one, other))
    }

    @Test(arguments: [
        ("House & Design", "HD2014"), ("house & design", "HD2014"), ("Maison & Déco", "MD2014"),
        ("Équip'Hôtel", "ÉH2014"),
        ("Fair", "F2014"), ("3D Days", "3D2014"), ("a b c d e f g h", "ABCDEF2014"), ("", "C2014"), ("&", "C2014"),
        ("  ", "C2014"), ("ﬁne", "FI2014"), ("Straße", "S2014"), ("展示会", "展2014"),
    ])
    func areInitialsAndTheYear(name: String, code: String) {
        #expect(Campaign.code(for: name, year: 2014) == code)
    }
}
