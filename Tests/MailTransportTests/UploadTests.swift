import Testing

@testable import MailTransport

@Suite("A mail on its way out")
struct UploadTests {
    @Test(arguments: [
        ("", ""), ("a\r\nb\r\n", "a\r\nb\r\n"), ("a\nb", "a\r\nb"), ("a\rb\r", "a\r\nb\r\n"),
        ("\n\r\n\r", "\r\n\r\n\r\n"),
        (".\n.\r\n", ".\r\n.\r\n"), ("\r\r\n", "\r\n\r\n"),
    ])
    func loneLineEndsAreCompleted(message: String, sent: String) {
        #expect(Upload.inNetworkForm(Array(message.utf8)) == Array(sent.utf8))
    }

    @Test func comesPieceByPiece() {
        let upload = Upload(Array("abcdefg".utf8))
        var piece = [UInt8](repeating: 0, count: 3)
        var read: [UInt8] = []
        #expect(!upload.hasBegun)
        while case let count = piece.withUnsafeMutableBytes({ upload.read(into: $0) }), count > 0 {
            read += piece[..<count]
        }
        #expect(read == Array("abcdefg".utf8))
        #expect(upload.isFinished && upload.hasBegun)
    }
}
