/// A part of a mail that is not its text: a file, a picture shown inside the HTML, a mail in a mail, a calendar object.
public struct Attachment: Hashable, Sendable {
    /// Decoded name as the sender gave it: hostile, never a path to write to. nil when the part has none.
    public var fileName: String?
    public var mediaType: MediaType
    /// Content-ID without angle brackets: how the HTML part refers to it. RFC 2392.
    public var contentID: String?
    /// Meant to be shown within the text (`Content-Disposition: inline`) and not as a file beside it. RFC 2183 §2.1.
    public var isInline: Bool
    /// Decoded content; of a `message/rfc822` part the whole embedded mail.
    public var content: [UInt8]

    public init(
        fileName: String?, mediaType: MediaType, contentID: String? = nil, isInline: Bool = false, content: [UInt8]
    ) {
        self.fileName = fileName
        self.mediaType = mediaType
        self.contentID = contentID
        self.isInline = isInline
        self.content = content
    }
}
