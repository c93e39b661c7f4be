import GRDB
import Glibc

/// Why the database cannot be used, in a sentence for the operator.
public struct StoreFailure: Error, Sendable, CustomStringConvertible {
    public var explanation: String
    /// The disk or the file is at fault, and once that is mended the same can be tried again.
    private var isDiskTrouble = false

    public init(explanation: String) { self.explanation = explanation }

    public var description: String { explanation }

    /// Whether an error of this module says that the disk is full or cannot be written: nothing is wrong with the mail.
    public static func isDiskTrouble(_ error: any Error) -> Bool {
        if let failure = error as? StoreFailure { return failure.isDiskTrouble }
        guard let error = error as? DatabaseError else { return false }
        return [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_BUSY, .SQLITE_CANTOPEN, .SQLITE_NOMEM]
            .contains(error.resultCode)
    }

    /// The file at `path`, or one beside it, cannot be opened for writing; `code` is what the system said, an `errno`.
    public init(opening path: String, code: Int32) {
        let cure =
            switch code {
            case ENOENT, ENOTDIR: "create its folder, or correct “database” in the configuration"
            case EISDIR: "name a file as “database” in the configuration"
            case ENOSPC, EDQUOT: "make room on its disk"
            case EROFS: "make its disk writable, or move it to another"
            default: "let the account that guichet runs as write the file and its folder"
            }
        self.init(explanation: "The database \(path) cannot be opened (\(String(cString: strerror(code)))): \(cure).")
    }

    init(opening path: String, _ error: any Error) {
        let reason = (error as? StoreFailure)?.explanation ?? (error as? DatabaseError)?.message ?? "\(error)"
        self =
            StoreFailure(error, path: path)
            ?? StoreFailure(
                explanation: "The database \(path) cannot be used: \(reason)")
    }

    /// nil for an error that says nothing about the file and its disk.
    init?(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else { return nil }
        switch error.resultCode {
        case .SQLITE_FULL: self = .fullDisk(path)
        // Files beside the database that cannot grow are reported so, too.
        case .SQLITE_IOERR where Store.freeBytes(at: path) < 65_536: self = .fullDisk(path)
        case .SQLITE_IOERR:
            explanation = "The disk of the database \(path) fails (\(error.message ?? "")): look into the system's log."
        case .SQLITE_BUSY:
            explanation = "The database \(path) is locked by another program: end that, or let it finish."
        case .SQLITE_READONLY, .SQLITE_CANTOPEN:
            explanation =
                "The database \(path) cannot be written (\(error.message ?? "")): "
                + "let the account that guichet runs as write the file and its folder."
        case .SQLITE_NOTADB:
            explanation =
                "\(path) is no SQLite database: correct “database” in the configuration, or move that file away."
        case .SQLITE_CORRUPT:
            explanation = "The database \(path) is damaged (\(error.message ?? "")): restore it from a backup."
        default: return nil
        }
        isDiskTrouble = Self.isDiskTrouble(error)
    }

    static func fullDisk(_ path: String) -> StoreFailure {
        var failure = StoreFailure(explanation: "The disk that holds the database \(path) is full: make room on it.")
        failure.isDiskTrouble = true
        return failure
    }
}
