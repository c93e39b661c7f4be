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
        if self["hidden"] != nil { return true }
        guard let style = self["style"], style.utf8.count < 10_000 else { return false }
        var declarations = Array(";".utf8)
        declarations.reserveCapacity(style.utf8.count + 2)
        for byte in style.utf8 where !byte.isSpace { declarations.append(byte.isASCIILetter ? byte | 0x20 : byte) }
        let text = String(decoding: declarations + [UInt8(ascii: ";")], as: UTF8.self)
        return Self.hiding.contains { text.holds($0) }
    }

    private static let hiding = [
        ";display:none", ";visibility:hidden", ";opacity:0;", ";max-height:0;", ";max-height:0px;",
    ]

    /// A paragraph without space around it: the way Word and Outlook write lines.
    var isTightParagraph: Bool {
        if let name = self["class"], name.hasPrefix("Mso") { return true }
        guard let style = self["style"] else { return false }
        return style.holds("margin:0") || style.holds("margin: 0")
    }

    /// A box of quoted mail without `<blockquote>` in it: that of Yahoo.
    var isQuoteBox: Bool { self["class"]?.holds("yahoo_quoted") ?? false }
}
