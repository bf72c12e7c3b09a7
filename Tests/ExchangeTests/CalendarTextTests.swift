import Testing

@testable import Exchange

/// Texts in a calendar file: what a calendar would act upon goes, line ends and signs keep their meaning.
@Suite struct CalendarTextTests {
    @Test func nothingHarmfulGoesIntoACalendar() {
        let codes: [UInt32] = [
            0x00, 0x07, 0x1B, 0x7F, 0x80, 0x9B, 0x9F, 0x61C, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF,
        ]
        for scalar in codes.compactMap({ Unicode.Scalar($0) }) {
            #expect(CalendarWriter.escaped("a\(scalar)b") == "ab", "U+\(String(scalar.value, radix: 16))")
        }
        #expect(CalendarWriter.escaped("一\r\n二\n三;,\\") == "一\\n二\\n三\\;\\,\\\\")
        #expect(CalendarWriter.escaped("a\tb\u{2028}c\u{85}d") == "a b c d")
    }
}
