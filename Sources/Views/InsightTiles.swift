import Model
import Rules
import Terminal

/// Makes the tiles from what the rules conclude; it formats, and works nothing out. A class, since each row holds on to it
/// for its sentence.
final class InsightTiles: Sendable {
    let conclusions: Conclusions
    let board: Board
    let insights: Insights
    let text: Text
    var lang: Lang { text.lang }

    init(_ conclusions: Conclusions, _ text: Text) {
        self.conclusions = conclusions
        (board, insights) = (conclusions.board, conclusions.insights)
        self.text = text
    }

    /// In the order of the grid, what matters first.
    var all: [InsightTile] {
        [
            kpis, lags, cycle, sources, reasons(.won), reasons(.lost), segments(.industry), segments(.region),
            segments(.product), presales, efforts, timers,
        ]
    }

    /// Figures of the whole team say so where the scope is a part of it.
    var teamNote: [String] { conclusions.scope == .company ? [] : [text.wholeTeam] }

    func line(_ rule: String, _ sentence: Sentence) -> [Explanation.Line] { [.init(rule: rule, text: sentence[lang])] }

    func name(_ text: String?) -> String {
        let shown = clean(text ?? "")
        return shown.isEmpty ? self.text.notGiven : shown
    }

    // MARK: - Key figures (R21)

    private var kpis: InsightTile {
        let kpis = insights.kpis
        var tile = InsightTile(title: text.kpis, empty: text.nothingYet)
        let why = { @Sendable [self] in line("R21", kpis.why) }
        let signed = kpis.signed.minor
        tile.figure = kpis.target.map { Span(text.target(text.round($0)), .dim) }
        func add(_ label: String, _ value: String, note: String = "", graph: InsightRow.Graph = .none, _ figure: Figure)
        {
            let shown = Span(value, value == text.unknown ? .faint : .text, value == text.unknown ? [] : .bold)
            tile.rows.append(
                InsightRow(label: label, graph: graph, note: note, value: shown, figure: figure, why: why))
        }
        add(
            text.attainment, text.percent(signed, of: kpis.target?.minor ?? 0), note: text.money(kpis.signed),
            graph: kpis.target.map { .bar(signed, of: $0.minor, .bar) } ?? .none, .wonInPeriod)
        let (won, closed) = (Int64(kpis.won), Int64(kpis.won + kpis.lost))
        add(
            text.winRateByCount, text.percent(won, of: closed), note: "\(won)/\(closed)",
            graph: .bar(won, of: closed, .bar), .closedInPeriod)
        let value = (won: kpis.wonAmount.minor, all: (kpis.wonAmount + kpis.lostAmount).minor)
        add(
            text.winRateByValue, text.percent(value.won, of: value.all), note: text.money(kpis.wonAmount),
            graph: .bar(value.won, of: value.all, .bar), .closedInPeriod)
        add(text.wonCycle, kpis.cycle.map { text.tenths(Int64(($0 * 10).rounded())) } ?? text.unknown, .wonInPeriod)
        add(text.velocity, kpis.velocity.map { text.perDay(text.money($0)) } ?? text.unknown, .open)
        let slipped = text.slippedDeals(kpis.slipped, kpis.pushes)
        add(text.slippage, text.money(kpis.slippedAmount), note: slipped, .slipped)
        let plan = kpis.contactsPlanned.map { "\(kpis.contacts)/\($0)" } ?? "\(kpis.contacts)"
        add(
            text.contactsPerRep, kpis.contactsPerRep.map { text.tenth($0) } ?? text.unknown, note: plan,
            graph: kpis.contactsPlanned.map { .bar(Int64(kpis.contacts), of: Int64($0), .bar) } ?? .none, .contacted)
        return tile
    }

    // MARK: - Stage lag (R6)

