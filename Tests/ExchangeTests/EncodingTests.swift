import Foundation
import Testing

@testable import Exchange

struct EncodingTests {
    private static let text = "名称,客户\n华为技术·年度采购,华为技术有限公司\n数据中心扩容,海信网络科技\n"
    private static let expected = [["名称", "客户"], ["华为技术·年度采购", "华为技术有限公司"], ["数据中心扩容", "海信网络科技"]]

    private static func wide(_ text: String, low: Int) -> [UInt8] {
        text.utf16.flatMap { unit in
            let (first, second) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
            return low == 0 ? [first, second] : [second, first]
        }
    }

    /// GB18030 bytes of `text`, written down so that the test does not rest on the converter under test.
    private static let gb: [UInt8] = [
        0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xBF, 0xCD, 0xBB, 0xA7, 0x0A,  // 名称,客户
        0xBB, 0xAA, 0xCE, 0xAA, 0x2C, 0xBB, 0xAA, 0xCE, 0xAA, 0xBC, 0xBC, 0xCA, 0xF5, 0x0A,  // 华为,华为技术
    ]

    @Test(arguments: [1, 2, 3, 7, 65_536])
    func unicode(_ chunk: Int) throws {
        let utf8 = Array(Self.text.utf8)
        #expect(try records(utf8, chunk: chunk) == Self.expected)
        #expect(try records([0xEF, 0xBB, 0xBF] + utf8, chunk: chunk) == Self.expected)
        #expect(try records([0xFF, 0xFE] + Self.wide(Self.text, low: 0), chunk: chunk) == Self.expected)
        #expect(try records([0xFE, 0xFF] + Self.wide(Self.text, low: 1), chunk: chunk) == Self.expected)
        let ascii = "name,stage,amount\nAcme,won,12\n"
        #expect(try records(Self.wide(ascii, low: 0), chunk: chunk) == records(ascii))
        #expect(try records(Self.wide(ascii, low: 1), chunk: chunk) == records(ascii))
        #expect(try records([0xFF, 0xFE] + Self.wide("a,😀\n", low: 0), chunk: chunk) == [["a", "😀"]])
    }

    @Test(arguments: [1, 2, 3, 7, 65_536])
    func chinese(_ chunk: Int) throws {
        let reader = try CSVReader(bytes: Self.gb, name: "gb", chunk: chunk)
        #expect(reader.encoding == .gb18030)
        #expect(try records(Self.gb, chunk: chunk) == [["名称", "客户"], ["华为", "华为技术"]])
    }

    /// Four-byte characters (here 𠀀) and a head of plain ASCII that is far longer than a piece.
    @Test func chineseLate() throws {
        let head = Array(("a,b\n" + String(repeating: "x,y\n", count: 100_000)).utf8)
        let found = try records(head + Self.gb + [0x95, 0x32, 0x82, 0x36, 0x2C, 0x0A])
        #expect(found.suffix(2) == [["华为", "华为技术"], ["𠀀", ""]])
    }

    @Test func brokenBytesAreNamed() throws {
        let broken = Array(Self.text.utf8) + [0xE5, 0x8D] + Array(",x\n".utf8)
        let error = #expect(throws: ExchangeError.self) { _ = try records(broken) }
        #expect(error?.code == .badBytes)
        #expect(error?.sentence.en.contains("line 4 (byte \(Self.text.utf8.count))") == true)
        #expect(code { _ = try records([0xFF, 0xFE, 0x61, 0, 0, 0xD8, 0x62, 0]) } == .badBytes)
        #expect(code { _ = try records(Self.gb + [0x81]) } == .badBytes)
        // Latin-1 is no Chinese: one accent before a letter would make a pair.
        let latin = Array("name,city\nM".utf8) + [0xFC] + Array("ller,K".utf8) + [0xF6] + Array("ln\n".utf8)
        #expect(code { _ = try records(latin) } == .unknownEncoding)
        #expect(try records(latin, encoding: .windows1252) == [["name", "city"], ["Müller", "Köln"]])
    }

    @Test func foreignFiles() throws {
        let desk = try Desk()
        #expect(code { _ = try CSVReader(path: desk.folder) } == .directory)
        #expect(code { _ = try CSVReader(path: desk.folder + "/none.csv") } == .unreadable)
        #expect(code { _ = try CSVReader(path: desk.file("e.csv", "")) } == .empty)
        #expect(code { _ = try CSVReader(path: desk.file("b.csv", [0xEF, 0xBB, 0xBF])) } == .empty)
        #expect(code { _ = try CSVReader(path: desk.file("n.csv", "\n \r\n")) } == .empty)
        #expect(code { _ = try CSVReader(path: desk.file("x.xlsx", [0x50, 0x4B, 3, 4, 0, 0])) } == .spreadsheet)
        #expect(code { _ = try CSVReader(path: desk.file("x.bin", [1, 2, 0, 0, 9, 8, 7, 6, 5, 4, 3, 2])) } == .binary)
        #expect(code { _ = try CSVReader(path: desk.file("x.db", "SQLite format 3\u{0}")) } == .binary)
        #expect(TextEncoding(name: "GBK") == .gb18030)
        #expect(TextEncoding(name: "klingon") == nil)
    }
}
