import Model
import Testing

@testable import Exchange

/// What came of a run, in lines that a test can be read by.
struct Told {
    var board: Board
    var report: ImportReport

    /// Files by name and text, imported into an empty board of a currency.
    init(_ files: [(name: String, text: String)], currency: String? = nil, _ options: ImportOptions = ImportOptions())
        throws
    {
        let desk = try Desk()
        var board = emptyBoard()
        if let currency {
            var setting = Setting(blank: ID(1))
            (setting.key, setting.text) = (SettingKey.currency.rawValue, currency)
            try board.apply([.add(setting)])
        }
        report = try importing(try files.map { try desk.file($0.name, $0.text) }, into: &board, options)
        self.board = board
    }

    init(_ text: String, _ options: ImportOptions = ImportOptions()) throws {
        try self.init([("d.csv", text)], options)
    }

    /// `name|account|owner|outcome stage|amount currency`
    var deals: [String] { board.deals.map { Told.line($0, board) } }

    /// `name|created close closed`
    var days: [String] {
        board.deals.map { deal in
            "\(deal.name)|" + [deal.created, deal.close, deal.closed].map { $0?.iso ?? "-" }.joined(separator: " ")
        }
    }

    /// `deal stage day`, in order.
    var spells: [String] {
        board.spells.map { spell in
            let deal = board.deals[spell.deal]?.name ?? "?"
            return
                "\(deal) \(board.stages[spell.stage]?.key ?? "?") \(board.zone.day(of: spell.from).iso)\(spell.back ? " back" : "")"
        }
    }

    var won: Money {
        board.deals.reduce(into: Money.zero) { sum, deal in if deal.outcome == .won { sum += deal.amount ?? .zero } }
    }

    static func line(_ deal: Deal, _ board: Board) -> String {
        let amount = (deal.amount?.plain ?? "-") + (deal.currency.map { " \($0)" } ?? "")
        return [
            deal.name, board.accounts[deal.account]?.name ?? "-", board.reps[deal.owner]?.name ?? "-",
            "\(deal.outcome.rawValue) \(board.stages[deal.stage]?.key ?? "-")", amount,
        ].joined(separator: "|")
    }
}

extension ImportOptions {
    /// Options by what is chosen.
    static func choosing(_ body: (inout ImportOptions) -> Void) -> ImportOptions {
        var options = ImportOptions()
        body(&options)
        return options
    }
}
