public import CRM
import GRDB

extension Transaction {
    /// Makes the table say what the configuration says. Who is no longer named there stays, inactive: their past work names
    /// them.
    public func replaceStaff(with members: [StaffMember]) throws {
        try db.execute(sql: "UPDATE staff SET active = 0")
        for member in members {
            try db.execute(
                sql: """
                    INSERT INTO staff (login, name, email, role, active) VALUES (?, ?, ?, ?, 1)
                    ON CONFLICT (login) DO UPDATE
                    SET name = excluded.name, email = excluded.email, role = excluded.role, active = 1
                    """,
                arguments: [member.login, member.name, member.emails.first ?? "", member.role.rawValue])
        }
    }
}

extension Snapshot {
    /// The name behind a login, also of colleagues who left.
    public func staffName(_ login: String) throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT name FROM staff WHERE login = ?"), arguments: [login])
    }
}
