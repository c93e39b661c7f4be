import Crypto
public import Foundation

/// What the gateway put, signed, into a reply address or a Message-ID, so that an answer finds its record and a colleague
/// can show that a mail of ours reached them.
public struct SignedToken: Hashable, Sendable {
    public enum Purpose: UInt8, Sendable {
        /// Sent to a colleague: coming back from them, it authorises commands.
        case staff = 1
        /// Sent to somebody outside: finds the record, never authorises anything.
        case customer = 2
        /// An envelope sender: a bounce comes back to it.
        case bounce = 3
    }

    /// What it is about: lower-case letters and digits, such as `o12`; the caller's to interpret.
    public var subject: String
    public var purpose: Purpose
    /// Honoured through the end of this day, UTC. Days since 2000-01-01.
    public var lastDay: UInt16
    /// Which person it was made for; only the signer can compare it with an address.
    var recipientMark: [UInt8]

    /// No longer to be honoured at that moment.
    public func isExpired(at now: Date) -> Bool { Self.day(of: now) > Int(lastDay) }

    static func day(of date: Date) -> Int { Int((date.timeIntervalSinceReferenceDate + 366 * 86_400) / 86_400) }
}

/// Makes and reads signed tokens: HMAC-SHA-256 (RFC 2104) over subject, purpose, expiry and recipient.
///
/// Text form: `subject.` and 34 characters of base 32 (RFC 4648 §6, lower case), since mail servers may change the case
/// of an address: key number and purpose (1 byte), last day (2), recipient mark (6), the first 12 bytes of the HMAC.
/// Ninety-six bits keep a forger waiting for ever while `crm+token` stays below the 64 octets of RFC 5321 §4.5.3.1.1.
public struct TokenSigner: Sendable {
    /// A signing secret and the number (0 to 31) by which tokens name it.
    public struct Key: Sendable {
        public var number: UInt8
        /// With nothing in it but the secret, which takes as long as the little that is signed.
        fileprivate let keyed: HMAC<SHA256>

        /// `secret` has at least 32 bytes; fewer give nil.
        public init?(number: UInt8, secret: Data) {
            guard number < 32, secret.count >= 32 else { return nil }
            self.number = number
            keyed = HMAC(key: SymmetricKey(data: secret))
        }

        fileprivate func code(for text: [UInt8]) -> HMAC<SHA256>.MAC {
            var code = keyed
            code.update(data: text)
            return code.finalize()
        }
    }

    /// The key that signs, and those whose tokens are honoured too.
    public struct Keys: Sendable {
        public var current: Key
        public var previous: [Key]

        public init(current: Key, previous: [Key] = []) {
            self.current = current
            self.previous = previous
        }

        fileprivate var all: [Key] { [current] + previous }
    }

    private let keys: @Sendable () -> Keys

    /// `keys` is asked each time, since keys may be replaced while the program runs.
    public init(keys: @escaping @Sendable () -> Keys) { self.keys = keys }

    /// With keys that stay as they are.
    public init(current: Key, previous: [Key] = []) {
        let keys = Keys(current: current, previous: previous)
        self.init { keys }
    }

    /// A token about `subject`, to be sent to `recipient` and honoured through the day of `expires`.
    public func token(
        about subject: String, purpose: SignedToken.Purpose, for recipient: EmailAddress, expires: Date
    ) -> String {
        let lastDay = UInt16(clamping: SignedToken.day(of: expires))
        let current = keys().current
        let token = SignedToken(
            subject: subject, purpose: purpose, lastDay: lastDay, recipientMark: Self.mark(of: recipient, key: current))
        return subject + "." + Base32.encoded(Self.head(of: token, key: current) + Self.seal(token, key: current))
    }

    /// The token, if we signed it; expiry is the caller's to look at. Takes any case.
    public func read(_ text: some StringProtocol) -> SignedToken? {
        let parts = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...20).contains(parts[0].utf8.count), let bytes = Base32.decoded(parts[1]),
            bytes.count == 21, let purpose = SignedToken.Purpose(rawValue: bytes[0] & 7),
            let key = keys().all.first(where: { $0.number == bytes[0] >> 3 })
        else { return nil }
        let token = SignedToken(
            subject: String(parts[0]), purpose: purpose, lastDay: UInt16(bytes[1]) << 8 | UInt16(bytes[2]),
            recipientMark: Array(bytes[3..<9]))
        return Self.areEqual(Self.seal(token, key: key), bytes[9...]) ? token : nil
    }

    /// Whether the token was made for this person.
    public func wasMade(_ token: SignedToken, for address: EmailAddress) -> Bool {
        keys().all.contains { Self.areEqual(Self.mark(of: address, key: $0), token.recipientMark[...]) }
    }

    private static func head(of token: SignedToken, key: Key) -> [UInt8] {
        [key.number << 3 | token.purpose.rawValue, UInt8(token.lastDay >> 8), UInt8(token.lastDay & 0xFF)]
            + token.recipientMark
    }

    private static func seal(_ token: SignedToken, key: Key) -> [UInt8] {
        let text = Array("guichet token\0\(token.subject)\0".utf8) + head(of: token, key: key)
        return Array(key.code(for: text).prefix(12))
    }

    private static func mark(of address: EmailAddress, key: Key) -> [UInt8] {
        let text = Array("guichet recipient\0\(address.folded)".utf8)
        return Array(key.code(for: text).prefix(6))
    }

    /// Takes the same time wherever the two differ, so that nobody can feel their way to a valid seal.
    private static func areEqual(_ left: [UInt8], _ right: ArraySlice<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
