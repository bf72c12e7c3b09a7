import Foundation
import Model
import Rules
import Store
import Terminal
import Testing
import Views

@testable import App

/// An office screen without terminal and store: what it is told comes from the test.
struct Hall {
    var state: WallState
    var mono: UInt64 = 0
    var now = Desk.now
    private(set) var effects: [WallEffect] = []

    init(slides: [WallSlide] = WallSlide.allCases, seconds: Int = 15) {
        state = WallState(
            lang: .zh, slides: slides, seconds: seconds, at: WallTime(now: Desk.now, mono: 0))
        effects = state.start()
    }

    static func board() throws -> Board {
        var board = Board()
        try board.apply(Company.changes())
        board.seq = 100
        return board
    }

    mutating func tell(_ input: WallInput) { effects = state.update(input, at: WallTime(now: now, mono: mono)) }
    mutating func press(_ key: Key) { tell(.key(key)) }
    mutating func answer(_ answer: WallAnswer) { tell(.answer(answer)) }

    /// Lets seconds pass, and answers with silence whatever is asked meanwhile.
    mutating func pass(_ seconds: UInt64) {
        (mono, now) = (mono + seconds * WallState.second, now + Int64(seconds))
        tell(.tick)
        if asks == .news(after: state.conclusions?.board.seq ?? -1) { answer(.news([])) }
    }

    /// The question that was asked last.
    var asks: WallQuestion? {
        for case .ask(let question) in effects { return question }
        return nil
    }

    /// Opens on the small company.
    mutating func open(since: [Entry] = []) throws {
        answer(.concluded(Conclusions(Facts(try Hall.board()), now: now), since: since, descriptor: 7))
    }

    /// A deal's outcome as an entry; each has the next places in the journal.
    mutating func entry(_ number: Int, _ outcome: Deal.Outcome, _ verb: Verb = .win, ago: Int64 = 0) throws -> Entry {
        let deal = try #require(state.conclusions?.board.deals[ID(number)])
        var after = deal
        (after.outcome, after.closed) = (outcome, outcome == .open ? nil : Day(iso: "2026-11-23"))
        let change = try #require(Change.update(deal, to: after))
        let seq = (state.conclusions?.board.seq ?? 0) + 1
        return Entry(batch: seq, seq: seq, draft: Draft(verb, [change], actor: "x", host: "y", time: now + -ago))
    }

    /// Tells of an outcome as it comes from the journal.
    mutating func hear(_ number: Int, _ outcome: Deal.Outcome, _ verb: Verb = .win) throws {
        tell(.stirred)
        answer(.news([try entry(number, outcome, verb)]))
    }
}

@Suite struct WallStateTests {
    @Test func slidesGoRound() throws {
        var hall = Hall(slides: [.target, .ranking], seconds: 10)
        #expect(hall.asks == .open(after: nil) && hall.state.scene.conclusions == nil)
        hall.pass(30)
        #expect(hall.state.scene.slide == .target)
        try hall.open()
        #expect(hall.state.scene.slide == .target && hall.state.trouble == nil)
        hall.pass(10)
        #expect(hall.state.scene.slide == .ranking && hall.state.scene.round == 0)
        hall.pass(10)
        #expect(hall.state.scene.slide == .target && hall.state.scene.round == 1)
        // A machine that slept shows the next slide, not all that it missed.
        hall.pass(3_000)
        #expect(hall.state.scene.slide == .ranking)
    }

    @Test func keysOnlyLookAround() throws {
        var hall = Hall(seconds: 10)
        try hall.open()
        hall.press(.char(" "))
        hall.pass(100)
        #expect(hall.state.scene.slide == .target && hall.state.scene.isPaused)
        hall.press(.right)
        #expect(hall.state.scene.slide == .funnel)
        hall.press(.left)
        hall.press(.left)
        #expect(hall.state.scene.slide == .receipts)
        hall.press(.char("\u{3000}"))
        hall.pass(10)
        #expect(hall.state.scene.slide == .target && !hall.state.scene.isPaused)
        hall.press(.char("？"))
        #expect(hall.state.scene.showsHelp)
        hall.press(.esc)
        hall.press(.char("m"))
        #expect(!hall.state.scene.showsHelp && hall.state.scene.isMasked)
        hall.press(.char("q"))
        #expect(hall.effects == [.quit])
    }

    /// Whatever is typed: no effect but leaving and repainting, and the board stays as it is.
    @Test func nothingThatIsTypedCanChangeAnything() throws {
        var hall = Hall()
        try hall.open()
        let board = try #require(hall.state.conclusions?.board)
        let others: [Key] = [.enter, .tab, .delete, .backspace, .paste("w"), .f(5), .shiftRight, .ctrl("r")]
        for key in (32..<127).compactMap({ Unicode.Scalar($0).map { Key.char($0) } }) + others {
            hall.press(key)
            #expect(hall.effects.allSatisfy { $0 == .quit || $0 == .redraw })
        }
        #expect(hall.state.conclusions?.board == board)
    }

    @Test func aWinIsCelebratedOnce() throws {
        var hall = Hall(seconds: 10)
        try hall.open()
        hall.pass(6)
        try hall.hear(1, .won)
        #expect(hall.state.scene.win == ID(1) && hall.state.conclusions?.board.deals[ID(1)]?.outcome == .won)
        hall.pass(11)
        #expect(hall.state.scene.win == ID(1) && hall.state.scene.slide == .target)
        hall.pass(1)
        #expect(hall.state.scene.win == nil && hall.state.scene.slide == .target)
        // The slide that was hidden has its whole time again.
        hall.pass(9)
        #expect(hall.state.scene.slide == .target)
        hall.pass(1)
        #expect(hall.state.scene.slide == .funnel)
        try hall.hear(1, .open, .undo)
        #expect(hall.state.scene.win == nil)
        try hall.hear(1, .won, .redo)
        #expect(hall.state.scene.win == nil)
        try hall.hear(1, .open, .reopen)
        try hall.hear(1, .won)
        #expect(hall.state.scene.win == nil)
    }

