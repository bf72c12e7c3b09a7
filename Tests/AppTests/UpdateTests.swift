import Model
import Terminal
import Testing
import Views

@testable import App

@Test func selectionsMoveWithinTheirLanes() throws {
    let desk = try Desk(Company.changes())
    #expect(desk.selected == 1)
    desk.press("j")
    #expect(desk.selected == 6)
    desk.press("j j j j")
    #expect(desk.selected == 11)
    desk.press("l")
    #expect(desk.selected == 2)
    desk.press("h G")
    #expect(desk.selected == 11)
    desk.press("g k")
    #expect(desk.selected == 1)
    desk.press("PgDn")
    #expect(desk.selected == 11)
    desk.press("h")
    #expect(desk.state.place.lane == 6)
    #expect(desk.selected == 0)
    desk.press("l l l l l l l")
    #expect(desk.state.place.lane == 6)
    desk.press("l")
    #expect(desk.selected == 11)
}

@Test func escGoesOneLevelBack() throws {
    let desk = try Desk(Company.changes())
    desk.press("/")
    desk.type("项目")
    desk.press("Enter Enter ?")
    #expect(desk.state.layers.count == 2)
    desk.press("Esc")
    #expect(desk.state.layers.count == 1)
    desk.press("Esc")
    #expect(desk.state.layers.isEmpty && desk.state.filter != nil)
    desk.press("Esc")
    #expect(desk.state.filter == nil)
    desk.press("Esc")
    #expect(!desk.ended)
    desk.press("q")
    #expect(desk.ended)
}

@Test func escLeavesEverythingAsItWas() throws {
    let desk = try Desk(Company.changes())
    let before = desk.state.board
    for keys in [
        "w Esc", "X Esc", "X o a b Esc Esc", "c Esc", "c C x Esc Esc", "n x Esc Esc", "e x Esc Esc",
        "a x Esc Esc", "l H Esc h", "v Esc", "v m x Esc Esc", "! x Esc Esc", "T Esc", "D r Esc", "R Esc", "O x Esc Esc",
        "A Esc", "E Esc", "m x Esc Esc", ": Esc",
    ] {
        desk.press(keys)
        #expect(desk.state.layers.isEmpty)
    }
    #expect(desk.state.board == before)
    #expect(try desk.store.lastSeq() == before.seq)
}

@Test func aBackwardMoveAsksForItsReason() throws {
    let desk = try Desk(Company.changes())
    desk.press("l H Enter")
    #expect(desk.state.board.deals[ID(2)]?.stage == ID(2))
    desk.type("预算推迟")
    desk.press("Enter")
    #expect(desk.state.board.deals[ID(2)]?.stage == ID(1))
    #expect(try desk.store.details(of: ID(2)).spells.last?.reason == "预算推迟")
}

@Test func theLastStageLeadsToTheWin() throws {
    let desk = try Desk(Company.changes())
    desk.press("l l l l L")
    guard case .form(let form) = desk.state.layers.last, case .win = form.purpose else {
        Issue.record("no form for the win")
        return
    }
    desk.press("Enter Enter")
    #expect(desk.state.board.deals[ID(5)]?.outcome == .won)
    desk.press("L")
    #expect(desk.state.toast?.isError == true)
}

@Test func aWinWithoutAmountAsksForIt() throws {
    let desk = try Desk(Company.changes())
    desk.press("l G w Enter")
    guard case .form(let form) = desk.state.layers.last else {
        Issue.record("the form closed")
        return
    }
    #expect(form.focus == 0 && form.fields[0].error != nil)
    desk.type("12.5万")
    desk.press("Enter Enter")
    #expect(desk.state.board.deals[ID(12)]?.amount == Money(minor: 12_500_000))
    #expect(desk.state.board.deals[ID(12)]?.outcome == .won)
}

@Test func aNewDealBringsItsNewAccount() throws {
    let desk = try Desk(Company.changes())
    desk.press("a")
    desk.type("南风传媒")
    desk.press("Enter")
    desk.type("内容平台")
    desk.press("Enter")
    desk.type("8万")
    desk.press("Enter")
    desk.type("月底")
    desk.press("Enter")
    desk.type("grace")
    desk.press("Enter")
    let deal = try #require(desk.state.board.deals[ID(13)])
    #expect(desk.state.board.accounts[deal.account]?.name == "南风传媒")
    #expect(deal.amount == Money(minor: 8_000_000) && deal.close?.iso == "2026-11-30")
    #expect(desk.state.board.reps[deal.owner]?.name == "Grace Lee")
    #expect(desk.selected == 13)
    desk.press("u")
    #expect(desk.state.board.deals[ID(13)] == nil && desk.state.board.accounts.count == 6)
}

@Test func fullWidthKeysAreTheirTwinsAndOtherChineseGivesAHint() throws {
    let desk = try Desk(Company.changes())
    desk.type("ｊ")
    #expect(desk.selected == 6)
    desk.type("？")
    #expect(desk.state.layers.count == 1)
    desk.press("Esc")
    desk.type("你")
    #expect(desk.state.toast != nil)
}

