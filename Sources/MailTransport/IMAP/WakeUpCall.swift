import CCurl
import Glibc

/// Ends a wait in `poll` from another thread.
///
/// Safe to share: it holds one number, and writing to an eventfd is safe from any thread. eventfd(2).
final class WakeUpCall: Sendable {
    /// To be polled for reading; -1, which poll(2) passes over, when the process has no file descriptors left.
    let descriptor: Int32 = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))

    deinit { close(descriptor) }

    /// Every wait from now on ends at once.
    func ring() { eventfd_write(descriptor, 1) }
}
