import Glibc

/// What `iconv` makes of bytes in some charset.
struct Conversion {
    private(set) var text: String
    /// How many bytes had to be replaced by U+FFFD.
    private(set) var errors = 0

    /// nil when the system does not know the charset.
    init?(of bytes: [UInt8], from charset: String) {
        guard let descriptor = iconv_open("utf-8", charset), Int(bitPattern: descriptor) != -1 else { return nil }
        defer { iconv_close(descriptor) }
        var errors = 0
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var input = bytes
        input.withUnsafeMutableBytes { buffer in
            var next = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = buffer.count
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { chunk in
                while left > 0 {
                    var end = chunk.baseAddress
                    var room = chunk.count
                    let before = left
                    _ = iconv(descriptor, &next, &left, &end, &room)
                    output.append(contentsOf: UnsafeRawBufferPointer(chunk)[..<(chunk.count - room)])
                    // It stops before what it cannot read, and on the next call does not move at all.
                    guard left == before else { continue }
                    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    errors += 1
                    next = next?.advanced(by: 1)
                    left -= 1
                }
                // Some charsets hold a letter back until they know that no mark for it follows. iconv(3).
                var end = chunk.baseAddress
                var room = chunk.count
                _ = iconv(descriptor, nil, nil, &end, &room)
                output.append(contentsOf: UnsafeRawBufferPointer(chunk)[..<(chunk.count - room)])
            }
        }
        text = String(decoding: output, as: UTF8.self)
        self.errors = errors
    }
}
