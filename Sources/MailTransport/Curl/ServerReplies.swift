/// What a server last answered while libcurl spoke with it, to be quoted in an error.
///
/// Not for sharing: belongs to one `CurlHandle`, whose calls fill it.
final class ServerReplies {
    private var bytes: [UInt8] = []
    private var isComplete = true

    /// Takes one line of an answer. A line such as `250-SIZE` says that the answer goes on. RFC 5321 §4.2.1.
    func append(_ line: UnsafeRawBufferPointer) {
        // libcurl says goodbye after a refusal, and the answer to that is of no interest. RFC 5321 §4.1.1.10.
        if line.starts(with: "221 ".utf8) { return }
        if isComplete { bytes.removeAll(keepingCapacity: true) }
        bytes.append(contentsOf: line)
        if bytes.count > 4000 { bytes.removeFirst(bytes.count - 2000) }
        isComplete = !(line.count > 3 && line[3] == UInt8(ascii: "-"))
    }

    func forget() {
        bytes.removeAll(keepingCapacity: true)
        isComplete = true
    }

    /// The last answer in one line: at most its last 500 characters. Empty when there was none.
    var last: String { printable(bytes, limit: 500) }
}
