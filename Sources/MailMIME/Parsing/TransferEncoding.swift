import CGMime

/// How a part's bytes were made fit for travel. RFC 2045 §6.
struct TransferEncoding {
    private let encoding: GMimeContentEncoding

    init(_ encoding: GMimeContentEncoding) { self.encoding = encoding }

    static let base64 = Self(GMIME_CONTENT_ENCODING_BASE64)

    static let quotedPrintable = Self(GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)

    /// Lines as `uuencode` makes them, between its `begin` and its `end`.
    static let uuencoded = Self(GMIME_CONTENT_ENCODING_UUENCODE)

    /// As many bytes as it takes for one, line ends included.
    var mostBytesForOne: Int {
        switch encoding {
        case GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, GMIME_CONTENT_ENCODING_UUENCODE: 4
        default: 1
        }
    }

    /// The bytes as they were before; what is not in the encoding is passed over.
    func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch encoding {
        case GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, GMIME_CONTENT_ENCODING_UUENCODE:
            var state = GMimeEncoding()
            g_mime_encoding_init_decode(&state, encoding)
            return Array(unsafeUninitializedCapacity: g_mime_encoding_outlen(&state, bytes.count)) { output, count in
                count = bytes.withUnsafeBytes { input in
                    g_mime_encoding_step(&state, input.baseAddress, input.count, output.baseAddress)
                }
            }
        default: return Array(bytes)
        }
    }

    /// The bytes as they travel; lines end in LF. A text in quoted-printable has to end its lines so before.
    func encoded(_ bytes: [UInt8]) -> [UInt8] {
        switch encoding {
        case GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
            var state = GMimeEncoding()
            g_mime_encoding_init_encode(&state, encoding)
            return Array(unsafeUninitializedCapacity: g_mime_encoding_outlen(&state, bytes.count)) { output, count in
                count = bytes.withUnsafeBytes { input in
                    g_mime_encoding_flush(&state, input.baseAddress, input.count, output.baseAddress)
                }
            }
        default: return bytes
        }
    }

    /// `bytes` as one line of base64.
    static func base64Line(_ bytes: [UInt8]) -> String {
        GMime.take(g_base64_encode(bytes, gsize(bytes.count))) ?? ""
    }
}