    @Test func anUndoneWinDisappears() throws {
        var hall = Hall()
        try hall.open()
        try hall.hear(1, .won)
        try hall.hear(2, .won)
        #expect(hall.state.scene.win == ID(1))
        try hall.hear(1, .open, .undo)
        #expect(hall.state.scene.win == ID(2))
        try hall.hear(2, .open, .undo)
        #expect(hall.state.scene.win == nil)
        // The second was on the screen for a moment only, but it was.
        try hall.hear(2, .won, .redo)
        #expect(hall.state.scene.win == nil)
    }

    @Test(arguments: [Verb.import, .sample, .undo, .redo]) func whatIsNoNewWinIsNotCelebrated(_ verb: Verb) throws {
        var hall = Hall()
        try hall.open()
        try hall.hear(3, .won, verb)
        #expect(hall.state.scene.win == nil)
    }

    @Test func manyWinsFollowEachOther() throws {
        var hall = Hall()
        try hall.open()
        for number in 1...5 { try hall.hear(number, .won) }
        var shown: [Int] = []
        for _ in 0..<60 {
            if let win = hall.state.scene.win?.raw, shown.last != win { shown.append(win) }
            hall.pass(1)
        }
        #expect(shown == [1, 2, 3, 4, 5] && hall.state.scene.win == nil)
    }

    @Test func theLastPictureStaysAndTheStoreIsTriedAgain() throws {
        var hall = Hall()
        try hall.open()
        hall.pass(60)
        let known = hall.now
        hall.pass(1)
        hall.tell(.stirred)
        #expect(hall.asks == .news(after: 100))
        hall.answer(.failed(Sentence(zh: "没了", en: "gone")))
        #expect(hall.state.trouble?.since == known + 1 && hall.state.scene.conclusions != nil)
        #expect(hall.state.descriptor == -1)
        for wait in [1, 2, 5, 10, 30, 30] as [UInt64] {
            let start = hall.mono
            while hall.asks != .open(after: 100) {
                #expect(hall.state.deadline > hall.mono)
                hall.now = hall.now + Int64((hall.state.deadline - hall.mono) / WallState.second)
                hall.mono = hall.state.deadline
                hall.tell(.tick)
            }
            #expect(hall.mono - start == wait * WallState.second)
            hall.answer(.failed(Sentence(zh: "没了", en: "gone")))
            #expect(hall.state.trouble?.since == known + 1)
        }
        // It is there again: a win of this minute is celebrated, one of yesterday is not.
        let old = try hall.entry(1, .won, ago: 80_000)
        let new = try hall.entry(2, .won, ago: 20)
        while hall.asks != .open(after: 100) { hall.pass(1) }
        try hall.open(since: [old, new])
        #expect(hall.state.trouble == nil && hall.state.scene.win == ID(2) && hall.state.descriptor == 7)
        #expect(hall.state.wins.size == 2)
    }

    @Test func aStoreThatDoesNotAnswer() throws {
        var hall = Hall()
        try hall.open()
        hall.tell(.stirred)
        (hall.mono, hall.now) = (hall.mono + WallState.patience, hall.now + 30)
        hall.tell(.tick)
        #expect(hall.state.trouble?.why == WallReader.silence)
        hall.answer(.news([]))
        #expect(hall.state.trouble == nil)
    }

    @Test func anotherFileAndTooMuchNews() throws {
        var hall = Hall()
        try hall.open()
        hall.tell(.stirred)
        hall.answer(.outgrown)
        #expect(hall.asks == .conclude(after: 100))
        try hall.open()
        hall.tell(.stirred)
        hall.answer(.replaced)
        #expect(hall.asks == .open(after: nil) && hall.state.trouble == nil)
        try hall.open()
        // Entries that do not fit what is shown: everything is read anew.
        hall.tell(.stirred)
        let misfit = Change.update(.deal, 1, [FieldEdit(field: 6, before: .text("lost"), after: .text("won"))])
        hall.answer(
            .news([Entry(batch: 1, seq: 101, draft: Draft(.win, [misfit], actor: "", host: "", time: hall.now))]))
        #expect(hall.asks == .open(after: nil) && hall.state.scene.win == nil)
    }

    @Test func aNewDayIsConcludedAnew() throws {
        var hall = Hall()
        try hall.open()
        hall.pass(3_600)
        #expect(hall.state.conclusions?.now == hall.now)
        (hall.mono, hall.now) = (hall.mono + 86_400 * WallState.second, hall.now + 86_400)
        hall.tell(.tick)
        hall.answer(.news([]))
        #expect(hall.asks == .conclude(after: 100))
        try hall.open()
        #expect(hall.state.conclusions?.today.iso == "2026-11-24")
        hall.pass(15)
        #expect(hall.asks == .news(after: 100) || hall.asks == nil)
    }

    /// While a question is open nothing more is asked; what stirred meanwhile is looked at afterwards.
    @Test func oneQuestionAtATime() throws {
        var hall = Hall()
        try hall.open()
        hall.tell(.stirred)
        #expect(hall.asks != nil)
        hall.tell(.stirred)
        #expect(hall.asks == nil)
        hall.answer(.news([]))
        #expect(hall.asks == .news(after: 100))
    }
}
