import struct Foundation.Data
import GRDB
import GRDBSQLite

/// Mails as they came in or go out. Big ones pass between memory and database piece by piece: in a statement's argument, or
/// in a row, they would be in memory two or three times.
extension Transaction {
    /// From so many bytes on a mail is written piece by piece.
    private static var big: Int { 1_000_000 }

    /// Keeps a mail's bytes, and returns their id.
    func addRawMail(_ bytes: [UInt8]) throws -> Int64 {
        guard bytes.count >= Self.big else {
            try db.cachedStatement(sql: "INSERT INTO raw_mail (bytes) VALUES (?)").execute(arguments: [Data(bytes)])
            return db.lastInsertedRowID
        }
        try db.cachedStatement(sql: "INSERT INTO raw_mail (bytes) VALUES (zeroblob(?))").execute(arguments: [
            bytes.count
        ])
        let id = db.lastInsertedRowID
        try Blob(ofMail: id, in: db, isWritable: true).write(bytes)
        return id
    }
}

extension Snapshot {
    /// The bytes of a mail; nil when there are none of that id.
    public func rawMail(_ id: Int64) throws -> [UInt8]? {
        let isThere = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM raw_mail WHERE id = ?)"), arguments: [id])
        return isThere == true ? try Blob(ofMail: id, in: db, isWritable: false).bytes() : nil
    }
}

/// An open `raw_mail.bytes`.
private struct Blob: ~Copyable {
    private let handle: OpaquePointer?
    private let db: Database

    /// Written at once.
    private static let piece = 1 << 20

    init(ofMail id: Int64, in db: Database, isWritable: Bool) throws {
        var handle: OpaquePointer?
        let code = sqlite3_blob_open(db.sqliteConnection, "main", "raw_mail", "bytes", id, isWritable ? 1 : 0, &handle)
        self.handle = handle
        self.db = db
        try check(code)
    }

    deinit { sqlite3_blob_close(handle) }

    func bytes() throws -> [UInt8] {
        let size = Int(sqlite3_blob_bytes(handle))
        return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            if size > 0 { try check(sqlite3_blob_read(handle, buffer.baseAddress, Int32(size), 0)) }
            count = size
        }
    }

    /// As many bytes as it was made for.
    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: Self.piece) {
                let piece = bytes[start..<min(start + Self.piece, bytes.count)]
                let pointer = UnsafeRawBufferPointer(rebasing: piece).baseAddress
                try check(sqlite3_blob_write(handle, pointer, Int32(piece.count), Int32(start)))
            }
        }
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK else { return }
        throw DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
}
