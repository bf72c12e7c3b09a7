import Model
import Testing

@testable import Store

/// Two people add the same thing at the same moment: each on a snapshot without the other's.
@Suite struct KeyTests {
    private func two(_ folder: Folder) throws -> (SQLiteStore, SQLiteStore, Board) {
        let one = try SQLiteStore.create(at: folder.store)
        let board = try one.start()
        return (one, try SQLiteStore(at: folder.store), board)
    }

    private func coded(_ id: Int, _ code: String?) -> Deal {
        var deal = Make.deal(id, "deal \(id)")
        deal.code = code
        return deal
    }

    private func limit(_ body: () throws -> Void) -> Sentence? {
        if case .limit(let sentence)? = failure(body) { sentence } else { nil }
    }

    @Test func aCodeIsGivenOnce() throws {
        let folder = try Folder()
        let (one, two, board) = try two(folder)
        _ = try one.commit(Make.draft(.add, [.add(coded(2, "SO-1"))]), base: board.seq)
        let said = limit { _ = try two.commit(Make.draft(.add, [.add(coded(2, "SO-1"))]), base: board.seq) }
        #expect(said?.en.contains("SO-1") == true && said?.zh.contains("#2") == true)
        // By an edit as well, by a stream, and twice in one list; another code and the same deal's own are free.
        let deal = try #require(board.deals[ID(1)])
        var named = deal
        named.code = "SO-1"
        let edit = try #require(Change.update(deal, to: named))
        let seq = try two.lastSeq()
        #expect(limit { _ = try two.commit(Make.draft(.edit, [edit]), base: seq) } != nil)
        #expect(limit { _ = try two.commit(streaming: Make.draft(.import, [edit]), base: seq) { _ in } } != nil)
        let pair = [Change.add(coded(3, "SO-2")), .add(coded(4, "SO-2"))]
        #expect(limit { _ = try two.commit(Make.draft(.add, pair), base: seq) } != nil)
        #expect(try two.lastSeq() == seq)
        _ = try two.commit(Make.draft(.add, [.add(coded(3, "so-1")), .add(coded(4, nil))]), base: seq)
        // Blanks are no code.
        let blank = ["", "", " \u{3000}", " \u{3000}"].enumerated().map { Change.add(coded(5 + $0.offset, $0.element)) }
        _ = try two.commit(Make.draft(.add, blank), base: try two.lastSeq())
        #expect(try two.doctor().isEmpty)
    }

    @Test func manyCodesAreToldApartToo() throws {
        let folder = try Folder()
        let (one, _, board) = try two(folder)
        _ = try one.commit(Make.draft(.add, [.add(coded(2, "K6000"))]), base: board.seq)
        let count = Commit.bulk + 1_000
        let header = Make.draft(.import, [])
        #expect(
            limit {
                _ = try one.commit(streaming: header, base: try one.lastSeq()) { append in
                    for id in 3...(count + 3) { try append(.add(coded(id, "K\(id)"))) }
                }
            }?.en.contains("K6000") == true)
        let bulk = try one.commit(streaming: header, base: try one.lastSeq()) { append in
            for id in 3...(count + 3) where id != 6_000 { try append(.add(coded(id, "K\(id)"))) }
        }
        #expect(bulk.count == count)
    }

    /// What was given back meanwhile is free; what was taken meanwhile does not come back by an undo.
    @Test func anUndoMakesNoSecondCode() throws {
        let folder = try Folder()
        let (one, two, board) = try two(folder)
        _ = try one.commit(Make.draft(.add, [.add(coded(2, "SO-1"))], by: "li"), base: board.seq)
        _ = try one.commit(Make.draft(.remove, [.remove(coded(2, "SO-1"))], by: "li"), base: try one.lastSeq())
        _ = try two.commit(Make.draft(.add, [.add(coded(3, "SO-1"))], by: "wu"), base: try two.lastSeq())
        #expect(limit { _ = try one.undo("li") } != nil)
        #expect(try one.doctor().isEmpty)
    }

    /// Kind by kind: the same name in other spelling, and another name.
    @Test func aNameIsGivenOnce() throws {
        func named(_ kind: Kind, _ id: Int, _ name: String) -> Change {
            switch kind {
            case .rep:
                var rep = Rep(blank: ID(id))
                rep.name = name
                return .add(rep)
            case .member:
                var member = Member(blank: ID(id))
                (member.name, member.user) = (name, "u" + name)
                return .add(member)
            case .product:
                var product = Product(blank: ID(id))
                product.name = name
                return .add(product)
            case .competitor:
                var competitor = Competitor(blank: ID(id))
                competitor.name = name
                return .add(competitor)
            default: return .add(Make.account(id, name))
            }
        }
        for kind in [Kind.account, .rep, .member, .product, .competitor] {
            let folder = try Folder()
            let (one, two, board) = try two(folder)
            _ = try one.commit(Make.draft(.add, [named(kind, 2, "Acme AG")]), base: board.seq)
            let said = limit { _ = try two.commit(Make.draft(.add, [named(kind, 2, "ＡＣＭＥ ag")]), base: board.seq) }
            #expect(said?.en.contains("Acme AG") == true, "\(kind)")
            _ = try two.commit(Make.draft(.add, [named(kind, 2, "Other")]), base: board.seq)
            #expect(try two.doctor().isEmpty)
        }
    }

    /// A word of the system's, and a key of two facts.
    @Test func aSettingAndACostAreThereOnce() throws {
        let folder = try Folder()
        let (one, two, board) = try two(folder)
        var setting = Setting(blank: ID(9))
        (setting.key, setting.text) = (SettingKey.team.rawValue, "North")
        var cost = SourceCost(blank: ID(1))
        (cost.source, cost.period) = ("ads", "2026Q4")
        _ = try one.commit(Make.draft(.setting, [.add(setting), .add(cost)]), base: board.seq)
        for change in [Change.add(setting), .add(cost)] {
            #expect(limit { _ = try two.commit(Make.draft(.setting, [change]), base: board.seq) } != nil)
        }
        cost.period = "2027Q1"
        _ = try two.commit(Make.draft(.setting, [.add(cost)]), base: board.seq)
    }

    /// The list is made on the board as it stands when nobody else can write, by few entries and by many.
    @Test(arguments: [1, Commit.bulk + 1]) func aStreamSeesWhatCameMeanwhile(_ count: Int) throws {
        let folder = try Folder()
        let (one, two, board) = try two(folder)
        let body = { (present: Board, append: (Change) throws -> Void) in
            let codes = Set(present.deals.compactMap(\.code))
            for number in 1...count where !codes.contains("C\(number)") {
                try append(.add(self.coded(present.deals.nextID.raw + number - 1, "C\(number)")))
            }
        }
        let first = try one.commit(streaming: Make.draft(.import, []), on: board, body)
        #expect(first.count == count)
        let second = try two.commit(streaming: Make.draft(.import, []), on: board) { present, append in
            #expect(present.seq == first.seq && present.deals.count == board.deals.count + count)
            try body(present, append)
        }
        #expect(second.batch == nil && second.seq == first.seq)
        #expect(try two.doctor().isEmpty)
    }
}
