import Yams

/// One mapping of a YAML file, read key by key. What is wrong is collected, so that the operator sees all of it at once;
/// `finish` reports keys that nobody asked for.
final class Section {
    let report: ProblemReport
    /// Where it stands, for messages: `mailboxes[1]`.
    let name: String
    private let line: Int?
    private var values: [String: Node] = [:]
    private var keyLines: [String: Int] = [:]
    private var asked: Set<String> = []

    /// An absent section has no keys; any other kind of node is reported.
    init(_ node: Node?, name: String, in report: ProblemReport) {
        self.report = report
        self.name = name
        line = node?.mark?.line
        switch node {
        case .mapping(let mapping)?:
            for (key, value) in mapping {
                let text = key.string ?? ""
                values[text] = value
                keyLines[text] = key.mark?.line
            }
        case .scalar(let scalar)? where scalar.string.isEmpty: break
        case .none: break
        case .some: report.add(line, "\(name) must be a list of “key: value” lines.")
        }
    }

    /// Reports keys that no reader asked for, with the nearest that exists.
    func finish() {
        for key in values.keys.filter({ !asked.contains($0) }).sorted() {
            let known = asked.sorted().joined(separator: ", ")
            report.add(keyLines[key], "\(name.isEmpty ? "The file" : name) has no key “\(key)”; its keys are \(known).")
        }
    }

    func section(_ key: String) -> Section {
        Section(node(key), name: name.isEmpty ? key : "\(name).\(key)", in: report)
    }

    func sections(_ key: String) -> [Section] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let sequence) = node else {
            complain(key, "must be a list")
            return []
        }
        return sequence.enumerated().map { Section($1, name: "\(key)[\($0 + 1)]", in: report) }
    }

    var keys: [String] { values.keys.sorted() }

    func has(_ key: String) -> Bool { values[key] != nil }

    /// Whether a section stands there, not a single value.
    func isSection(_ key: String) -> Bool { values[key]?.mapping != nil }

    /// The text of a scalar; nil, and reported, when it is missing or not a scalar.
    func required(_ key: String) -> String? {
        guard let text = optional(key), !text.isEmpty else {
            if values[key] == nil || values[key]?.scalar != nil { complain(key, "is missing") }
            return nil
        }
        return text
    }

    func optional(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        guard let scalar = node.scalar else {
            complain(key, "must be one value")
            return nil
        }
        return scalar.string
    }

    /// The value that `read` makes of the text, else `fallback`; `expected` says what would be right.
    func value<Value>(_ key: String, default fallback: Value, expected: String, _ read: (String) -> Value?) -> Value {
        guard let text = optional(key) else { return fallback }
        guard let value = read(text) else {
            complain(key, "is “\(text)”, but must be \(expected)")
            return fallback
        }
        return value
    }

    /// A required value; nil, and reported, when it is missing or wrong.
    func required<Value>(_ key: String, expected: String, _ read: (String) -> Value?) -> Value? {
        guard let text = required(key) else { return nil }
        guard let value = read(text) else {
            complain(key, "is “\(text)”, but must be \(expected)")
            return nil
        }
        return value
    }

    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, default fallback: Choice) -> Choice
    where Choice.RawValue == String {
        let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        return value(key, default: fallback, expected: "one of \(all)", Choice.init(rawValue:))
    }

    func number(_ key: String, default fallback: Int, in range: ClosedRange<Int>) -> Int {
        value(key, default: fallback, expected: "a number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    func flag(_ key: String, default fallback: Bool) -> Bool {
        value(key, default: fallback, expected: "true or false") { ["true": true, "false": false][$0.lowercased()] }
    }

    /// A list of texts; one text alone counts as a list of one.
    func texts(_ key: String) -> [String] {
        guard let node = node(key) else { return [] }
        if let scalar = node.scalar { return scalar.string.isEmpty ? [] : [scalar.string] }
        guard case .sequence(let sequence) = node, sequence.allSatisfy({ $0.scalar != nil }) else {
            complain(key, "must be a list of texts")
            return []
        }
        return sequence.compactMap { $0.scalar?.string }
    }

    func complain(_ key: String, _ complaint: String) {
        let path = name.isEmpty ? key : "\(name).\(key)"
        report.add(keyLines[key] ?? line, "\(path) \(complaint).")
    }

    private func node(_ key: String) -> Node? {
        asked.insert(key)
        guard let node = values[key] else { return nil }
        if let scalar = node.scalar, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { return nil }
        return node
    }
}

/// Collects what is wrong in one file.
final class ProblemReport {
    let file: String
    private(set) var problems: [SettingsProblem] = []

    init(file: String) { self.file = file }

    func add(_ line: Int?, _ explanation: String) {
        problems.append(SettingsProblem(file: file, line: line, explanation: explanation))
    }

    /// The file's top-level mapping; problems of syntax are reported and give an empty one.
    func top(of text: String) -> Section {
        do {
            return Section(try Yams.compose(yaml: text), name: "", in: self)
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            for key in keys {
                let line = Self.nextLine(of: key, after: context.mark.line, in: text)
                add(line, "“\(key)” stands twice in the same section.")
            }
        } catch let error as YamlError {
            add(error.line, "is not readable as YAML: \(error.sentence)")
        } catch {
            add(nil, "is not readable as YAML: \(error)")
        }
        return Section(nil, name: "", in: self)
    }
}

extension ProblemReport {
    /// Where a key stands again; Yams tells where it stood first.
    private static func nextLine(of key: String, after line: Int, in text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let next = lines.indices.dropFirst(line).first { index in
            lines[index].drop { $0 == " " || $0 == "-" || $0 == "{" }.hasPrefix("\(key):")
        }
        return next.map { $0 + 1 } ?? line
    }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }

    fileprivate var sentence: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        default: "\(self)"
        }
    }
}
