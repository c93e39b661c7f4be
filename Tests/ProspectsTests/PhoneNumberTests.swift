import CRM
import Testing

@Suite("Keys of telephone numbers")
struct PhoneNumberTests {
    @Test(arguments: [
        "+33 3 20 00 00 00", "0033320000000", "03.20.00.00.00", "(+33) (0)3 20 00 00 00", "03 20 00 00 00",
        "+33 (0) 3-20-00-00-00", "0320000000 x12", "03 20 00 00 00 poste 12", "03 20 00 00 00 ext. 12",
        "Tél. : 03 20 00 00 00", "+33 03 20 00 00 00", "33320000000", "320000000", "03\u{A0}20\u{202F}00 00 00",
        "０３２０００００００", "tel:+33-3-20-00-00-00;ext=102", "03 20 00 00 00 / 06 12 34 56 78", "=\"0320000000\"",
        "03 20 00 00 00 (standard)", "03 20 00 00 00 #4",
    ])
    func areTheSameForAllSpellings(_ text: String) {
        #expect(PhoneNumber.key(text) == "320000000")
    }

    @Test(arguments: [
        ("+32 2 555 12 12", "02/555.12.12"), ("+1 (905) 555-1234", "905-555-1234"),
        ("+49 30 12345678", "030 / 12345678"), ("+39 06 1234567", "06 1234567"), ("+352 27 00 11 22", "27 00 11 22"),
        ("+41 44 668 18 00", "044 668 18 00"),
    ])
    func areTheSameAbroadAndAtHome(_ abroad: String, home: String) {
        #expect(PhoneNumber.key(abroad) != nil)
        #expect(PhoneNumber.key(abroad) == PhoneNumber.key(home))
    }

    @Test(arguments: [
        ("+33 3 20 00 00 00", "+33 3 20 00 00 01"), ("+33 3 20 00 00 00", "+32 20 00 00 00"),
        ("06 12 34 56 78", "06 12 34 56 87"),
    ])
    func differForDifferentNumbers(_ first: String, second: String) {
        #expect(PhoneNumber.key(first) != PhoneNumber.key(second))
    }

    @Test(arguments: ["", "123456", "36 35", "+33", "jane@dupont.fr", "0000000"])
    func doNotExistForLess(_ text: String) {
        #expect(PhoneNumber.key(text) == nil)
    }
}
