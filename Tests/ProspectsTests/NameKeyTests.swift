import CRM
import Testing

@Suite("Keys of names")
struct NameKeyTests {
    @Test(arguments: [
        ("Jane Doe", "Dupont SA"), ("DOE Jane", "dupont"), ("Doe, Jane", "S.A. Dupont"), ("jané  doé", "DUPONT, S.A."),
        ("Jane Doe", "Dupont S. A."), ("Jane Doe", "SARL Dupont"), ("Jane Doe", "Dupont GmbH & Co. KG"),
        ("Jane Doe", "Dupont, Inc."),
    ])
    func areTheSameForOnePerson(_ name: String, company: String) {
        #expect(NameKey.of(name: name, company: company) == NameKey.of(name: "Jane Doe", company: "Dupont"))
    }

    @Test(arguments: [
        ("Jane Doe", "Durand"), ("Jane Does", "Dupont"), ("Jane Doe", "Dupont Fils"), ("Jane Dupont", "Doe"),
    ])
    func differForOthers(_ name: String, company: String) {
        #expect(NameKey.of(name: name, company: company) != NameKey.of(name: "Jane Doe", company: "Dupont"))
    }

    @Test(arguments: [("", "Dupont"), ("Jane", ""), ("–", "Dupont"), ("Jane", "&")])
    func needBothNames(_ name: String, company: String) {
        #expect(NameKey.of(name: name, company: company) == nil)
    }

    @Test(arguments: [
        ("Dupont & Fils SARL", "dupont fils"), ("SAS", "sas"), ("S.A.S.", "sas"), ("3M Company", "3m"),
        ("Société Générale", "societe generale"), ("Müller GmbH", "muller"),
    ])
    func ofCompaniesLeaveTheLegalFormOut(_ name: String, key: String) {
        #expect(NameKey.company(name) == key)
    }
}