    private var lags: InsightTile {
        var tile = InsightTile(
            title: text.stageLag, empty: conclusions.scope == .company ? text.nothingYet : text.lagOfCompany)
        let most = insights.lags.map { max(Int64($0.actual), Int64($0.planned?.roundedUp ?? 0)) }.max() ?? 0
        tile.rows = insights.lags.map { lag in
            let planned = lag.planned.map { Int64($0.roundedUp) }
            let role: Role = lag.light == .red ? .lose : lag.light == .yellow ? .warning : .bar
            return InsightRow(
                light: lag.light, label: name(board.stages[lag.stage]?.name(lang)),
                graph: .bar(Int64(lag.actual), of: most, ghost: planned, role),
                note: text.waiting(customer: lag.waitingForCustomer, us: lag.waitingForUs),
                value: Span("\(lag.actual)/" + (planned.map(String.init) ?? text.unknown), .text),
                figure: .stage(lag.stage), why: { [self] in line("R6", lag.why) })
        }
        return tile
    }

    // MARK: - Cycle (R16)

    private var cycle: InsightTile {
        let cycles = conclusions.cycles
        let all = insights.cycles
        var tile = InsightTile(title: text.cycle, notes: teamNote, empty: text.nothingYet)
        guard let whole = all.first, whole.closed + whole.open > 0 else { return tile }
        tile.figure = whole.days.map { Span(text.medianDays($0), .text, .bold) }
        let mean = cycles.meanClosed.map { Int64(($0 * 10).rounded()) }
        let longest = max(all.compactMap(\.days).max() ?? 0, Int((mean ?? 0) + 9) / 10)
        let most = Int64(longest)
        let why = { @Sendable [self] in line("R16", cycles.why) }
        func row(_ label: String, _ days: Int?, _ note: String, _ role: Role, _ figure: Figure) -> InsightRow {
            InsightRow(
                label: label, graph: .bar(Int64(days ?? 0), of: most, role), note: note,
                value: days.map { Span(text.days($0), .text) } ?? Span(text.unknown, .faint), figure: figure, why: why)
        }
        tile.rows = [row(text.withOpen, whole.days, text.openCount(whole.open), .bar, .cycle(industry: nil))]
        tile.rows.append(
            InsightRow(
                label: text.closedOnly, graph: .bar((mean ?? 0) / 10, of: most, .barDim),
                note: text.closedCount(whole.closed),
                value: mean.map { Span(text.tenths($0), .dim) } ?? Span(text.unknown, .faint),
                figure: .cycle(industry: nil), why: why))
        tile.rows += all.dropFirst().map {
            row(name($0.segment), $0.days, text.closedCount($0.closed), .bar, .cycle(industry: $0.segment))
        }
        tile.divider = all.count > 1 ? (before: 2, text: text.byIndustry) : nil
        return tile
    }

    // MARK: - Sources (R17)

    private var sources: InsightTile {
        let sources = insights.sources
        var tile = InsightTile(title: text.sources, empty: text.noLeads)
        let ever = insights.sourcesAreOfAllTime
        tile.notes = ever ? [text.winRateEver, text.allTime] : [text.winRateInterval]
        tile.rows = sources.rows.map { row in
            let (won, closed) = (row.outcomes.won, row.outcomes.closed)
            let role: Role =
                switch row.verdict {
                case .better: .win
                case .worse: .lose
                case .open: .text
                case .tooFew: .faint
                }
            let mark = row.verdict == .better ? text.sign(.arrowUp) : row.verdict == .worse ? text.sign(.arrowDown) : ""
            let whisker = row.outcomes.interval.map { interval in
                Whisker(
                    low: Int64((interval.low * 1_000).rounded()), middle: Int64(won * 1_000 / max(closed, 1)),
                    high: Int64((interval.high * 1_000).rounded()))
            }
            return InsightRow(
                label: name(row.source), labelRole: row.verdict == .tooFew ? .dim : .text,
                graph: whisker.map { .whisker($0, role == .text ? .bar : role) } ?? .none,
                note: "\(won)/\(closed)", value: Span(mark + text.percent(won, of: closed), role),
                figure: ever ? .sourceEver(row.source) : .source(row.source), why: { [self] in line("R17", row.why) })
        }
        if sources.ranked < sources.rows.count { tile.divider = (before: sources.ranked, text: text.tooFewCases) }
        return tile
    }
}
