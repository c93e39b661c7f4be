public import Dispatch
import Glibc
import Synchronization

/// A server on this machine that does what a script says, also what no real server does.
///
/// It serves one connection after the other, each with the next script; further connections are closed at once.
public final class ScriptedServer: Sendable {
    public enum Step: Sendable {
        /// Reads a line, which must contain the text; ends the script when it does not.
        case expect(String)
        /// Sends text as it is. `%tag` stands for the first word of the line read last.
        case send(String)
        case sendBytes([UInt8])
        /// Reads lines up to the one that consists of a dot: the text of a mail.
        case readText
        /// Goes on once the test has given the signal.
        case wait(for: DispatchSemaphore)
        /// Says nothing more, and waits for the other side to close the connection.
        case stall
        case close

        /// Reads a line that contains `command`, and sends `reply`.
        public static func answer(_ command: String, _ reply: String) -> [Step] { [.expect(command), .send(reply)] }
    }

    public let port: UInt16
    private let listener: Int32
    private let record = Record()

    /// Starts listening. When a script has come to its end, the connection is closed.
    public init(_ scripts: [Step]...) throws {
        (listener, port) = try LoopbackSocket.listen()
        let (listener, record) = (listener, record)
        DispatchQueue(label: "scripted server").async { Self.serve(scripts, on: listener, noting: record) }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// All lines that were read so far, by all scripts.
    public var lines: [String] { record.lines.withLock { $0 } }

    /// Waits until a line with this text was read; ten seconds at the longest.
    public func hasRead(_ text: String) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !lines.contains(where: { $0.contains(text) }), ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Lines that a script did not expect.
    public var surprises: [String] { record.surprises.withLock { $0 } }

    private final class Record: Sendable {
        let lines = Mutex<[String]>([])
        let surprises = Mutex<[String]>([])
    }

    private static func serve(_ scripts: [[Step]], on listener: Int32, noting record: Record) {
        var scripts = scripts[...]
        // Ends when the server is freed: shutting a listening socket down makes accept(2) fail.
        while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
            let connection = LoopbackSocket(owning: descriptor)
            guard let script = scripts.popFirst() else { continue }
            // The other side may have gone before the script ends, which is its right.
            try? play(script, on: connection, noting: record)
        }
        close(listener)
    }

    private static func play(_ script: [Step], on connection: LoopbackSocket, noting record: Record) throws {
        var tag = ""
        for step in script {
            switch step {
            case .expect(let text):
                guard let line = connection.line() else { return }
                record.lines.withLock { $0.append(line) }
                guard line.contains(text) else { return record.surprises.withLock { $0.append(line) } }
                tag = String(line.prefix { $0 != " " })
            case .send(let text): try connection.send(text.replacing("%tag", with: tag))
            case .sendBytes(let bytes): try connection.send(bytes)
            case .readText:
                while let line = connection.line(), line != "." { record.lines.withLock { $0.append(line) } }
            case .wait(let signal): signal.wait()
            case .stall: connection.drain()
            case .close: return
            }
        }
    }
}
