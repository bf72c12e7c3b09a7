import Terminal
import Testing

@testable import Views

@Suite struct BigDigitsTests {
    private func drawn(_ text: String, scale: Int, ascii: Bool = false) -> [String] {
        let size = BigDigits.size(text, scale: scale, plain: ascii)
        var frame = Frame(width: size.width, height: size.height, ascii: ascii)
        frame.putBig(text, x: 0, y: 0, scale: scale, role: .text)
        return (0..<frame.height).map(frame.rowText)
    }

    @Test func halvesShareRows() {
        #expect(drawn("70", scale: 0) == ["▀▀▀▀█ ▄▀▀▀▄", "  ▄▀  █   █", " ▄▀   █   █", " ▀     ▀▀▀ "])
    }

    @Test func asciiTakesWholeRows() {
        #expect(
            drawn("1.", scale: 0, ascii: true) == [
                "  #     ", " ##     ", "  #     ", "  #     ", "  #     ", "  #   ##", " ###  ##",
            ])
    }

    @Test(arguments: 1...4) func scalesAreWholeMultiples(_ scale: Int) {
        let small = drawn("4%", scale: 1)
        let large = drawn("4%", scale: scale)
        #expect(large.count == 7 * scale)
        for (row, text) in small.enumerated() {
            let wide = text.map { String(repeating: $0, count: scale) }.joined()
            #expect(large[row * scale] == wide)
        }
    }

    /// Every sign of an amount or a share, as the texts write them.
    @Test(arguments: ["0123456789", "1,200.5万", "1.25亿", "845.0k", "12.50M", "−3.5%", "+4/9", "12天", "9d", "2.1x", "—"])
    func whatFiguresNeedIsThere(_ text: String) { #expect(BigDigits.canDraw(text)) }

    @Test func everyDigitLooksDifferent() {
        let shapes = Set("0123456789".map { drawn(String($0), scale: 0).joined() })
        #expect(shapes.count == 10)
    }

    @Test(arguments: [
        (40, 4, 0 as Int?), (10, 4, nil), (11, 3, nil), (11, 4, 0), (22, 7, 1), (44, 14, 2), (43, 14, 1), (500, 99, 4),
    ])
    func theLargestThatFits(_ width: Int, _ height: Int, _ scale: Int?) {
        #expect(BigDigits.scale("70", in: Size(width: width, height: height), plain: false) == scale)
    }

    @Test func whatCannotBeDrawnIsNotTried() {
        #expect(BigDigits.scale("USD 1.20M", in: Size(width: 500, height: 99), plain: false) == nil)
        #expect(BigDigits.scale("", in: Size(width: 500, height: 99), plain: false) == nil)
    }
}
