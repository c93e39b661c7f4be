/// One response of an IMAP server. RFC 3501 §7.
package enum Response: Equatable, Sendable {
    /// `+ idling`: the server waits for the rest of a command.
    case continuation(text: String)
    /// `A7 OK done`, `* OK still here`, `* BYE going down`.
    case status(Status)
    /// `* 12 EXISTS`, `* 12 FETCH (UID 7)`, `* CAPABILITY IMAP4rev1`; the name in upper case.
    case data(number: UInt32?, name: String, values: [ResponseValue])

    /// How the server judges a command, or the connection as a whole. RFC 3501 §7.1.
    package struct Status: Equatable, Sendable {
        package enum Condition: String, Sendable {
            case ok = "OK", no = "NO", bad = "BAD", bye = "BYE", preauth = "PREAUTH"
        }

        /// Which command is answered; nil when none is.
        var tag: String?
        var condition: Condition
        /// The name in a `[CODE arguments]`, in upper case; nil when there is none.
        var code: String?
        /// What stands behind the name, unparsed.
        var codeArguments = ""
        /// For people.
        var text = ""
    }
}

/// What responses are made of. RFC 3501 §4.
package enum ResponseValue: Equatable, Sendable {
    /// Numbers, flags, `NIL` and names such as `BODY[HEADER]`, as written.
    case atom(String)
    /// A quoted string or a literal, without quotes.
    case string([UInt8])
    case list([ResponseValue])

    /// A number of RFC 3501 §9: at most 32 bits.
    var number: UInt32? {
        guard case .atom(let text) = self else { return nil }
        return UInt32(text)
    }

    var list: [ResponseValue]? {
        guard case .list(let values) = self else { return nil }
        return values
    }

    /// The octets of an `nstring` or `astring`; nil for `NIL` and for lists.
    var octets: [UInt8]? {
        switch self {
        case .atom(let text): text.uppercased() == "NIL" ? nil : Array(text.utf8)
        case .string(let octets): octets
        case .list: nil
        }
    }

    /// Upper case, for names that the RFC compares without case.
    var keyword: String? {
        guard case .atom(let text) = self else { return nil }
        return text.uppercased()
    }
}
