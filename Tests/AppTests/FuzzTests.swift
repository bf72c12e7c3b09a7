import Foundation
import Model
import Rules
import Sample
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

/// Random keys over all views and forms: the frame stays whole, the store stays sound, and undoing everything gives the
/// start. Ten runs of ten thousand keys each; `FUZZ=500` makes them shorter.
@Suite struct FuzzTests {
    private static let steps = ProcessInfo.processInfo.environment["FUZZ"].flatMap { Int($0) } ?? 10_000
    private static let letters = Array("hjklgGHLcvdmenwXaAeEuqoOxyNtTRDpsio!-[]1234567890/:? 月底12.5万星河".unicodeScalars)
    private static let named: [Key] = [
        .enter, .enter, .esc, .tab, .up, .down, .left, .right, .pageDown, .backspace, .ctrl("r"), .ctrl("d"),
        .ctrl("s"),
        .ctrl("x"), .ctrl("o"), .f(2), .f(3), .backtab, .paste("明天 送方案\n第二行\u{202E}"),
    ]

    @Test(arguments: UInt64(1)...10)
    func randomKeysNeverBreakFrameOrStore(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let desk = try Desk(Company.changes(), lang: seed.isMultiple(of: 2) ? .en : .zh)
        try desk.conclude()
        desk.state.themes = ["dark", "light"]
        let start = desk.state.board
        for step in 0..<FuzzTests.steps {
            desk.feed(.key(FuzzTests.key(&dice)))
            if step % 500 == 0 {
                desk.feed(
                    .resize(
                        Size(
                            width: Int.random(in: 1...160, using: &dice), height: Int.random(in: 1...50, using: &dice)))
                )
            }
            guard step % 25 == 0 else { continue }
            let frame = desk.draw()
            for row in 0..<frame.size.height where Width.of(frame.rowText(row)) != frame.size.width {
                Issue.record("row \(row) of \(desk.state.view) at step \(step) has another width")
            }
        }
        #expect(desk.state.board.seq == (try desk.store.lastSeq()))
        #expect(try desk.store.doctor().isEmpty)
        undoAll(desk)
        #expect(desk.state.board == start)
    }

    /// What redo dropped stays dropped; what is left is undone to the last.
    private func undoAll(_ desk: Desk) {
        while !desk.state.layers.isEmpty { desk.press("Esc") }
        desk.press("Esc Esc Esc")
        for _ in 0..<10_000 {
            desk.feed(.toastOver)
            desk.press("u")
            if desk.state.toast?.isError == true { return }
        }
    }

    private static func key(_ dice: inout Dice) -> Key {
        Int.random(in: 0..<3, using: &dice) == 0
            ? named[Int.random(in: 0..<named.count, using: &dice)]
            : .char(letters[Int.random(in: 0..<letters.count, using: &dice)])
    }
}
