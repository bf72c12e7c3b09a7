/// A box-drawing or block character as lines and rectangles.
struct BoxShape {
    private enum Form {
        /// Arms from the middle: left, right, up, down.
        case lines(Bool, Bool, Bool, Bool, thickness: Int)
        /// Eighths of the cell: x, y, width, height.
        case block(Int, Int, Int, Int, opacity: String)
    }
    private let form: Form

    init?(_ code: UInt32) {
        switch code {
        case 0x2500: form = .lines(true, true, false, false, thickness: 10)
        case 0x2501: form = .lines(true, true, false, false, thickness: 22)
        case 0x2502: form = .lines(false, false, true, true, thickness: 10)
        case 0x2503: form = .lines(false, false, true, true, thickness: 22)
        case 0x250C: form = .lines(false, true, false, true, thickness: 10)
        case 0x2510: form = .lines(true, false, false, true, thickness: 10)
        case 0x2514: form = .lines(false, true, true, false, thickness: 10)
        case 0x2518: form = .lines(true, false, true, false, thickness: 10)
        case 0x251C: form = .lines(false, true, true, true, thickness: 10)
        case 0x2524: form = .lines(true, false, true, true, thickness: 10)
        case 0x252C: form = .lines(true, true, false, true, thickness: 10)
        case 0x2534: form = .lines(true, true, true, false, thickness: 10)
        case 0x253C: form = .lines(true, true, true, true, thickness: 10)
        case 0x2580: form = .block(0, 0, 8, 4, opacity: "")
        case 0x2581...0x2588: form = .block(0, 8 - Int(code - 0x2580), 8, Int(code - 0x2580), opacity: "")
        case 0x2589...0x258F: form = .block(0, 0, Int(0x2590 - code), 8, opacity: "")
        case 0x2591: form = .block(0, 0, 8, 8, opacity: ".25")
        case 0x2592: form = .block(0, 0, 8, 8, opacity: ".5")
        case 0x2593: form = .block(0, 0, 8, 8, opacity: ".75")
        default: return nil
        }
    }

    /// The shape in the cell at x, y; lengths in tenths of a pixel.
    func svg(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ color: String) -> String {
        switch form {
        case .block(let left, let top, let wide, let high, let opacity):
            let faint = opacity.isEmpty ? "" : " fill-opacity=\"\(opacity)\""
            return "<rect x=\"\(BoxShape.px(x + left * width / 8))\" y=\"\(BoxShape.px(y + top * height / 8))\" "
                + "width=\"\(BoxShape.px(wide * width / 8))\" height=\"\(BoxShape.px(high * height / 8))\" "
                + "fill=\"\(color)\"\(faint)/>\n"
        case .lines(let left, let right, let up, let down, let thickness):
            let (middleX, middleY) = (x + width / 2, y + height / 2)
            var path = ""
            if left || right {
                path += "M\(BoxShape.px(left ? x : middleX)) \(BoxShape.px(middleY))"
                path += "H\(BoxShape.px(right ? x + width : middleX))"
            }
            if up || down {
                path += "M\(BoxShape.px(middleX)) \(BoxShape.px(up ? y : middleY))"
                path += "V\(BoxShape.px(down ? y + height : middleY))"
            }
            let stroke = "stroke=\"\(color)\" stroke-width=\"\(BoxShape.px(thickness))\" fill=\"none\""
            return "<path d=\"\(path)\" \(stroke)/>\n"
        }
    }

    /// Tenths of a pixel as SVG writes them.
    static func px(_ tenths: Int) -> String {
        let sign = tenths < 0 ? "-" : ""
        let value = abs(tenths)
        return value % 10 == 0 ? "\(sign)\(value / 10)" : "\(sign)\(value / 10).\(value % 10)"
    }
}
