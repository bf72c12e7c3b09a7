import Foundation
import Model
import Testing

@testable import Exchange

/// The real export of four files against the figures that were counted from it independently.
struct MavenTests {
    private func load() throws -> (board: Board, report: ImportReport, truth: [String: Any], folder: String)? {
        guard let folder = realData("maven_crm") else { return nil }
        var board = emptyBoard()
        let files = ["sales_pipeline", "accounts", "sales_teams", "products"].map { "\(folder)/\($0).csv" }
        let report = try importing(files, into: &board)
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/truth.json"))
        let truth = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return (board, report, truth, folder)
    }

    private struct Block: Equatable {
        var won = 0
        var lost = 0
        var open = 0
        var value = 0

        init() {}
        init(_ json: Any?) {
            let block = json as? [String: Any] ?? [:]
            won = block["won"] as? Int ?? -1
            lost = block["lost"] as? Int ?? -1
            open = block["open"] as? Int ?? -1
            value = block["won_value"] as? Int ?? -1
        }

        mutating func add(_ deal: Deal) {
            switch deal.outcome {
            case .won:
                won += 1
                value += Int(deal.amount?.minor ?? 0) / 100
            case .lost: lost += 1
            case .open: open += 1
            }
        }
    }

    private func blocks(_ board: Board, _ key: (Deal) -> String?) -> [String: Block] {
        var result: [String: Block] = [:]
        for deal in board.deals { if let key = key(deal) { result[key, default: Block()].add(deal) } }
        return result
    }

    @Test func equalsTheTruth() throws {
        guard let (board, report, truth, _) = try load() else { return }
        #expect(report.total.errors == 0)
        #expect(report.total.read == 8_800 + 85 + 35 + 7)
        #expect(report.total.imported == report.total.read)
        #expect(board.deals.count == 8_800 && board.accounts.count == 85 && board.products.count == 7)
        #expect(board.reps.count == 35 && board.teams.count == 6 && board.regions.count == 3)
        #expect(board.spells.count == 0)
        var all = Block()
        board.deals.forEach { all.add($0) }
        #expect(all == Block(truth["overall"]))
        #expect(board.deals.count { $0.account == nil } == 1_425)
        let agents = truth["by_agent"] as? [String: Any] ?? [:]
        #expect(blocks(board) { board.reps[$0.owner]?.name } == agents.mapValues { Block($0) })
        let regions = truth["by_region"] as? [String: Any] ?? [:]
        #expect(blocks(board) { board.regions[board.reps[$0.owner]?.region]?.name } == regions.mapValues { Block($0) })
        let managers = truth["by_manager"] as? [String: Any] ?? [:]
        #expect(blocks(board) { board.teams[board.reps[$0.owner]?.team]?.manager } == managers.mapValues { Block($0) })
        let products = truth["by_product"] as? [String: Any] ?? [:]
        #expect(blocks(board) { board.products[$0.product]?.name } == products.mapValues { Block($0) })
        let quarters = truth["by_close_quarter"] as? [String: Any] ?? [:]
        let closed = blocks(board) { $0.closed?.quarter }
        #expect(quarters.count == closed.count)
        for (key, block) in quarters {
            let found = closed[key.replacingOccurrences(of: "-", with: "")]
            #expect(found?.value == Block(block).value && found?.won == Block(block).won, "\(key)")
        }
        #expect(board.deals.allSatisfy { $0.outcome != .open || ($0.amount == nil && $0.closed == nil) })
    }

    @Test func againChangesNothing() throws {
        guard let (board, _, _, folder) = try load() else { return }
        let files = ["accounts", "sales_teams", "products", "sales_pipeline"].map { "\(folder)/\($0).csv" }
        var changes = 0
        let report = try Importer.run(files: files, board: board, today: today) { _ in changes += 1 }
        #expect(changes == 0)
        #expect(report.total.duplicates == 8_800 && report.total.updated == 0 && report.total.imported == 0)
        #expect(report.total.unchanged == report.total.read)
    }

    @Test func aDictionaryIsNoTable() throws {
        guard let folder = realData("maven_crm") else { return }
        let error = #expect(throws: ExchangeError.self) {
            try Importer.run(files: ["\(folder)/data_dictionary.csv"], board: emptyBoard(), today: today) { _ in }
        }
        #expect(error?.code == .unknownFile)
        #expect(error?.sentence.en.contains("Table, Field, Description") == true)
    }

    @Test func exportsBackToTheSameBoard() throws {
        guard let (board, _, _, _) = try load() else { return }
        let desk = try Desk()
        var copy = emptyBoard()
        let accounts = try desk.file("a.csv", export(board, .accounts, .csv))
        let deals = try desk.file("d.csv", export(board, .deals, .csv))
        let report = try importing([accounts, deals], into: &copy)
        #expect(report.total.errors == 0)
        #expect(try export(copy, .deals, .csv) == export(board, .deals, .csv))
        #expect(try export(copy, .accounts, .csv) == export(board, .accounts, .csv))
    }
}
