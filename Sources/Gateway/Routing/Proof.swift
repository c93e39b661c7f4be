import CRM
import Configuration
import Foundation
import Mail

/// What a mail shows for being from the colleague it says it is from.
struct Proof {
    let hasToken: Bool
    let hasDMARC: Bool
    let isEnough: Bool

    init(of incoming: IncomingMail, member: StaffMember, settings: SecuritySettings, signer: TokenSigner, now: Date) {
        let addresses = member.emails.compactMap { EmailAddress($0) }
        hasToken = incoming.tokens.contains { token in
            token.purpose == .staff && !token.isExpired(at: now)
                && addresses.contains { signer.wasMade(token, for: $0) }
        }
        hasDMARC = incoming.authentication?.passesDMARC ?? false
        switch settings.proof {
        case .token: isEnough = hasToken
        case .dmarc: isEnough = hasDMARC
        case .either: isEnough = hasToken || hasDMARC
        case .both: isEnough = hasToken && hasDMARC
        }
    }

    var sentence: String {
        let shown = [hasToken ? "a token sent to them came back" : nil, hasDMARC ? "DMARC passed" : nil].compactMap(
            \.self)
        return (shown.isEmpty ? "no token of theirs came back and no DMARC pass" : shown.joined(separator: ", "))
            + (isEnough ? ": verified." : ": not verified.")
    }
}
