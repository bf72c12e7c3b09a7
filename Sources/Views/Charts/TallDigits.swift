import Terminal

/// Figures three rows high, to be read from the back of a room: made of half blocks, in ASCII of strokes. What has no
/// large form (`万`, `k`) stands in the lowest row as it is.
enum TallDigits {
    static let height = 3

    /// Cells that a text takes.
    static func width(_ text: String) -> Int {
        max(text.unicodeScalars.reduce(-1) { $0 + cells($1) + 1 }, 0)
    }

    /// Draws a text whole, or nothing where it does not fit into the frame. Returns the cells used.
    @discardableResult
    static func draw(_ text: String, x: Int, y: Int, role: Role, into frame: inout Frame) -> Int {
        let wide = width(text)
        guard x >= 0, y >= 0, x + wide <= frame.width, y + height <= frame.height else { return 0 }
        let plain = frame.ascii || frame.avoidsAmbiguous
        var at = x
        for scalar in text.unicodeScalars {
            if let rows = plain ? strokes[scalar] : pixels[scalar].map(halves) {
                for (row, cells) in rows.enumerated() { frame.put(cells, x: at, y: y + row, role: role, mods: .bold) }
            } else {
                frame.put(String(Character(scalar)), x: at, y: y + height - 1, role: role, mods: .bold)
            }
            at += cells(scalar) + 1
        }
        return wide
    }

    private static func cells(_ scalar: Unicode.Scalar) -> Int {
        pixels[scalar]?.first?.count ?? max(Width.of(scalar), 1)
    }

    /// Two rows of pixels become one row of cells.
    private static func halves(_ rows: [String]) -> [String] {
        let full = rows.map { row in row.map { $0 == "#" } }
        return (0..<height).map { line in
            let (upper, lower) = (full[line * 2], line * 2 + 1 < full.count ? full[line * 2 + 1] : [])
            return upper.indices.map { column in
                let low = column < lower.count && lower[column]
                let glyph: Glyph? = upper[column] ? (low ? .full : .upperHalf) : low ? .lowerHalf : nil
                return glyph?.string(ascii: false) ?? " "
            }.joined()
        }
    }

    private static let pixels: [Unicode.Scalar: [String]] = [
        "0": ["###", "# #", "# #", "# #", "###"], "1": [" # ", "## ", " # ", " # ", "###"],
        "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", "###", "  #", "###"],
        "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
        "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
        "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
        ".": [" ", " ", " ", " ", "#"], ":": [" ", "#", " ", "#", " "], "%": ["# #", "  #", " # ", "#  ", "# #"],
        "-": ["  ", "  ", "##", "  ", "  "], "−": ["  ", "  ", "##", "  ", "  "],
        "+": ["   ", " # ", "###", " # ", "   "], "/": ["  #", "  #", " # ", "#  ", "#  "],
        " ": [" ", " ", " ", " ", " "],
    ]

    private static let strokes: [Unicode.Scalar: [String]] = [
        "0": [" _ ", "| |", "|_|"], "1": ["   ", "  |", "  |"], "2": [" _ ", " _|", "|_ "], "3": [" _ ", " _|", " _|"],
        "4": ["   ", "|_|", "  |"], "5": [" _ ", "|_ ", " _|"], "6": [" _ ", "|_ ", "|_|"], "7": [" _ ", "  |", "  |"],
        "8": [" _ ", "|_|", "|_|"], "9": [" _ ", "|_|", " _|"], ".": [" ", " ", "."], ":": [" ", ".", "."],
        "%": ["   ", "o /", "/ o"], "-": ["  ", "--", "  "], "−": ["  ", "--", "  "], "+": ["   ", "-+-", "   "],
        "/": ["  /", " / ", "/  "], " ": [" ", " ", " "],
    ]
}
