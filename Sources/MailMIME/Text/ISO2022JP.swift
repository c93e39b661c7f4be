/// Japanese mail: ASCII in which escapes switch to two-byte letters. RFC 1468.
///
/// Programs also write what the RFC does not allow, half-width kana and the letters that Microsoft added; iconv reads
/// those when the text is put as EUC, where two-byte letters have their upper bits set instead of escapes around them.
enum ISO2022JP {
    static let escape: UInt8 = 0x1B

    /// nil when there is no such escape in `bytes`.
    static func converted(_ bytes: [UInt8]) -> Conversion? {
        var euc: [UInt8] = []
        euc.reserveCapacity(bytes.count)
        var mode: Mode?
        var rest = bytes[...]
        while let byte = rest.first {
            if byte == escape, let next = Mode(escape: rest.dropFirst().prefix(2)) {
                mode = next
                rest = rest.dropFirst(3)
                continue
            }
            // A line that was cut off does not spoil the next one.
            if byte == .lf { mode = mode.map { _ in .ascii } }
            switch mode {
            case .kanji where byte > 0x20: euc.append(byte | 0x80)
            case .kana where byte > 0x20: euc += [0x8E, byte | 0x80]
            default: euc.append(byte)
            }
            rest = rest.dropFirst()
        }
        return mode == nil && bytes.contains(where: { $0 >= 0x80 }) ? nil : Conversion(of: euc, from: "euc-jp-ms")
    }

    private enum Mode {
        case ascii, kanji, kana

        init?(escape: ArraySlice<UInt8>) {
            switch String(decoding: escape, as: UTF8.self) {
            case "(B", "(J": self = .ascii
            case "$B", "$@": self = .kanji
            case "(I": self = .kana
            default: return nil
            }
        }
    }
}
