import Model
import Terminal
import Testing
import Views

@testable import App

/// SplitMix64: the same keys on every machine.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Test(arguments: [UInt64(1), 2, 3])
func randomKeysNeverBreakFrameOrStore(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let desk = try Desk(Company.changes(), lang: seed.isMultiple(of: 2) ? .en : .zh)
    let start = desk.state.board
    let letters = Array("hjklgGHLcvdmenwXaeuqo1234i/:? 月底12.5万".unicodeScalars)
    let named: [Key] = [
        .enter, .esc, .tab, .up, .down, .left, .right, .pageDown, .backspace, .ctrl("r"), .ctrl("d"), .f(2),
    ]
    for step in 0..<3_000 {
        let key: Key =
            Int.random(in: 0..<3, using: &dice) == 0
            ? named[Int.random(in: 0..<named.count, using: &dice)]
            : .char(letters[Int.random(in: 0..<letters.count, using: &dice)])
        desk.feed(.key(key))
        if step % 50 == 0 {
            desk.feed(
                .resize(
                    Size(width: Int.random(in: 1...140, using: &dice), height: Int.random(in: 1...50, using: &dice))))
        }
        guard step % 7 == 0 else { continue }
        let frame = desk.draw()
        for row in 0..<frame.size.height { #expect(Width.of(frame.rowText(row)) == frame.size.width) }
    }
    #expect(desk.state.board == (try desk.store.load()))
    #expect(try desk.store.doctor().isEmpty)
    desk.press("Esc Esc Esc Esc")
    // Undo back to the start gives the start; what redo dropped stays dropped.
    for _ in 0..<3_000 where desk.state.toast?.isError != true || desk.state.board != start {
        desk.feed(.toastOver)
        desk.press("u")
        if desk.state.toast?.isError == true { break }
    }
    #expect(desk.state.board == start)
}
