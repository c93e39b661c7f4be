import Foundation
import Mail
import Testing

private let signer = makeSigner(1)
private let jane = makeAddress("jane@example.test")
private let now = Date(timeIntervalSince1970: 1_392_200_000)

private func makeSigner(_ byte: UInt8, number: UInt8 = 0, previous: [TokenSigner.Key] = []) -> TokenSigner {
    TokenSigner(current: makeKey(byte, number: number), previous: previous)
}

private func makeKey(_ byte: UInt8, number: UInt8) -> TokenSigner.Key {
    guard let key = TokenSigner.Key(number: number, secret: Data(repeating: byte, count: 32)) else {
        preconditionFailure("32 bytes are enough for a key")
    }
    return key
}

private func makeAddress(_ text: String) -> EmailAddress {
    guard let address = EmailAddress(text) else { preconditionFailure("\(text) is an address") }
    return address
}

@Suite("Signed tokens")
struct SignedTokenTests {
    private let text = signer.token(about: "o12", purpose: .staff, for: jane, expires: now + 86_400)

    @Test func comeBackAsTheyWentOut() throws {
        let token = try #require(signer.read(text))
        #expect(token.subject == "o12")
        #expect(token.purpose == .staff)
        #expect(signer.wasMade(token, for: jane))
        #expect(!signer.wasMade(token, for: makeAddress("john@example.test")))
    }

    @Test func surviveAMailServerThatChangesCase() {
        #expect(signer.read(text.uppercased()) != nil)
    }

    @Test func expireAfterTheirLastDay() throws {
        let token = try #require(signer.read(text))
        #expect(!token.isExpired(at: now + 86_400))
        #expect(token.isExpired(at: now + 3 * 86_400))
    }

    @Test func areRefusedWithAnyCharacterChanged() {
        for index in text.indices where text[index] != "." {
            var forged = text
            forged.replaceSubrange(index...index, with: text[index] == "a" ? "b" : "a")
            #expect(signer.read(forged) == nil, "\(forged)")
        }
    }

    @Test func areRefusedWithAnotherSubjectOrKey() {
        #expect(signer.read(text.replacing("o12", with: "o13")) == nil)
        #expect(makeSigner(2).read(text) == nil)
    }

    @Test func areHonouredAfterTheKeyWasRotated() throws {
        let rotated = makeSigner(2, number: 1, previous: [makeKey(1, number: 0)])
        let token = try #require(rotated.read(text))
        #expect(rotated.wasMade(token, for: jane))
    }

    @Test(arguments: ["", ".", "o12", "o12.", "o12.abc", "o12.é", String(repeating: "a", count: 5_000)])
    func areNotSeenInAnythingElse(_ text: String) {
        #expect(signer.read(text) == nil)
    }

    @Test func areHiddenInWordsOfOthers() throws {
        let address = try #require(GatewayAddress(makeAddress("crm@notsotiny.example"))).carrying(text)
        for form in [address.rawValue, address.rawValue.uppercased(), "\(text).unique1@notsotiny.example"] {
            let hidden = TokenVeil.over("550 5.1.0 <\(form)>: sender rejected, \(form)")
            #expect(!hidden.lowercased().contains(text.split(separator: ".")[1]), "\(hidden)")
            #expect(hidden.hasPrefix("550 5.1.0 <") && hidden.contains("sender rejected"))
        }
        for words in ["", "450 4.2.0 try again later", "www.abcdefghijklmnopqrstuvwxyz234567.example"] {
            #expect(TokenVeil.over(words) == words)
        }
    }

    @Test func fitIntoALocalPartAndBack() throws {
        let address = try #require(GatewayAddress(makeAddress("crm@notsotiny.example")))
        let signed = address.carrying(text)
        #expect(signed.localPart.utf8.count <= 64)
        #expect(address.token(in: signed).map(String.init) == text)
        #expect(address.token(in: makeAddress("sales+\(text)@notsotiny.example")) == nil)
        let messageID = try #require(address.messageID(carrying: text, unique: "abc.def"))
        #expect(address.token(in: messageID).map(String.init) == text)
    }
}

@Suite("Mail addresses")
struct EmailAddressTests {
    @Test(arguments: [
        "jane@example.test", "Jane.Doe+x@Example.test", "\"jane doe\"@example.test", "jane@[192.0.2.1]",
        "é@exämple.test",
    ])
    func areAccepted(_ text: String) {
        #expect((EmailAddress(text) != nil) == !text.contains("jane doe"))
    }

    @Test(arguments: [
        "", "@", "jane", "jane@", "@example.test", "ja ne@example.test", "jane@exa mple.test",
        "jane@example.test\r\nBcc: x",
        "jane@example..test", "<jane@example.test>", "jane@example.test,john@example.test", "ja\u{200B}ne@example.test",
        String(repeating: "a", count: 65) + "@example.test",
    ])
    func areRefused(_ text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func areEqualWhateverTheCase() {
        #expect(makeAddress("Jane@Example.Test") == makeAddress("jane@example.test"))
        #expect(makeAddress("Jane@Example.Test").domain == "example.test")
    }
}
