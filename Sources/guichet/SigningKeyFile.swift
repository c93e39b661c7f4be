import Foundation
import Mail

/// The secret that signs reply addresses. Made at the first start: `0 ` and 64 hexadecimal digits, a line a key, the one
/// that signs first.
struct SigningKeyFile {
    let path: String

    func signer() throws -> TokenSigner {
        let file = PrivateFile(path: path)
        if !FileManager.default.fileExists(atPath: path) {
            _ = try file.create(Data("0 \(Self.newSecret())\n".utf8))
        }
        let lines = String(decoding: try file.contents(), as: UTF8.self).split(whereSeparator: \.isNewline)
        let keys = lines.compactMap(Self.key)
        guard let current = keys.first, keys.count == lines.count else {
            throw Complaint(
                "The secret file \(path) is damaged: restore it from a backup, or remove it to start anew; "
                    + "then answers to mails sent so far are not recognised.")
        }
        return TokenSigner(current: current, previous: Array(keys.dropFirst()))
    }

    private static func key(_ line: Substring) -> TokenSigner.Key? {
        let parts = line.split(separator: " ")
        guard parts.count == 2, let number = UInt8(parts[0]), let secret = bytes(parts[1]) else { return nil }
        return TokenSigner.Key(number: number, secret: secret)
    }

    private static func bytes(_ digits: Substring) -> Data? {
        guard digits.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes = Data()
        var rest = digits
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    private static func newSecret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }
}
