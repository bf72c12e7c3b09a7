import Terminal

/// What must hold for every frame, whatever it shows.
enum FrameCheck {
    /// The first thing that is wrong: a row of another width than the frame's, or half a wide character.
    static func problem(_ frame: Frame) -> String? {
        for y in 0..<frame.height {
            let wide = Width.of(frame.rowText(y))
            if wide != frame.width { return "row \(y) is \(wide) wide: |\(frame.rowText(y))|" }
            for x in 0..<frame.width {
                let isWide = Unicode.Scalar(frame[x, y].scalar).map { Width.of($0) == 2 } ?? false
                if isWide, x + 1 == frame.width || !frame[x + 1, y].isContinuation { return "half at \(x),\(y)" }
                if frame[x, y].isContinuation {
                    let before = x > 0 ? Unicode.Scalar(frame[x - 1, y].scalar) : nil
                    if before.map({ Width.of($0) }) != 2 { return "orphan at \(x),\(y)" }
                }
            }
        }
        if let cursor = frame.cursor, !frame.bounds.contains(cursor) { return "cursor at \(cursor)" }
        return nil
    }
}

/// Random numbers that are the same on every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
