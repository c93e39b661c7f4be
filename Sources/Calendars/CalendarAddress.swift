import Foundation

/// Addresses of people as calendar files write them.
enum CalendarAddress {
    /// Without `mailto:` and what else is around it: `mailto:Jane%20Doe%20%3Cjane@y.test%3E` is `jane@y.test`.
    static func plain(_ text: String) -> String {
        var address = text.trimmed
        let scheme = "mailto:"
        if address.prefix(scheme.count).lowercased() == scheme {
            address = String(address.dropFirst(scheme.count)).trimmed
            address = address.removingPercentEncoding ?? address
        }
        if let open = address.lastIndex(of: "<"), let close = address[open...].firstIndex(of: ">") {
            address = String(address[open..<close].dropFirst())
        }
        return address.calendarLine.trimmed
    }
}
