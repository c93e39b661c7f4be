import CICal
import Synchronization

/// libical, which one thread at a time may use.
///
/// The library keeps its list of time zones, and the zones it has read, for the whole process, and fills them in as they
/// are asked for. So every use of it, however short, goes through `use`; nothing inside may call `use` again.
enum ICal {
    private static let lock = Mutex<Void>(())

    /// Left alone, the library could end the process over a calendar it cannot read.
    private static let ready: Void = icalerror_set_errors_are_fatal(0)

    static func use<Result, Failure: Error>(
        _ body: () throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        try lock.withLock { _ throws(Failure) in
            _ = ready
            return try body()
        }
    }

    /// What the library made. It makes everything asked for here, unless the machine is out of memory.
    static func made(_ object: OpaquePointer?) -> OpaquePointer {
        guard let object else { fatalError("out of memory") }
        return object
    }

    /// The text of a C string that is ours, which is freed; nil for a null pointer.
    static func take(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        guard let text else { return nil }
        defer { icalmemory_free_buffer(text) }
        return String(cString: text)
    }
}
