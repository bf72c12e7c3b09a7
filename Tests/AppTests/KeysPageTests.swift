import Foundation
import Terminal
import Testing

@testable import App

/// docs/keys.md is what the list of actions says; `make docs` writes it.
@Test func thePageOfKeysIsUpToDate() throws {
    let page = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../../docs/keys.md").standardized
    let text = KeysPage.lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try text.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == text)
}

@Test func theUsersKeysStandInThePlaceOfTheDefaults() throws {
    let keymap = try Keymap([(.moveForward, [.char("f"), .f(5)]), (.quit, [])])
    #expect(keymap[.char("f")] == .moveForward && keymap[.f(5)] == .moveForward)
    #expect(keymap[.char("L")] == nil && keymap[.char("q")] == nil)
    #expect(keymap.keys(of: .moveForward) == [.char("f"), .f(5)] && keymap.keys(of: .quit).isEmpty)
    #expect(keymap[.char("X")] == .lose)
}

@Test func keysCanBeSwappedButNotShared() throws {
    let swapped = try Keymap([(.win, [.char("X")]), (.lose, [.char("w")])])
    #expect(swapped[.char("X")] == .win && swapped[.char("w")] == .lose)
    let error = #expect(throws: KeyConflict.self) { try Keymap([(.log, [.char("c")]), (.win, [.char("n")])]) }
    #expect(error == KeyConflict(place: 1, key: .char("n"), action: .win, other: .next))
}

@Test func everyActionHasANameOfItsOwn() {
    let names = Action.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Action.moveForward.name == "move-forward" && Action.viewRedDots.name == "view-red-dots")
    for name in names { #expect(name.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 }) }
}
