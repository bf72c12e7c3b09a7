import Terminal

/// Dots inside cells: two by four of them in a braille character, or one per cell where only ASCII can be drawn.
struct DotCanvas {
    /// In cells.
    let width: Int
    let height: Int
    let ascii: Bool
    private var dots: [UInt8]
    private var roles: [Role]
    private var signs: [Unicode.Scalar]

    init(width: Int, height: Int, ascii: Bool) {
        (self.width, self.height, self.ascii) = (max(width, 0), max(height, 0), ascii)
        let count = self.width * self.height
        dots = Array(repeating: 0, count: count)
        roles = Array(repeating: .text, count: count)
        signs = Array(repeating: "*", count: count)
    }

    /// Dots across and downwards.
    var columns: Int { ascii ? width : width * 2 }
    var rows: Int { ascii ? height : height * 4 }

    /// The bit of each dot of a braille character, by column and row.
    private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

    /// Sets a dot, counted from the upper left. The last role of a cell is its look; `sign` stands for it in ASCII.
    mutating func set(_ x: Int, _ y: Int, _ role: Role, sign: Unicode.Scalar = "*") {
        guard x >= 0, y >= 0, x < columns, y < rows else { return }
        let cell = ascii ? y * width + x : y / 4 * width + x / 2
        dots[cell] |= ascii ? 1 : DotCanvas.bits[x % 2][y % 4]
        roles[cell] = role
        signs[cell] = sign
    }

    /// A line between two dots; every `step`-th dot of it is drawn.
    mutating func line(
        from start: Point, to end: Point, _ role: Role, sign: Unicode.Scalar = "*", step: Int = 1
    ) {
        let (dx, dy) = (abs(end.x - start.x), abs(end.y - start.y))
        let long = max(dx, dy)
        guard long > 0 else { return set(start.x, start.y, role, sign: sign) }
        for at in stride(from: 0, through: long, by: max(step, 1)) {
            let x = start.x + DotCanvas.part(end.x - start.x, at, long)
            let y = start.y + DotCanvas.part(end.y - start.y, at, long)
            set(x, y, role, sign: sign)
        }
    }

    /// `length` × `at` ÷ `whole`, rounded half away from zero.
    private static func part(_ length: Int, _ at: Int, _ whole: Int) -> Int {
        let twice = 2 * length * at
        return (twice + (twice < 0 ? -whole : whole)) / (2 * whole)
    }

    /// Draws the cells that hold a dot; the others stay as they are.
    func draw(x: Int, y: Int, into frame: inout Frame) {
        for row in 0..<height {
            for column in 0..<width {
                let cell = row * width + column
                guard dots[cell] != 0 else { continue }
                let scalar = ascii ? signs[cell] : Unicode.Scalar(0x2800 + UInt32(dots[cell])) ?? " "
                frame.put(String(Character(scalar)), x: x + column, y: y + row, role: roles[cell])
            }
        }
    }
}
