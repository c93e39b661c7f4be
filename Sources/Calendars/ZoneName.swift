import Foundation

/// Names that calendar files give to time zones which they do not define.
enum ZoneName {
    /// IANA names, also behind a prefix (`/citadel.org/20190914_1/Europe/Berlin`), and those of Windows.
    static func timeZone(_ name: String) -> TimeZone? {
        guard name.utf8.count <= 200 else { return nil }
        if let iana = windows[name] { return TimeZone(identifier: iana) }
        let parts = name.split(separator: "/")
        return (1...3).lazy.reversed().filter { $0 <= parts.count }
            .compactMap { TimeZone(identifier: parts.suffix($0).joined(separator: "/")) }.first
    }

    /// The principal place of each zone, from the Unicode CLDR.
    private static let windows = [
        "AUS Central Standard Time": "Australia/Darwin", "AUS Eastern Standard Time": "Australia/Sydney",
        "Alaskan Standard Time": "America/Anchorage", "Arab Standard Time": "Asia/Riyadh",
        "Arabian Standard Time": "Asia/Dubai", "Argentina Standard Time": "America/Buenos_Aires",
        "Atlantic Standard Time": "America/Halifax", "Azores Standard Time": "Atlantic/Azores",
        "Belarus Standard Time": "Europe/Minsk", "Canada Central Standard Time": "America/Regina",
        "Cen. Australia Standard Time": "Australia/Adelaide", "Central America Standard Time": "America/Guatemala",
        "Central Asia Standard Time": "Asia/Almaty", "Central Brazilian Standard Time": "America/Cuiaba",
        "Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw",
        "Central Pacific Standard Time": "Pacific/Guadalcanal", "Central Standard Time": "America/Chicago",
        "Central Standard Time (Mexico)": "America/Mexico_City", "China Standard Time": "Asia/Shanghai",
        "E. Africa Standard Time": "Africa/Nairobi", "E. Australia Standard Time": "Australia/Brisbane",
        "E. Europe Standard Time": "Europe/Chisinau", "E. South America Standard Time": "America/Sao_Paulo",
        "Eastern Standard Time": "America/New_York", "Egypt Standard Time": "Africa/Cairo",
        "FLE Standard Time": "Europe/Kiev", "GMT Standard Time": "Europe/London",
        "GTB Standard Time": "Europe/Bucharest",
        "Georgian Standard Time": "Asia/Tbilisi", "Greenwich Standard Time": "Atlantic/Reykjavik",
        "Hawaiian Standard Time": "Pacific/Honolulu", "India Standard Time": "Asia/Calcutta",
        "Iran Standard Time": "Asia/Tehran", "Israel Standard Time": "Asia/Jerusalem",
        "Jordan Standard Time": "Asia/Amman", "Kaliningrad Standard Time": "Europe/Kaliningrad",
        "Korea Standard Time": "Asia/Seoul", "Mauritius Standard Time": "Indian/Mauritius",
        "Middle East Standard Time": "Asia/Beirut", "Morocco Standard Time": "Africa/Casablanca",
        "Mountain Standard Time": "America/Denver", "New Zealand Standard Time": "Pacific/Auckland",
        "Newfoundland Standard Time": "America/St_Johns", "Pacific SA Standard Time": "America/Santiago",
        "Pacific Standard Time": "America/Los_Angeles", "Pakistan Standard Time": "Asia/Karachi",
        "Romance Standard Time": "Europe/Paris", "Russian Standard Time": "Europe/Moscow",
        "SA Eastern Standard Time": "America/Cayenne", "SA Pacific Standard Time": "America/Bogota",
        "SA Western Standard Time": "America/La_Paz", "SE Asia Standard Time": "Asia/Bangkok",
        "Singapore Standard Time": "Asia/Singapore", "South Africa Standard Time": "Africa/Johannesburg",
        "Sri Lanka Standard Time": "Asia/Colombo", "Taipei Standard Time": "Asia/Taipei",
        "Tasmania Standard Time": "Australia/Hobart", "Tokyo Standard Time": "Asia/Tokyo",
        "Turkey Standard Time": "Europe/Istanbul", "US Eastern Standard Time": "America/Indianapolis",
        "US Mountain Standard Time": "America/Phoenix", "UTC": "UTC", "Venezuela Standard Time": "America/Caracas",
        "W. Australia Standard Time": "Australia/Perth", "W. Central Africa Standard Time": "Africa/Lagos",
        "W. Europe Standard Time": "Europe/Berlin", "West Asia Standard Time": "Asia/Tashkent",
        "West Pacific Standard Time": "Pacific/Port_Moresby",
    ]
}
