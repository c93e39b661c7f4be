/// What an element does to the text in it. Those that do nothing are not named.
enum HTMLElement {
    /// Begins and ends a line.
    case block
    /// Stands apart from what is around it.
    case paragraph
    case quote
    case list(isOrdered: Bool)
    case item
    case row
    case cell
    case lineBreak
    case rule
    case link
    case image
    case preformatted
    /// Not shown.
    case hidden
    case inline

    init(_ name: String) { self = Self.byName[name] ?? .inline }

    private static let byName: [String: HTMLElement] = {
        let names: [(HTMLElement, String)] = [
            (
                .block,
                "address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer"
            ),
            (.block, "form header legend main nav section summary table tbody tfoot thead"),
            (.paragraph, "p h1 h2 h3 h4 h5 h6"), (.quote, "blockquote"), (.list(isOrdered: false), "ul menu dir"),
            (.list(isOrdered: true), "ol"), (.item, "li"), (.row, "tr"), (.cell, "td th"), (.lineBreak, "br"),
            (.rule, "hr"),
            (.link, "a"), (.image, "img"), (.preformatted, "pre listing xmp"),
            (
                .hidden,
                "head title script style template noframes object applet audio video iframe svg math select datalist"
            ),
        ]
        return names.reduce(into: [:]) { result, entry in
            for name in entry.1.split(separator: " ") { result[String(name)] = entry.0 }
        }
    }()
}

extension HTMLAttributes {
    /// The element is not shown, by what its own tag says; style sheets are not looked at.
    var hidesElement: Bool {
        if bytes(of: "hidden") != nil { return true }
        guard let style = bytes(of: "style"), style.count < 10_000 else { return false }
        var rest = style[...]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
            if HidingStyle.all.contains(where: { $0.is(rest[..<end]) }) { return true }
            rest = rest[end...].dropFirst()
        }
        return false
    }

    /// A paragraph without space around it: the way Word and Outlook write lines.
    var isTightParagraph: Bool {
        if let name = self["class"], name.hasPrefix("Mso") { return true }
        guard let style = self["style"] else { return false }
        return style.holds("margin:0") || style.holds("margin: 0")
    }

    /// A `<blockquote>` that quotes nobody: Gmail's button for more indentation makes it.
    var isIndentation: Bool {
        guard self["type"] == nil, self["class"] == nil, let style = self["style"] else { return false }
        return style.holds("40px") && (style.holds("border:none") || style.holds("border: none"))
    }

    /// All that Outlook for the Mac quotes, its fields included.
    var isQuotedMail: Bool { self["id"]?.holds("OLK_SRC_BODY_SECTION") ?? false }

    /// The signature a mail program puts in, by the name that it gives to its box.
    var isSignature: Bool {
        for name in ["id", "class", "name"] as [StaticString] {
            guard let value = bytes(of: name), (9..<200).contains(value.count), SignatureBox.isNamed(in: value) else {
                continue
            }
            let names = String(decoding: value, as: UTF8.self).lowercased()
            if names.split(separator: " ").contains(where: { SignatureBox.names.contains(String($0)) }) { return true }
            if SignatureBox.parts.contains(where: { names.holds($0) }) { return true }
        }
        return false
    }

    /// A box of quoted mail without `<blockquote>` in it: that of Yahoo.
    var isQuoteBox: Bool { self["class"]?.holds("yahoo_quoted") ?? false }
}

/// What mail programs call the box of a signature.
private enum SignatureBox {
    static let names: Set = [
        "signature", "x_signature", "gmail_signature", "moz-signature", "front-signature", "missive_signature",
        "applemailsignature", "messagesignaturesection", "hs_signature", "spark-signature",
    ]
    /// Whether “signature” stands in it, in any case. Most names are let go here at no cost.
    static func isNamed(in value: UnsafeBufferPointer<UInt8>) -> Bool {
        let word = "signature".utf8
        return (0...(value.count - word.count)).contains { start in
            value[start] | 0x20 == word.first && zip(value[start...], word).allSatisfy { $0 | 0x20 == $1 }
        }
    }

    /// With something before or behind them.
    static let parts = [
        "protonmail_signature_block", "outlook-mobile-signature", "mail_android_signature", "mail_ios_signature",
        "mail-signature", "email-signature", "email_signature",
    ]
}

/// A declaration that makes an element invisible. CSS 2.1 §4.1.8.
private struct HidingStyle {
    /// Without white space, in lower case.
    private let text: [UInt8]
    /// Nothing may follow it: `opacity:0` hides, `opacity:0.5` does not.
    private let isWhole: Bool

    private init(_ text: String, isWhole: Bool) {
        self.text = Array(text.utf8)
        self.isWhole = isWhole
    }

    static let all = [
        Self("display:none", isWhole: false), Self("visibility:hidden", isWhole: false),
        Self("opacity:0", isWhole: true), Self("max-height:0", isWhole: true), Self("max-height:0px", isWhole: true),
    ]

    /// Whether the declaration is this one, with white space anywhere and in any case.
    func `is`(_ declaration: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var matched = 0
        for byte in declaration where !byte.isSpace {
            if matched == text.count { return !isWhole }
            guard (byte.isASCIILetter ? byte | 0x20 : byte) == text[matched] else { return false }
            matched += 1
        }
        return matched == text.count
    }
}
