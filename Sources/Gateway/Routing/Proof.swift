import CRM
import Commands
import Configuration
import Foundation
import Mail

/// What a mail shows for being from the colleague it says it is from.
struct Proof {
    let hasToken: Bool
    let hasDMARC: Bool
    /// Enough for commands that are not risky.
    let isEnough: Bool
    private let hasSoleAuthor: Bool
    private let risky: RiskSettings?

    /// Programs disagree about whom a mail is from that has several From fields, several mailboxes in it or none: it shows
    /// nothing.
    init(of incoming: IncomingMail, member: StaffMember, settings: SecuritySettings, signer: TokenSigner, now: Date) {
        let addresses = member.emails.compactMap { EmailAddress($0) }
        hasSoleAuthor = incoming.mail.soleAuthor.map(addresses.contains) ?? false
        hasToken =
            hasSoleAuthor
            && incoming.tokens.contains { token in
                token.purpose == .staff && !token.isExpired(at: now)
                    && addresses.contains { signer.wasMade(token, for: $0) }
            }
        hasDMARC = hasSoleAuthor && incoming.authentication?.passesDMARC == true
        isEnough = settings.proof.isMet(byToken: hasToken, byDMARC: hasDMARC)
        risky = settings.risky
    }

    /// Why the mail must show more before this is obeyed; nil when it need not.
    func lack(for command: Command) -> CommandFailure? {
        guard let risky, risky.covers(command), !risky.proof.isMet(byToken: hasToken, byDMARC: hasDMARC) else {
            return nil
        }
        return CommandFailure(hasToken ? .riskyNeedsDMARC : .riskyNeedsToken)
    }

    var sentence: String {
        guard hasSoleAuthor else { return "From does not name them and nobody else: not verified." }
        let shown = [hasToken ? "a token sent to them came back" : nil, hasDMARC ? "DMARC passed" : nil].compactMap(
            \.self)
        return (shown.isEmpty ? "no token of theirs came back and no DMARC pass" : shown.joined(separator: ", "))
            + (isEnough ? ": verified." : ": not verified.")
    }
}
