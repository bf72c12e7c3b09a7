import Foundation
import Testing

@testable import Exchange

struct CSVReaderTests {
    struct Case: Sendable {
        let text: String
        let expected: [[String]]
    }

    @Test(arguments: [
        Case(text: "a,b\n1,2\n", expected: [["a", "b"], ["1", "2"]]),
        Case(text: "a,b\r\n1,2", expected: [["a", "b"], ["1", "2"]]),
        Case(text: "a,b\r1,2\r", expected: [["a", "b"], ["1", "2"]]),
        Case(text: "a,b\n\n\r\n1,2\n\n", expected: [["a", "b"], ["1", "2"]]),
        Case(text: "a,b\n\"x\r\ny\",\"\"\n", expected: [["a", "b"], ["x\r\ny", ""]]),
        Case(text: "a\n\"he said \"\"no\"\"\"\n", expected: [["a"], ["he said \"no\""]]),
        Case(text: "a,b\n5\" pipe,x\"y\n", expected: [["a", "b"], ["5\" pipe", "x\"y"]]),
        Case(text: "a,b\n\"x\"y,z\n", expected: [["a", "b"], ["xy", "z"]]),
        Case(text: "a,b\n,\n", expected: [["a", "b"], ["", ""]]),
        Case(text: "a,b,c\n1,2\n1,2,3,4", expected: [["a", "b", "c"], ["1", "2"], ["1", "2", "3", "4"]]),
        Case(text: "a;b\n1,5;2\n", expected: [["a", "b"], ["1,5", "2"]]),
        Case(text: "a\tb\n1,5\t2\n", expected: [["a", "b"], ["1,5", "2"]]),
        Case(text: "a|b\n\"1|2\"|3\n", expected: [["a", "b"], ["1|2", "3"]]),
        Case(text: "sep=;\na;b\n", expected: [["a", "b"]]),
        Case(text: "\u{FEFF}a,b\n", expected: [["a", "b"]]),
        Case(text: "a\n\"\"\nx", expected: [["a"], [""], ["x"]]),
        Case(text: "a,b\n1,", expected: [["a", "b"], ["1", ""]]),
    ])
    func dialects(_ row: Case) throws {
        for chunk in [1, 2, 3, 65_536] {
            #expect(try records(row.text, chunk: chunk) == row.expected, "pieces of \(chunk)")
        }
    }

    @Test func linesOfRecords() throws {
        let reader = try CSVReader(bytes: Array("a,b\r\n\"x\r\ny\nz\",1\n\n2,3\n".utf8), name: "t")
        var record = CSVRecord()
        var lines: [Int] = []
        while try reader.next(into: &record) { lines.append(record.line) }
        #expect(lines == [1, 2, 6])
    }

    @Test func unclosedQuoteNamesItsLine() throws {
        #expect(code { _ = try records("a,b\n1,2\n\"x,3\n4,5\n") } == .unclosedQuote)
        let error = #expect(throws: ExchangeError.self) { _ = try records("a,b\n1,2\n\"x,3\n") }
        #expect(error?.sentence.en.contains("line 3") == true)
    }

    /// Random bytes never crash the reader, and pieces of any size give the same records or the same error.
    @Test(arguments: 0..<60)
    func fuzz(_ seed: Int) throws {
        var random = Seeded(state: UInt64(seed) &* 0x9E37_79B9 &+ 7)
        let alphabet = Array("ab,;\"\"\r\n\n\tü华\u{1F600}".utf8) + [0xFF, 0xC3, 0xE5]
        for _ in 0..<20 {
            let clean = Bool.random(using: &random)
            let bytes = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                clean
                    ? Array("ab,\"\r\n".utf8).randomElement(using: &random) ?? 0
                    : alphabet.randomElement(using: &random) ?? 0
            }
            let whole = outcome(bytes, 1 << 16)
            for chunk in [1, 2, 5] { #expect(outcome(bytes, chunk) == whole, "\(bytes)") }
        }
    }

    private func outcome(_ bytes: [UInt8], _ chunk: Int) -> String {
        do { return "\(try records(bytes, encoding: .utf8, delimiter: 44, chunk: chunk))" } catch { return "\(error)" }
    }

    @Test(arguments: [
        "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
        "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ])
    func spectrum(_ name: String) throws {
        guard let folder = realData("csv_spectrum") else { return }
        let reader = try CSVReader(path: "\(folder)/csvs/\(name).csv")
        var record = CSVRecord()
        #expect(try reader.next(into: &record))
        let headers = record.texts
        var rows: [[String: String]] = []
        while try reader.next(into: &record) {
            #expect(record.count == headers.count)
            rows.append(Dictionary(uniqueKeysWithValues: zip(headers, record.texts)))
        }
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/json/\(name).json"))
        let expected = try JSONSerialization.jsonObject(with: data) as? [[String: String]]
        #expect(rows == expected)
    }
}

/// A small generator with a fixed seed.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
