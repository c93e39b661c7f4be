import Foundation

/// A socket to another process of ours, over which pieces of known length go.
struct Wire: Sendable {
    let descriptor: Int32

    /// The other end is gone.
    struct Cut: Error, CustomStringConvertible {
        var code: Int32 = 0
        var description: String { code == 0 ? "it hung up" : String(cString: strerror(code)) }
    }

    /// Two ends that are joined.
    static func pair() throws(Cut) -> (Wire, Wire) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw Cut(code: errno)
        }
        return (Wire(descriptor: ends[0]), Wire(descriptor: ends[1]))
    }

    /// Sends them in one go, so that the other end wakes up once; but nothing big is copied for that.
    func send(_ pieces: [UInt8]...) throws(Cut) {
        var bytes: [UInt8] = []
        for piece in pieces {
            bytes += withUnsafeBytes(of: UInt32(piece.count).bigEndian) { [UInt8]($0) }
            if piece.count > 100_000 {
                try write(bytes)
                try write(piece)
                bytes = []
            } else {
                bytes += piece
            }
        }
        try write(bytes)
    }

    /// nil when the other end has hung up, between two pieces or in the middle of one.
    func receive() throws(Cut) -> [UInt8]? {
        guard let length = try read(4) else { return nil }
        return try read(length.reduce(0) { $0 << 8 | Int($1) })
    }

    /// Throws `Cut` when the other end has hung up.
    func receive<Piece: Decodable>(_ type: Piece.Type) throws -> Piece {
        guard let piece = try receive() else { throw Cut() }
        return try JSONDecoder().decode(type, from: Data(piece))
    }

    func hangUp() { close(descriptor) }

    private func write(_ bytes: [UInt8]) throws(Cut) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno != EINTR { throw Cut(code: errno) }
            sent += max(0, count)
        }
    }

    private func read(_ length: Int) throws(Cut) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        var received = 0
        while received < length {
            let count = bytes.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress.map { $0 + received }, length - received, 0)
            }
            if count == 0 { return nil }
            if count < 0, errno != EINTR { throw Cut(code: errno) }
            received += max(0, count)
        }
        return bytes
    }
}
