import Foundation
import Glibc
import Model
import Rules
import Terminal
import Testing
import Views

@testable import App
@testable import Store

/// Whatever integers a store may hold: everything is concluded from them and drawn, and nothing traps.
@Suite struct ExtremeNumberTests {
    private static let numbers: [Int64] = [
        .min, .min + 1, -1, .max, .max - 1, 1 << 53, 1 << 31, 1 << 32, 100_000_000_000_000, -1_000_000_000_000_000,
        1_000_000_000_000_000, 1_000_000_000, -1_000_000_000, Instant.stored.lowerBound, Instant.stored.upperBound,
    ]
    private static let words = [
        "2026-11-23", "open", "2026Q4", "manager", "call", "out", "a", "company", "signed", "signing", "customer", "x",
    ]

    /// A row of a kind in which every field holds something.
    private static func row(_ kind: Kind) -> [Value] {
        var row = kind.blankRow
        for (index, field) in Schema.fields(of: kind).enumerated() {
            let candidates: [Value] =
                field.isText ? words.map { .text($0) } : [.int(Desk.now.seconds), .int(100), .int(1)]
            let fitting = (field.reference != nil ? [.int(1)] : candidates).first {
                kind.malformedField(in: [FieldEdit(field: index, before: $0, after: $0)]) == nil
            }
            row[index] = fitting ?? row[index]
        }
        return row
    }

    /// The company with a full row of every kind, the first of its own deal.
    private static func board() throws -> Board {
        var board = Board()
        try board.apply(Company.changes())
        for kind in Kind.allCases where ![.stage, .setting, .deal, .account, .rep].contains(kind) {
            let change = Change.add(kind, 900, row: row(kind))
            do { try board.apply(change) } catch { Issue.record("\(kind): \(error)") }
        }
        return board
    }

    /// An entity of a kind on that board.
    private static func standing(_ kind: Kind) -> (id: Int, row: [Value]) {
        switch kind {
        case .deal: (1, Company.deal(1).row)
        case .stage: (1, StandardStages.all[0].row)
        default: (900, row(kind))
        }
    }

    /// Draws every view, what explains it and the office screen.
    private func show(_ board: Board, _ turn: Int) {
        let all = Conclusions(Facts(board), now: Desk.now)
        all.prepare()
        var state = State(
            board: board, lang: turn % 2 == 0 ? .zh : .en, size: Size(width: 120, height: 40), now: Desk.now)
        _ = state.update(.concluded(all))
        let views = ViewName.allCases
        for (index, view) in views.enumerated() where (index + turn) % 3 == 0 {
            state.show(view)
            for keys in ["", "Enter", "x"] {
                for name in keys.split(separator: " ") {
                    if let key = Key(name: String(name)) { _ = state.update(.key(key)) }
                }
                var frame = Frame(width: 120, height: 40)
                Views.draw(state.scene, into: &frame)
                if !keys.isEmpty, let esc = Key(name: "Esc") { _ = state.update(.key(esc)) }
            }
        }
        var wall = WallState(lang: .zh, slides: WallSlide.allCases, at: WallTime(now: Desk.now, mono: 0))
        _ = wall.start()
        _ = wall.update(
            .answer(.concluded(all, since: [], descriptor: -1)), at: WallTime(now: Desk.now, mono: 1))
        for slide in 0..<WallSlide.allCases.count where (slide + turn) % 3 == 0 {
            var frame = Frame(width: 120, height: 40)
            WallView.draw(wall.scene, into: &frame)
            _ = wall.update(.key(.char("l")), at: WallTime(now: Desk.now, mono: 2))
        }
    }

    /// Each field of each kind at the ends of its range: what lies beyond is refused by the field itself.
    @Test func everyFieldAtItsEnds() throws {
        let board = try ExtremeNumberTests.board()
        var (shown, refused) = (0, 0)
        for kind in Kind.allCases {
            for (index, field) in Schema.fields(of: kind).enumerated() where !field.isText && field.reference == nil {
                for number in Set(ExtremeNumberTests.numbers + [field.range.lowerBound, field.range.upperBound])
                    .sorted()
                {
                    guard field.range.contains(number) else {
                        let edit = FieldEdit(field: index, before: .int(number), after: .int(number))
                        #expect(kind.malformedField(in: [edit]) == field.name, "\(kind).\(field.name) \(number)")
                        refused += 1
                        continue
                    }
                    guard number == field.range.lowerBound || number == field.range.upperBound || shown % 4 == 0 else {
                        continue
                    }
                    var spoilt = board
                    let (id, row) = ExtremeNumberTests.standing(kind)
                    let edit = FieldEdit(field: index, before: row[index], after: .int(number))
                    try spoilt.apply(.update(kind, id, [edit]))
                    show(spoilt, shown)
                    shown += 1
                }
            }
        }
        #expect(shown > 60 && refused > 200, "\(shown) \(refused)")
    }

    /// So many legal amounts that 64 bits cannot hold their sum: nothing traps, and the board's sum is not negative.
    @Test func sumsBeyond64Bits() throws {
        var board = try ExtremeNumberTests.board()
        for number in 1...10_000 {
            var deal = Company.deal(number % 12 + 1)
            deal.id = ID(1_000 + number)
            deal.amount = Money(minor: Money.stored.upperBound)
            deal.close = Day(iso: "2026-12-01")
            deal.created = Day(iso: "2026-10-09")
            if number % 2 == 0 { (deal.outcome, deal.closed) = (.won, Day(iso: "2026-11-20")) }
            board.deals.put(deal)
        }
        board.rebuildLanes()
        for turn in 0..<2 { show(board, turn) }
        #expect(board.lanes.all.allSatisfy { $0.sums.home.amount >= .zero })
    }
}
