import CGlibc
import Foundation
import Mail

/// A running courier. It ends once nobody is at the other end of its standard input.
struct CourierProcess: Sendable {
    let wire: Wire
    private let id: pid_t

    /// Where a courier finds its postmark file.
    static let postmarks: Int32 = 3

    /// Starts `executable courier`, with the locked file `postmarks` open.
    ///
    /// Neither swift-subprocess nor Foundation start a program that is to outlive the one that started it, in a process
    /// group of its own, whose files are these and no others.
    init(executable: String, postmarks: Int32) throws(SubmissionFailure) {
        do {
            let (ours, theirs) = try Wire.pair()
            defer { theirs.hangUp() }
            wire = ours
            do { id = try Self.start(executable, input: theirs.descriptor, postmarks: postmarks) } catch {
                ours.hangUp()
                throw error
            }
        } catch {
            throw SubmissionFailure(
                nextStep: .retry, explanation: "No courier can be started to hand in mails (\(error)).")
        }
    }

    /// Has it end after the mail in hand, and waits for that.
    func end() {
        wire.hangUp()
        while waitpid(id, nil, 0) < 0, errno == EINTR {}
    }

    private static func start(_ executable: String, input: Int32, postmarks: Int32) throws(Wire.Cut) -> pid_t {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, input, 0)
        for output in [1, 2] as [Int32] { posix_spawn_file_actions_addopen(&files, output, "/dev/null", O_WRONLY, 0) }
        posix_spawn_file_actions_adddup2(&files, postmarks, Self.postmarks)
        posix_spawn_file_actions_addclosefrom_np(&files, Self.postmarks + 1)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        // Ctrl-C is for us; we let it finish.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

        let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("guichet"), strdup("courier"), nil]
        defer { for argument in arguments { free(argument) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, executable, &files, &attributes, arguments, environ)
        guard code == 0 else { throw Wire.Cut(code: code) }
        return id
    }
}
