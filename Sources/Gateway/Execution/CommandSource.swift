import CRM
import Mail
import Store

/// Where commands came from: a colleague's mail, or the command line.
struct CommandSource {
    /// The colleague's mail as it was kept; nil on the command line.
    var message: Message?
    /// The files that came with the commands.
    var files: [Attachment] = []
    /// What the mail shows for being the colleague's; nil on the command line, where whoever is at the machine is trusted.
    var proof: Proof?
    /// Told of the prospects of a list as they become leads: how many, and of how many.
    var progress: (@Sendable (Int, Int) -> Void)?

    /// How a lead that they make came to us.
    var kind: Lead.Source { message == nil ? .cli : .command }
}
