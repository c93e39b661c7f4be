/// Sorts the lines of a calendar file into components, whatever is wrong with them.
///
/// A component that does not end is ended by what cannot be in it, or by the end of the file; an event outside a calendar
/// gets one of its own; what is not read here is left out.
struct FileReader {
    /// VCALENDARs, as far as they are complete.
    private(set) var calendars: [FileComponent] = []
    /// What the next line is in, from the outside.
    private var open: [FileComponent] = []
    private var linesLeft = 10_000
    private var entriesLeft = 1_000
    private var observancesLeft = 200

    init(_ bytes: [UInt8]) {
        for line in ContentLine.unfolded(bytes) {
            switch line.name {
            case "BEGIN": begin(FileComponent(line.value))
            case "END": end(line.value)
            default: add(line)
            }
        }
        while !open.isEmpty { endLast() }
    }

    private mutating func begin(_ component: FileComponent) {
        if component.isCalendar {
            while !open.isEmpty { endLast() }
        } else if component.isEntry || component.isZone {
            while open.last?.isCalendar == false { endLast() }
            if open.isEmpty { open.append(FileComponent("VCALENDAR")) }
        }
        // Deeper than any calendar goes; the lines in it are of no interest.
        if open.count < 16 { open.append(component) }
    }

    private mutating func end(_ name: String) {
        guard let index = open.lastIndex(where: { $0.name == name }) else { return }
        while open.count > index { endLast() }
    }

    private mutating func endLast() {
        let component = open.removeLast()
        if open.isEmpty {
            if component.isCalendar { calendars.append(component) }
        } else if open[open.count - 1].wants(component), count(component) {
            open[open.count - 1].add(component)
        }
    }

    /// false when there have been too many already.
    private mutating func count(_ component: FileComponent) -> Bool {
        if component.isEntry { entriesLeft -= 1 }
        if component.isObservance { observancesLeft -= 1 }
        return component.isEntry ? entriesLeft >= 0 : observancesLeft >= 0
    }

    private mutating func add(_ line: ContentLine) {
        guard open.last?.wants(line) == true, linesLeft > 0 else { return }
        linesLeft -= 1
        open[open.count - 1].add(line)
    }
}
