import CGMime
import Glibc
import Mail

/// One part of a `MailTree`, valid as long as the tree is.
struct MailPart {
    private let object: UnsafeMutablePointer<GMimeObject>
    private let bytes: [UInt8]
    let mediaType: MediaType

    init(_ object: UnsafeMutablePointer<GMimeObject>, in bytes: [UInt8]) {
        self.object = object
        self.bytes = bytes
        let read = object.encodedField("Content-Type").flatMap {
            g_mime_content_type_parse(GMime.options, $0.normalized)
        }
        defer { if let read { g_object_unref(read) } }
        mediaType = MediaType(read ?? g_mime_object_get_content_type(object))
    }

    var isMultipart: Bool { cgmime_is_multipart(object) != 0 }

    /// The first `limit` parts of a multipart; none of any other.
    func children(limit: Int) -> [MailPart] {
        guard isMultipart else { return [] }
        return UnsafeMutableRawPointer(object).withMemoryRebound(to: GMimeMultipart.self, capacity: 1) { multipart in
            (0..<min(g_mime_multipart_get_count(multipart), Int32(clamping: limit))).compactMap { index in
                g_mime_multipart_get_part(multipart, index).map { MailPart($0, in: bytes) }
            }
        }
    }

    /// `attachment`, `inline` or another word, in lower case; nil when the part does not say. RFC 2183 §2.
    var disposition: String? { g_mime_object_get_disposition(object).map { String(cString: $0).lowercased() } }

    /// Content-ID without angle brackets.
    var contentID: String? {
        guard let text = g_mime_object_get_content_id(object) else { return nil }
        let id = String(cString: text)
        return id.isEmpty ? nil : id
    }

    /// Decoded name, from any of the places that may hold it; nil when there is none. RFC 2183 §2.3, RFC 2231.
    var fileName: String? {
        let given = dispositionNames
        // The plain form of a name stands beside the extended one for old programs, and has question marks for its letters.
        let best = given.first { !$0.utf8.allSatisfy { $0 < 0x80 } } ?? given.first
        let names = [best, mediaType.parameters["name"], mediaType.parameters["file"]].compactMap(\.self)
        let usable = names.filter { !$0.isEmpty }
        // No file system of a mail program takes a question mark: it stands for a letter that got lost.
        return usable.first { !$0.contains("?") } ?? usable.first
    }

    /// In Content-Disposition: more than one when it gives the plain form and the extended one. RFC 2231 §4.
    private var dispositionNames: [String] {
        let read = object.encodedField("Content-Disposition").flatMap {
            g_mime_content_disposition_parse(GMime.options, $0.normalized)
        }
        defer { if let read { g_object_unref(read) } }
        guard
            let list = (read ?? object.pointee.disposition).flatMap(g_mime_content_disposition_get_parameters)
        else { return [] }
        return list.values.filter { $0.name == "filename" }.map(\.value)
    }

    /// What stands before the first part of a multipart: all of it, when its boundary is missing or wrong.
    var prologue: [UInt8] {
        guard isMultipart else { return [] }
        return UnsafeMutableRawPointer(object).withMemoryRebound(to: GMimeMultipart.self, capacity: 1) { multipart in
            g_mime_multipart_get_prologue(multipart).map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
                ?? []
        }
    }

    /// The content with its transfer encoding taken off; empty for a multipart. RFC 2045 §6.
    var content: [UInt8] { content(upTo: .max).bytes }

    /// The content's beginning: at most so many bytes, whole lines where there are any; and whether that is all of it.
    func content(upTo limit: Int) -> (bytes: [UInt8], isAll: Bool) {
        withPart { part in
            guard let wrapper = g_mime_part_get_content(part), let stream = g_mime_data_wrapper_get_stream(wrapper)
            else { return ([], true) }
            // The parser leaves a window on the stream it read, whose offsets are those of our own bytes.
            let start = Int(clamping: stream.pointee.bound_start)
            let end = stream.pointee.bound_end < 0 ? bytes.count : Int(clamping: stream.pointee.bound_end)
            let range = min(max(start, 0), bytes.count)..<min(max(start, end, 0), bytes.count)
            let encoding = TransferEncoding(g_mime_data_wrapper_get_encoding(wrapper))
            let encoded = bytes[range].prefix(limit < bytes.count ? limit * encoding.mostBytesForOne + 1 : bytes.count)
            let decoded = encoding.decoded(encoded)
            let beginning = decoded.wholeLines(upTo: limit)
            return (beginning, encoded.count == range.count && beginning.count == decoded.count)
        } ?? ([], true)
    }

    private func withPart<Result>(_ body: (UnsafeMutablePointer<GMimePart>) -> Result) -> Result? {
        guard cgmime_is_part(object) != 0 else { return nil }
        return UnsafeMutableRawPointer(object).withMemoryRebound(to: GMimePart.self, capacity: 1, body)
    }
}

extension UnsafeMutablePointer<GMimeObject> {
    /// That field, if encoded words stand in it: GMime itself reads no further than the first one that is padded.
    fileprivate func encodedField(_ name: String) -> RawField? {
        guard let list = g_mime_object_get_header_list(self), let header = g_mime_header_list_get_header(list, name),
            let value = g_mime_header_get_raw_value(header), strstr(value, "=?") != nil
        else { return nil }
        return RawField(header, charset: nil)
    }
}

extension UnsafeMutablePointer<GMimeParamList> {
    /// More parameters than this are not looked at.
    private static var most: Int32 { 50 }

    /// The names, in lower case, and the decoded values.
    fileprivate var values: [(name: String, value: String)] {
        (0..<Swift.min(g_mime_param_list_length(self), Self.most)).compactMap { index in
            guard let parameter = g_mime_param_list_get_parameter_at(self, index),
                let name = g_mime_param_get_name(parameter), let value = g_mime_param_get_value(parameter)
            else { return nil }
            return (String(cString: name).lowercased(), String(cString: value))
        }
    }
}

extension MediaType {
    fileprivate init(_ contentType: UnsafeMutablePointer<GMimeContentType>?) {
        guard let contentType, let type = g_mime_content_type_get_media_type(contentType),
            let subtype = g_mime_content_type_get_media_subtype(contentType)
        else {
            self.init("text", "plain")
            return
        }
        self.init(String(cString: type), String(cString: subtype))
        guard let list = g_mime_content_type_get_parameters(contentType) else { return }
        for (name, value) in list.values { parameters[name] = value }
    }
}
