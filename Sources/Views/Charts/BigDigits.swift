import Terminal

/// Figures that are read from across a room: characters of 7 rows of dots, each dot a block of cells.
///
/// At scale 0 a dot is one cell wide and half a row high (a whole row where only ASCII can be drawn); at scale k it is
/// 2k cells wide and k rows high.
enum BigDigits {
    /// The largest scale that is ever useful.
    static let most = 4

    /// One character: its dots by row, the leftmost in the highest of `width` bits.
    struct Dots {
        let width: Int
        let rows: [UInt16]

        init(_ art: [String]) {
            width = art.map(\.utf8.count).max() ?? 0
            let width = width
            rows = art.map { row in
                row.utf8.enumerated().reduce(0) { bits, dot in
                    dot.element == UInt8(ascii: "#") ? bits | 1 << (width - 1 - dot.offset) : bits
                }
            }
        }

        func has(_ x: Int, _ y: Int) -> Bool {
            rows.indices.contains(y) && rows[y] & (1 << (width - 1 - x)) != 0
        }
    }

    static let height = 7

    /// Whether every character of a text can be drawn.
    static func canDraw(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { table[$0] != nil } }

    /// The dots of a text's characters; what is not known is left out.
    static func dots(_ text: String) -> [Dots] { text.unicodeScalars.compactMap { table[$0] } }

    /// The cells of one dot; at scale 0 two rows of dots share a row.
    static func dot(_ scale: Int) -> Size { Size(width: max(2 * scale, 1), height: max(scale, 1)) }

    /// The cells that a text takes.
    static func size(_ text: String, scale: Int, plain: Bool) -> Size {
        let dots = dots(text)
        let columns = dots.reduce(0) { $0 + $1.width } + max(dots.count - 1, 0)
        let dot = dot(scale)
        let rows = scale == 0 && !plain ? (height + 1) / 2 : height * dot.height
        return Size(width: columns * dot.width, height: rows)
    }

    /// The largest scale at which a text fits; nil where none does, or where a character is not known.
    static func scale(_ text: String, in room: Size, most: Int = most, plain: Bool) -> Int? {
        guard !text.isEmpty, canDraw(text) else { return nil }
        return (0...max(most, 0)).last {
            let size = size(text, scale: $0, plain: plain)
            return size.width <= room.width && size.height <= room.height
        }
    }

    private static let table: [Unicode.Scalar: Dots] = {
        var table: [Unicode.Scalar: Dots] = [:]
        for (scalar, art) in art { table[scalar] = Dots(art) }
        for same: Unicode.Scalar in ["−", "–", "—"] {
            table[same] = table["-"]
        }
        return table
    }()

    private static let art: [(Unicode.Scalar, [String])] = [
        ("0", [".###.", "#...#", "#...#", "#...#", "#...#", "#...#", ".###."]),
        ("1", ["..#..", ".##..", "..#..", "..#..", "..#..", "..#..", ".###."]),
        ("2", [".###.", "#...#", "....#", "..##.", ".#...", "#....", "#####"]),
        ("3", [".###.", "#...#", "....#", "..##.", "....#", "#...#", ".###."]),
        ("4", ["...#.", "..##.", ".#.#.", "#..#.", "#####", "...#.", "...#."]),
        ("5", ["#####", "#....", "####.", "....#", "....#", "#...#", ".###."]),
        ("6", [".###.", "#....", "#....", "####.", "#...#", "#...#", ".###."]),
        ("7", ["#####", "....#", "...#.", "..#..", "..#..", ".#...", ".#..."]),
        ("8", [".###.", "#...#", "#...#", ".###.", "#...#", "#...#", ".###."]),
        ("9", [".###.", "#...#", "#...#", ".####", "....#", "....#", ".###."]),
        (".", ["..", "..", "..", "..", "..", "##", "##"]),
        (",", ["..", "..", "..", "..", "##", ".#", "#."]),
        (":", ["..", "##", "##", "..", "##", "##", ".."]),
        ("-", ["....", "....", "....", "####", "....", "....", "...."]),
        ("+", [".....", "..#..", "..#..", "#####", "..#..", "..#..", "....."]),
        ("/", ["....#", "....#", "...#.", "..#..", ".#...", "#....", "#...."]),
        ("%", ["##..#", "##..#", "...#.", "..#..", ".#...", "#..##", "#..##"]),
        ("k", ["#....", "#....", "#..#.", "#.#..", "##...", "#.#..", "#..#."]),
        ("M", ["#...#", "##.##", "#.#.#", "#.#.#", "#...#", "#...#", "#...#"]),
        ("d", ["....#", "....#", ".####", "#...#", "#...#", "#...#", ".####"]),
        ("x", [".....", ".....", "#...#", ".#.#.", "..#..", ".#.#.", "#...#"]),
        ("万", ["#######", "..#....", "..####.", "..#..#.", ".#...#.", ".#...#.", "#..##.."]),
        ("亿", ["..#......", ".#..#####", "##.....#.", ".#....#..", ".#..##...", ".#..#...#", ".#..#####"]),
        ("天", [".#####.", "...#...", "#######", "...#...", "..#.#..", ".#...#.", "#.....#"]),
        (" ", ["..", "..", "..", "..", "..", "..", ".."]),
    ]
}

extension Frame {
    /// Whether blocks of half a cell cannot be drawn.
    var isPlain: Bool { ascii || avoidsAmbiguous }

    /// Draws a text in big dots from (x, y).
    mutating func putBig(_ text: String, x: Int, y: Int, scale: Int, role: Role, mods: Mods = []) {
        let dot = BigDigits.dot(scale)
        var at = x
        for dots in BigDigits.dots(text) {
            if scale == 0, !isPlain {
                putHalves(dots, x: at, y: y, role: role, mods: mods)
            } else {
                putBlocks(dots, x: at, y: y, dot: dot, role: role, mods: mods)
            }
            at += (dots.width + 1) * dot.width
        }
    }

    private mutating func putBlocks(_ dots: BigDigits.Dots, x: Int, y: Int, dot: Size, role: Role, mods: Mods) {
        let full = Glyph.full.scalar(ascii: isPlain)
        for row in 0..<BigDigits.height {
            for column in 0..<dots.width where dots.has(column, row) {
                let block = Rect(
                    x: x + column * dot.width, y: y + row * dot.height, width: dot.width, height: dot.height)
                fill(block, role: role, mods: mods, scalar: full)
            }
        }
    }

    private mutating func putHalves(_ dots: BigDigits.Dots, x: Int, y: Int, role: Role, mods: Mods) {
        for row in 0..<(BigDigits.height + 1) / 2 {
            for column in 0..<dots.width {
                let (upper, lower) = (dots.has(column, row * 2), dots.has(column, row * 2 + 1))
                guard upper || lower else { continue }
                let sign: Glyph = upper && lower ? .full : upper ? .upperHalf : .lowerHalf
                put(glyph(sign), x: x + column, y: y + row, role: role, mods: mods)
            }
        }
    }
}