@Test func aReaderCannotEdit() throws {
    let desk = try Desk(Company.changes())
    var state = State(board: desk.state.board, lang: .en, size: desk.state.size, now: Desk.now, readOnly: true)
    for action in Action.allCases where action.edits {
        #expect(state.perform(action).allSatisfy { $0 == .bell })
        #expect(state.layers.isEmpty)
    }
}

@Test func everyActionHasALabelAndNoKeyServesTwo() {
    var seen: [Key: Action] = [:]
    for action in Action.allCases {
        #expect(!action.label(.zh).isEmpty && !action.label(.en).isEmpty)
        // Lists that are opened now and then are asked for by name.
        #expect(!action.keys.isEmpty || action.group == .team)
        for key in action.keys {
            #expect(seen[key] == nil, "\(key.name): \(action) and \(String(describing: seen[key]))")
            seen[key] = action
        }
    }
}

@Test func thePaletteFindsActionsInBothLanguages() throws {
    let desk = try Desk(Company.changes())
    for text in ["赢单", "win", "yd", "WIN"] {
        desk.press(":")
        desk.type(text)
        guard case .palette(let palette) = desk.state.layers.last else { continue }
        #expect(palette.items.first == .action(.win), "\(text)")
        desk.press("Esc")
    }
    desk.press(":")
    desk.type("help")
    desk.press("Enter")
    guard case .help = desk.state.layers.last else {
        Issue.record("no help")
        return
    }
}

@Test func theMouseSelectsOpensAndDragsCards() throws {
    let desk = try Desk(Company.changes())
    let layout = BoardLayout(size: desk.state.size, lanes: 7, place: desk.state.place, filter: false)
    let second = layout.cardRect(lane: 1, position: 0)
    let third = layout.cardRect(lane: 2, position: 0)
    func mouse(_ rect: Rect, _ kind: Mouse.Kind) {
        desk.feed(.key(.mouse(Mouse(x: rect.x + 3, y: rect.y + 1, kind: kind))))
    }
    mouse(second, .press)
    #expect(desk.selected == 2)
    mouse(third, .release)
    #expect(desk.state.board.deals[ID(2)]?.stage == ID(3))
    desk.press("Esc g")
    mouse(layout.cardRect(lane: 0, position: 0), .press)
    mouse(layout.cardRect(lane: 0, position: 0), .release)
    mouse(layout.cardRect(lane: 0, position: 0), .press)
    #expect(desk.state.layers.count == 1)
}

@Test func textThatComesAllAtOnceIsAPasteAndNoCommands() {
    let sentence = "The customer asked for a quotation by Friday, and for a visit of our engineers next week."
    let typed = sentence.unicodeScalars.map { Key.char($0) }
    func alone(_ keys: [Key]) -> [Key] {
        var burst = Burst()
        return burst.mended(keys, waited: 0)
    }
    #expect(alone(typed) == [.paste(sentence)])
    let held = Array(repeating: Key.char("j"), count: 500)
    #expect(alone(held) == held)
    let few = Array(typed.prefix(40))
    #expect(alone(few) == few)
    #expect(alone(typed + [.up]).count == typed.count + 1)
}

/// A terminal hands a long paste over in pieces; the last may be short.
@Test func whatFollowsAPasteAtOnceBelongsToIt() {
    let piece = Array("abc 客户\t#é\n".unicodeScalars.map { Terminal.Key.char($0) })
    let rest: [Terminal.Key] = [.char("w"), .char("y"), .enter]
    var burst = Burst()
    _ = burst.mended((0..<20).flatMap { _ in piece }, waited: 1_000_000_000)
    #expect(burst.mended(rest, waited: 2_000_000) == [.paste("wy\n")])
    #expect(burst.mended([.char("c")], waited: 19_999_999) == [.paste("c")])
    // Somebody who presses a key is slower, and Enter alone is pressed.
    #expect(burst.mended(rest, waited: 20_000_000) == rest)
    #expect(burst.mended(rest, waited: 0) == rest)
    _ = burst.mended((0..<20).flatMap { _ in piece }, waited: 0)
    #expect(burst.mended([.enter], waited: 0) == [.enter])
    #expect(burst.mended(rest, waited: 0) == rest)
}

@Test func aPasteOnTheBoardChangesNothing() throws {
    let desk = try Desk(Company.changes())
    let before = desk.state.board
    desk.feed(.key(.paste("X1w\n\nL")))
    #expect(desk.state.board == before && desk.state.layers.isEmpty)
    desk.press("/")
    desk.feed(.key(.paste(String(repeating: "项目\u{1B}[31m", count: 100_000))))
    let length = desk.state.filter?.input.text.unicodeScalars.count ?? 0
    #expect(length > 1_000 && length <= 2_000)
    #expect(desk.state.filter?.input.text.unicodeScalars.contains("\u{1B}") == false)
}
