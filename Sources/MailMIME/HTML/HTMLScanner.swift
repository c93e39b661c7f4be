import CXML

/// Runs libxml2's HTML parser over a text and tells an `HTMLWriter` what it meets, without building a tree.
enum HTMLScanner {
    /// Each end tag is looked for among all open elements, so their number is bounded.
    private static let deepest = 256

    /// What the callbacks need: C hands it back to them as a pointer.
    private struct Context {
        var writer: UnsafeMutablePointer<HTMLWriter>
        var parser: xmlParserCtxtPtr
        var depth = 0
    }

    static func scan(_ html: [UInt8], into writer: inout HTMLWriter) {
        guard !html.isEmpty, let parser = Self.parser(of: html) else { return }
        defer { htmlFreeParserCtxt(parser) }
        withUnsafeMutablePointer(to: &writer) { writer in
            var context = Context(writer: writer, parser: parser)
            withUnsafeMutablePointer(to: &context) { context in
                parser.pointee.userData = UnsafeMutableRawPointer(context)
                _ = htmlParseDocument(parser)
            }
        }
    }

    private static let ready: Void = xmlInitParser()

    private static func parser(of html: [UInt8]) -> xmlParserCtxtPtr? {
        _ = ready
        // libxml2 copies the buffer, so the pointer ends with the closure.
        let parser = html.withUnsafeBytes { buffer in
            htmlCreateMemoryParserCtxt(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
        }
        guard let parser else { return nil }
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_IGNORE_ENC,
        ]
        _ = htmlCtxtUseOptions(parser, options.reduce(0) { $0 | Int32(bitPattern: $1.rawValue) })
        _ = xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
        parser.pointee.sax.pointee = handlers()
        return parser
    }

    private static func handlers() -> xmlSAXHandler {
        var handlers = xmlSAXHandler()
        handlers.startElement = { context, name, attributes in
            guard let context = context?.assumingMemoryBound(to: Context.self), let name else { return }
            context.pointee.depth += 1
            if context.pointee.depth > HTMLScanner.deepest {
                xmlStopParser(context.pointee.parser)
            } else {
                context.pointee.writer.pointee.start(String(cString: name), HTMLAttributes(attributes))
            }
        }
        handlers.endElement = { context, name in
            guard let context = context?.assumingMemoryBound(to: Context.self) else { return }
            context.pointee.depth -= 1
            context.pointee.writer.pointee.end()
        }
        handlers.characters = { context, text, count in
            guard let context = context?.assumingMemoryBound(to: Context.self) else { return }
            context.pointee.writer.pointee.write(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handlers.ignorableWhitespace = handlers.characters
        // Scripts and styles.
        handlers.cdataBlock = { _, _, _ in }
        return handlers
    }
}

/// The attributes of a tag, valid while the parser tells of it.
struct HTMLAttributes {
    private let list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// Names and values in turn, ended by a null pointer, as libxml2 gives them.
    init(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) { self.list = list }

    /// The value of the attribute, which is written in lower case; empty when it has none, nil when it is not there.
    subscript(name: StaticString) -> String? { bytes(of: name).map { String(decoding: $0, as: UTF8.self) } }

    /// The same, as it lies in the parser's memory.
    func bytes(of name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard let list else { return nil }
        var index = 0
        while let found = list[index] {
            if xmlStrcmp(found, name.utf8Start) == 0 {
                return UnsafeBufferPointer(start: list[index + 1], count: Int(xmlStrlen(list[index + 1])))
            }
            index += 2
        }
        return nil
    }
}
