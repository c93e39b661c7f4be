/// Who we are to a mail server.
public struct Login: Sendable {
    public var userName: String
    public var password: Secret

    public init(userName: String, password: Secret) {
        self.userName = userName
        self.password = password
    }

    /// What makes it unfit to be sent, in words that end a sentence; nil when nothing does.
    ///
    /// libcurl 7.88 hands both to the server as they are, so a line end in them would begin a command of its own.
    var objection: String? {
        if userName.isEmpty || !Self.isClean(userName) {
            return "the user name is empty or holds a control character; correct it"
        }
        if password.value.isEmpty || !Self.isClean(password.value) {
            return "the password is empty or holds a line end or another control character; correct it"
        }
        return nil
    }

    private static func isClean(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
}
