import Foundation
import Model
import Testing

@testable import Exchange

/// Damaged workbooks: whatever bytes are wrong, records come or a sentence does, and nothing else happens.
struct TableFuzzTests {
    private struct Dice {
        private var state: UInt64

        init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

        mutating func roll(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(count, 1)))
        }
    }

    private static let sheet = """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>a &amp; <![CDATA[b]]></t></is></c></row>
        <row r="2"><!-- x --><c r="A2" s="1"><v>46349.5</v></c><c r="C2"><f>1</f><v>1.5E3</v></c><c r="D2" t="e"><v>#N/A</v></c></row>
        """

    private static func book() -> MadeBook {
        MadeBook(
            sheet, strings: ["<t>x_x000D_</t>", "<r><t>y</t></r>"], formats: ["yyyy\\-mm", "0.0%"],
            after: "<mergeCells><mergeCell ref=\"A1:B3\"/></mergeCells>")
    }

    private static let open =
        "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><table:table table:name=\"S\">"
        + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\" "
        + "office:value-type=\"float\" office:value=\"1\"/><table:table-cell office:value-type=\"string\"><text:p>z</text:p>"
        + "</table:table-cell></table:table-row></table:table></office:document>"

    private static let page =
        "<html><table><tr><td rowspan=2>a<td colspan=\"3\">b &amp; c</td></tr><tr><td>d</table><!-- x --><table><tr><td>e</table>"

    /// Reads all sheets; anything but an error of ours fails.
    private func read(_ bytes: [UInt8], _ desk: Desk, _ what: String) throws {
        let path = try desk.file("f", bytes)
        do {
            guard let book = try TableFormat.book(path, encoding: nil) else { return }
            for sheet in book.sheets.indices {
                let reader = try TableSource(book, sheet).reader()
                var record = CSVRecord()
                var count = 0
                while try reader.next(into: &record) {
                    count += 1
                    #expect(record.count <= CellPlace.columns, "\(what)")
                    guard count < 300_000 else { break }
                }
            }
        } catch let error as ExchangeError {
            #expect(error.sentence.en.contains("f"), "\(what)")
        } catch {
            Issue.record("\(what): \(error)")
        }
    }

    private static func damaged(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<(1 + dice.roll(4)) where !bytes.isEmpty {
            let place = dice.roll(bytes.count)
            switch dice.roll(5) {
            case 0: bytes[place] = UInt8(dice.roll(256))
            case 1: bytes[place] ^= 1 << UInt8(dice.roll(8))
            case 2: bytes.removeSubrange(place..<min(place + 1 + dice.roll(16), bytes.count))
            case 3:
                bytes.insert(
                    contentsOf: bytes[place..<min(place + 1 + dice.roll(64), bytes.count)], at: dice.roll(bytes.count))
            default:
                bytes.replaceSubrange(
                    place..<min(place + 4, bytes.count),
                    with: [0xFF, 0xFF, 0xFF, 0x7F].prefix(min(4, bytes.count - place)))
            }
        }
        return bytes
    }

    @Test(arguments: 0..<4)
    func archives(seed: Int) throws {
        let desk = try Desk()
        var dice = Dice(seed)
        let whole = try TableFuzzTests.book().bytes
        for round in 0..<150 {
            try read(TableFuzzTests.damaged(whole, &dice), desk, "seed \(seed), round \(round)")
        }
    }

    /// Whole archives around damaged XML: what the checksum would otherwise keep from the scanner.
    @Test(arguments: 0..<4)
    func parts(seed: Int) throws {
        let desk = try Desk()
        var dice = Dice(seed + 100)
        let parts = TableFuzzTests.book().parts.map { (name: $0.name, bytes: Array($0.text.utf8)) }
        for round in 0..<150 {
            var made = parts
            let place = dice.roll(made.count)
            made[place].bytes = TableFuzzTests.damaged(made[place].bytes, &dice)
            let zip = ZipWriter()
            for (name, bytes) in made {
                try zip.begin(name)
                zip.write(bytes)
            }
            try zip.finish()
            try read(zip.take(), desk, "seed \(seed), round \(round), part \(made[place].name)")
        }
    }

    @Test(arguments: 0..<4)
    func markup(seed: Int) throws {
        let desk = try Desk()
        var dice = Dice(seed + 200)
        for round in 0..<150 {
            let text = round % 2 == 0 ? TableFuzzTests.open : TableFuzzTests.page
            try read(TableFuzzTests.damaged(Array(text.utf8), &dice), desk, "seed \(seed), round \(round)")
        }
    }

    /// Wherever the window of the scanner ends, the same comes out.
    @Test func piecesOfAnySize() throws {
        final class Drip: ByteSource {
            let bytes: [UInt8]
            let step: Int
            var consumed = 0

            init(_ text: String, _ step: Int) { (bytes, self.step) = (Array(text.utf8), step) }

            func read(into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
                let count = min(step, target.count, bytes.count - consumed)
                for index in 0..<count { target[index] = bytes[consumed + index] }
                consumed += count
                return count
            }
        }
        let text =
            "<?xml version=\"1.0\"?><a x='1'><!-- - -- --><b y=\"&lt;2\">t&#x4E2D;&amp;t<![CDATA[]] ]]]]></b ><c/></a>"
        var expected: [String]?
        for step in 1...text.utf8.count {
            var scanner = XMLScanner(Drip(text, step))
            var seen = [""]
            loop: while true {
                switch try scanner.next() {
                case .open: seen += ["<\(try scanner.attribute("x") ?? "")\(try scanner.attribute("y") ?? "")", ""]
                case .close: seen += [">", ""]
                case .text:
                    var bytes = Array(seen.removeLast().utf8)
                    try scanner.appendText(to: &bytes)
                    seen.append(String(decoding: bytes, as: UTF8.self))
                case .end: break loop
                }
            }
            if let expected { #expect(seen == expected, "step \(step)") } else { expected = seen }
        }
        #expect(expected == ["", "<1", "", "<<2", "t中&t]] ]]", ">", "", "<", "", ">", "", ">", ""])
    }
}
