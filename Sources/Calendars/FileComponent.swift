/// A component of a calendar file, reduced to the properties that are read here.
///
/// Nothing else is given to libical: most of what a hostile file could do to it needs a property that nobody reads, or a
/// rule that never ends.
struct FileComponent {
    let name: String
    private var lines: [ContentLine] = []
    private(set) var children: [FileComponent] = []

    init(_ name: String) {
        self.name = name
    }

    mutating func add(_ line: ContentLine) { lines.append(line) }

    mutating func add(_ child: FileComponent) { children.append(child) }

    var isCalendar: Bool { name == "VCALENDAR" }
    var isEntry: Bool { Self.properties[name] == Self.entryProperties }
    var isZone: Bool { name == "VTIMEZONE" }
    var isObservance: Bool { Self.properties[name] == Self.observanceProperties }

    /// Whether `line` is read in components of this kind.
    func wants(_ line: ContentLine) -> Bool { Self.properties[name]?.contains(line.name) == true }

    /// Whether `child` is read in components of this kind, and harmless.
    func wants(_ child: FileComponent) -> Bool {
        if isCalendar { return child.isEntry || child.isZone && !child.children.isEmpty }
        return isZone && child.isObservance && child.saysAllOfAnObservance && child.hasHarmlessRules
    }

    /// As libical reads it.
    var text: String {
        var text = "BEGIN:\(name)\r\n"
        for line in lines { text += line.text + "\r\n" }
        for child in children { text += child.text }
        return text + "END:\(name)\r\n"
    }

    private static let properties: [String: Set<String>] = [
        "VCALENDAR": ["METHOD"], "VTIMEZONE": ["TZID"],
        "STANDARD": observanceProperties, "DAYLIGHT": observanceProperties,
        "VEVENT": entryProperties, "VTODO": entryProperties, "VJOURNAL": entryProperties,
        "VFREEBUSY": entryProperties,
    ]
    private static let observanceProperties: Set = ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"]
    private static let entryProperties: Set = [
        "UID", "SEQUENCE", "DTSTAMP", "RECURRENCE-ID", "ORGANIZER", "ATTENDEE", "COMMENT", "SUMMARY", "DTSTART",
        "DTEND", "DUE", "DURATION", "STATUS",
    ]

    /// What can stand at the beginning of a line and is read.
    static let knownNames = properties.values.reduce(into: ["BEGIN", "END"] as Set) { $0.formUnion($1) }
}

extension FileComponent {
    /// libical takes an observance without its offsets for one of UTC.
    private var saysAllOfAnObservance: Bool {
        ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO"].allSatisfy { name in lines.contains { $0.name == name } }
    }

    private var hasHarmlessRules: Bool { lines.allSatisfy { $0.name != "RRULE" || Self.isHarmless(rule: $0.value) } }

    /// Clocks are changed once a year by a rule. libical writes down every change since the rule began, so one for every
    /// second would take all memory there is.
    private static func isHarmless(rule: String) -> Bool {
        rule.split(separator: ";").allSatisfy { part in
            let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
            guard pair.count == 2 else { return false }
            switch pair[0] {
            case "FREQ": return pair[1] == "YEARLY"
            case "INTERVAL": return pair[1] == "1"
            case "BYMONTH", "BYDAY": return !pair[1].contains(",")
            case "BYMONTHDAY": return pair[1].utf8.count <= 30
            case "UNTIL", "COUNT", "WKST": return true
            default: return false
            }
        }
    }
}
