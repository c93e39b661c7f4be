import CRM
import Foundation
import Mail

/// Reads `staff.yaml`: under `staff`, a section for each colleague, headed by their login.
struct StaffReader {
    let report: ProblemReport

    func staff(in text: String) -> [StaffMember] {
        let top = report.top(of: text)
        let people = top.section("staff")
        let staff = people.keys.compactMap { login in member(login, people.section(login)) }
        if staff.isEmpty, report.problems.isEmpty {
            top.complain("staff", "names nobody: somebody must be there to take the leads")
        }
        people.finish()
        top.finish()
        complainAboutSharedAddresses(staff, in: people)
        return staff
    }

    private func member(_ login: String, _ section: Section) -> StaffMember? {
        let isLogin = (1...30).contains(login.count) && login.allSatisfy { ("a"..."z").contains($0) || $0.isNumber }
        if !isLogin { section.complain("", "must be a login of lower-case letters and digits, such as thomas") }
        let name = section.required("name")
        let emails = section.texts("email")
        if emails.isEmpty { section.complain("email", "is missing") }
        for email in emails where EmailAddress(email) == nil {
            section.complain("email", "holds “\(email)”, which is no mail address")
        }
        let zone = section.value("time_zone", default: String?.none, expected: "a time zone such as Europe/Paris") {
            TimeZone(identifier: $0) == nil ? nil : .some($0)
        }
        let language = section.required("language", expected: "a language such as en or fr", Language.init(rawValue:))
        let role = section.choice("role", default: StaffMember.Role.salesperson)
        let wantsNewLeads = section.flag("new_leads", default: true)
        section.finish()
        guard isLogin, let name, !emails.isEmpty, let language else { return nil }
        return StaffMember(
            login: login, name: name, emails: emails, role: role, language: language, timeZone: zone,
            wantsNewLeads: wantsNewLeads)
    }

    private func complainAboutSharedAddresses(_ staff: [StaffMember], in section: Section) {
        var owners: [String: String] = [:]
        for member in staff {
            for email in member.emails {
                let owner = owners.updateValue(member.login, forKey: email.lowercased())
                guard let owner else { continue }
                let whose = owner == member.login ? "stands twice there" : "belongs to \(owner) already"
                section.complain(member.login, "has the address \(email), which \(whose)")
            }
        }
    }
}
