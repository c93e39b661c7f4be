/// Telephone numbers as people write them.
public enum PhoneNumber {
    /// What all spellings of one number have in common, to look it up by: `+33 3 20 00 00 00` and `03.20.00.00.00` have
    /// the same key.
    ///
    /// It is the number within its country, without the leading zero; of a longer one the last nine digits. Two countries
    /// may so share a key. An extension (`x12`, `poste 12`) and a second number are left out. nil under seven digits.
    public static func key(_ text: some StringProtocol) -> String? {
        var (digits, isInternational) = firstNumber(in: text)
        guard digits.count >= 7 else { return nil }
        if !isInternational, digits.starts(with: [0, 0]) {
            digits.removeFirst(2)
            isInternational = true
        }
        if isInternational { digits.removeFirst(min(digits.count, lengthOfCountryCode(of: digits))) }
        // The zero is dialled within most countries only, and some write it behind the country code too: `+33 (0)3 20`.
        let significant = digits.drop { $0 == 0 }.suffix(9)
        return significant.isEmpty ? nil : significant.map(String.init).joined()
    }

    private static func firstNumber(in text: some StringProtocol) -> (digits: [Int], isInternational: Bool) {
        var digits: [Int] = []
        var isInternational = false
        for scalar in text.unicodeScalars.prefix(200) {
            if let digit = value(of: scalar) {
                digits.append(digit)
            } else if scalar == "+", digits.isEmpty {
                isInternational = true
            } else if digits.count >= 7, endsNumber(scalar) {
                break
            }
        }
        return (digits, isInternational)
    }

    private static func value(of scalar: Unicode.Scalar) -> Int? {
        guard !scalar.isASCII else { return ("0"..."9").contains(scalar) ? Int(scalar.value - 0x30) : nil }
        return scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map { Int($0) } : nil
    }

    /// Whether what follows a complete number is no longer part of it: the word for an extension, or another number.
    private static func endsNumber(_ scalar: Unicode.Scalar) -> Bool {
        "+#*/:;,\n\r".unicodeScalars.contains(scalar) || scalar.properties.isAlphabetic
    }

    /// Country codes have one to three digits, and none is the beginning of another. ITU-T E.164.
    private static func lengthOfCountryCode(of digits: [Int]) -> Int {
        guard let first = digits.first, digits.count > 1 else { return 0 }
        if first == 1 || first == 7 { return 1 }
        return twoDigitCountryCodes.contains(first * 10 + digits[1]) ? 2 : 3
    }

    private static let twoDigitCountryCodes: Set<Int> = [
        20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61,
        62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
    ]
}
