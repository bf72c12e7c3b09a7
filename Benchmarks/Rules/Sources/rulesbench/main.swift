import Foundation
import Model
import Rules

guard let zone = Zone(name: "Asia/Shanghai"), let now = zone.parse("2026-11-23T09:00") else { exit(1) }
let given = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let sizes = given.isEmpty ? [1_000, 10_000, 100_000] : given

/// Makes all conclusions several times over, and returns the last.
func cold(_ board: Board, rounds: Int, _ report: inout Report) -> Conclusions {
    var (spent, waited, groups) = ([Double](), [Double](), [Double]())
    var all = Conclusions(Facts(Board()), now: now)
    for _ in 0..<rounds {
        all = Conclusions(Facts(Board()), now: now)
        var facts = Facts(Board())
        groups.append(wait { facts = Facts(board) })
        var taken = 0.0
        waited.append(groups[groups.count - 1] + wait { taken = time { all = Conclusions(facts, now: now) } })
        spent.append(taken)
    }
    report.put("cold, all conclusions, by the clock (ms)", figure(median(waited) * 1_000))
    report.put("the same, the best of \(rounds)", figure((waited.min() ?? 0) * 1_000))
    report.put("of which the facts' groups", figure(median(groups) * 1_000))
    report.put("the processors' time without the groups", figure(median(spent) * 1_000))
    return all
}

/// Applies changes of all kinds, mixed as on any day, and reports on each kind.
func follow(_ all: inout Conclusions, rounds: Int, _ report: inout Report) throws {
    var changes = Changes(all.board, now: now)
    var spent: [Changes.Kind: [Double]] = [:]
    for _ in 0..<(rounds * Changes.daily.count) {
        let kind = Changes.daily[changes.pick(Changes.daily.count)]
        let draft = try changes.draft(kind, all.board)
        spent[kind, default: []].append(try time { try all.apply(draft) })
    }
    for kind in Changes.daily { report.put("\(kind) (µs)", row(spent[kind] ?? [])) }
    report.put("any daily change (µs)", row(Changes.daily.flatMap { spent[$0] ?? [] }))
}

/// Sets thresholds as the dashboard does: the facts on the thread of keys, everything else beside it.
func outrun(_ all: inout Conclusions, _ report: inout Report) throws {
    var changes = Changes(all.board, now: now)
    var (facts, rest) = ([Double](), [Double]())
    for number in 1...7 {
        let draft = Draft(.edit, try changes.draft(.setting, all.board), actor: "bench", host: "", time: now)
        var ahead = Ahead(all)
        facts.append(try time { try ahead.take(Entry(batch: number, seq: number, draft: draft)) })
        rest.append(try wait { try all.catchUp(with: ahead, now: now, all.scope, all.period) })
    }
    report.put("a threshold, a stage or a holiday, on the thread of keys (µs)", row(facts))
    report.put("the same, beside it, by the clock (ms)", figure(median(rest) * 1_000))
}

func row(_ values: [Double]) -> String {
    [median(values), percentile(99, values), values.max() ?? 0].map { figure($0 * 1_000_000) }.joined(separator: " / ")
}

/// Closes deals until medians and rates of winning have moved, and reports on the changes that moved them.
func shift(_ all: inout Conclusions, _ report: inout Report) throws {
    var changes = Changes(all.board, now: now)
    var (medians, rates, pages) = ([Double](), [Double](), [Double]())
    func cycles(_ all: Conclusions) -> [Int?] { [all.cycles.all.days] + all.cycles.bySegment.map(\.days) }
    for step in 0..<20_000 where medians.count < 40 || rates.count < 8 {
        let (days, chances) = (cycles(all), all.rates.chances)
        let draft = try changes.draft(step % 2 == 0 ? .win : .reopen, all.board)
        let spent = try time { try all.apply(draft) }
        if chances != all.rates.chances {
            rates.append(spent)
            pages.append(time { readLists(all) })
        } else if days != cycles(all) {
            medians.append(spent)
        }
    }
    report.put("a change that moves a median cycle (µs)", row(medians))
    report.put("a change that moves a rate of winning by a point (µs)", row(rates))
    report.put("reading 40 rows of each queue and a rep's list then (µs)", row(pages))
}

func readLists(_ all: Conclusions) {
    for grade in Account.Grade.allCases { _ = Array(all.queue(grade).prefix(40)) }
    _ = all.today(of: ID(1))
}

/// What the figures of all views cost after a win.
func read(_ all: inout Conclusions, _ report: inout Report) throws {
    var (changes, figures) = (Changes(all.board, now: now), [Double]())
    for _ in 0..<20 {
        try all.apply(changes.draft(.win, all.board))
        figures.append(
            time {
                _ = (all.progress(), all.forecast, all.funnel, all.stageLags, all.sources, all.kpis, all.cash)
                _ = (all.segments(.industry), all.cycles.bySegment, all.timerRates, all.lights, all.bridge)
                for subject in all.redDots.prefix(40) { _ = all.redDot(of: subject)?.score }
                for account in all.queue(.a).prefix(40) { _ = all.verdict(of: account)?.grade }
                _ = all.today(of: ID(1))
            })
    }
    report.put("reading every figure, and 40 rows of each list, after a win (µs)", figure(median(figures) * 1_000_000))
}

func megabytes() -> Double {
    let memory = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = memory.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
    return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } ?? 0) / 1_024
}

var report = Report()
for size in sizes {
    var company: Company? = Company(deals: size, now: now)
    let board = company?.board ?? Board()
    company = nil
    let isHuge = size > 200_000
    var all = cold(board, rounds: isHuge ? 3 : 9, &report)
    report.put("memory with the board (MiB)", figure(megabytes()))
    // The first change pays for the tables that `board` still holds.
    all.pin(.company, all.period)
    all.prepare()
    try follow(&all, rounds: isHuge ? 40 : 400, &report)
    try shift(&all, &report)
    try read(&all, &report)
    try outrun(&all, &report)
    let minute = time { all.tick(now + 60) }
    report.put("a minute passes (µs)", figure(minute * 1_000_000))
}
print("changes: half within / 99 of 100 within / the slowest; of the processor, but where the clock is named\n")
report.show(sizes)
