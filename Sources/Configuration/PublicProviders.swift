import Foundation

/// Mail services where anybody can have an address: sharing such a domain says nothing about who belongs together.
/// `Config/public-providers.txt`, a domain a line.
public struct PublicProviders: Sendable {
    private let domains: Set<String>

    /// The list that ships as `Config/public-providers.txt`, as it was when this program was built.
    public static let shipped = PublicProviders(
        list: String(decoding: PackageResources.public_providers_txt, as: UTF8.self)
    ) { _, _ in }

    /// Reads a domain a line; what follows `#` is for people. `complain` is told, with the line, of whatever is no domain
    /// or stands there twice.
    init(list: String, complain: (Int?, String) -> Void) {
        var lines: [String: Int] = [:]
        let all = list.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in zip(1..., all) {
            let entry = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
            guard !entry.isEmpty else { continue }
            if !Self.isDomain(entry) {
                complain(number, "“\(entry)” is no mail domain: write one a line, such as gmail.com.")
            } else if let first = lines[entry.lowercased()] {
                complain(number, "\(entry) stands on line \(first) already.")
            } else {
                lines[entry.lowercased()] = number
            }
        }
        if lines.isEmpty { complain(nil, "names no domain: remove the file to have the list that ships with Guichet.") }
        domains = Set(lines.keys)
    }

    /// Whether the domain, in any case, is such a service's.
    public func owns(_ domain: some StringProtocol) -> Bool { domains.contains(domain.lowercased()) }

    private static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            }
    }
}
