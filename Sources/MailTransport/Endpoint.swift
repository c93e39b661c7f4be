/// A mail server as the operator names it: where it listens, and how the connection is protected.
///
/// The server's certificate is always verified, by name and by chain.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    public enum Security: String, CaseIterable, Codable, Sendable {
        /// TLS from the first byte. RFC 8314 §3.
        case implicitTLS
        /// Plain until STARTTLS, which is required. RFC 3501 §6.2.1, RFC 3207.
        case startTLS
        /// No encryption: only with a server on this very machine.
        case none
    }

    /// A name, IPv4 or IPv6 address, without brackets; an internationalized name in its `xn--` form.
    public var host: String
    public var port: UInt16
    public var security: Security
    /// A PEM file with the authorities to trust instead of the system's, for a company that has its own.
    public var certificateAuthorities: String?

    public init(host: String, port: UInt16, security: Security, certificateAuthorities: String? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.certificateAuthorities = certificateAuthorities
    }

    public var description: String { "\(urlHost):\(port)" }

    /// The host as it stands in a URL. RFC 3986 §3.2.2.
    var urlHost: String { host.contains(":") ? "[\(host)]" : host }

    /// What keeps us from even trying, in words that end a sentence about this server; nil when nothing does.
    var objection: String? {
        guard !host.isEmpty, host.utf8.count <= 255, host.utf8.allSatisfy(Self.isInHostNames) else {
            return "“\(printable(host.utf8, limit: 80))” is not a host name; correct it"
        }
        guard security != .none || isOnThisMachine else {
            return "a connection without TLS is allowed to this machine only; use TLS or STARTTLS"
        }
        return nil
    }

    /// Letters, digits, and what joins them in names and addresses: nothing that means something in a URL.
    static func isInHostNames(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "-._:".utf8.contains(byte)
        }
    }

    private var isOnThisMachine: Bool {
        if host == "::1" || host.lowercased() == "localhost" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
    }
}
