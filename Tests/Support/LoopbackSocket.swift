import Glibc

/// A TCP socket of this machine with itself, read line by line. Every wait ends after ten seconds.
final class LoopbackSocket {
    let descriptor: Int32
    private var received: [UInt8] = []

    /// Takes over an open socket.
    init(owning descriptor: Int32) {
        self.descriptor = descriptor
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    convenience init(connectingTo port: UInt16) throws {
        self.init(owning: try Self.make())
        let code = Self.withAddress(port) { connect(descriptor, $0, $1) }
        guard code == 0 else { throw TestSupportError("nobody listens on port \(port)") }
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw TestSupportError("the other side has closed the connection") }
            rest = rest.dropFirst(count)
        }
    }

    /// The next line without its line end; nil when there is none any more.
    func line() -> String? {
        while true {
            if let end = received.firstIndex(of: 0x0A) {
                let line = received[..<end]
                received.removeSubrange(...end)
                return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            }
            guard receive() else { return nil }
        }
    }

    /// Waits until the other side closes the connection.
    func drain() { while receive() { received.removeAll() } }

    /// Reads one SMTP reply; throws unless it begins with `code`.
    func expectReply(_ code: String) throws {
        var reply = line() ?? "silence"
        while reply.dropFirst(3).first == "-" { reply = line() ?? "silence" }
        guard reply.hasPrefix(code) else { throw TestSupportError("the server said “\(reply)” instead of \(code)") }
    }

    private func receive() -> Bool {
        var part = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &part, part.count, 0)
        guard count > 0 else { return false }
        received += part[..<count]
        return true
    }

    /// A socket that listens, and its port.
    static func listen() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = try make()
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening =
            withAddress(0) { bind(descriptor, $0, $1) } == 0 && Glibc.listen(descriptor, 16) == 0
            && withUnsafeMutablePointer(to: &address) { address in
                address.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
            } == 0
        guard isListening else {
            close(descriptor)
            throw TestSupportError("no port to listen on: errno \(errno)")
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// Ports that nobody listens on at the moment.
    static func freePorts(_ count: Int) throws -> [UInt16] {
        let listeners = try (0..<count).map { _ in try listen() }
        for listener in listeners { close(listener.descriptor) }
        return listeners.map(\.port)
    }

    private static func make() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw TestSupportError("no socket: errno \(errno)") }
        return descriptor
    }

    private static func withAddress<Result>(
        _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
