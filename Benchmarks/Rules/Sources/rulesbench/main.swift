import Foundation
import Model
import Rules

guard let zone = Zone(name: "Asia/Shanghai"), let now = zone.parse("2026-11-23T09:00") else { exit(1) }
let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }

var report = Report()

for size in sizes.isEmpty ? [1_000, 10_000, 100_000] : sizes {
    var company: Company? = Company(deals: size, now: now)
    let board = company?.board ?? Board()
    company = nil
    let rounds = size > 200_000 ? 3 : 7
    var (facts, whole, pins) = ([Double](), [Double](), [Double]())
    var all: Conclusions?
    for _ in 0..<rounds {
        all = nil
        var made: Facts?
        let first = time { made = Facts(board) }
        guard let made else { continue }
        facts.append(first)
        whole.append(first + time { all = Conclusions(made, now: now) })
    }
    guard var all else { continue }
    pins.append(time { all.pin(.company, all.period) })
    report.put("cold, all conclusions (ms)", figure(median(whole) * 1_000))
    report.put("of which the facts' groups (ms)", figure(median(facts) * 1_000))
    var changes = Changes(all.board, now: now)
    var worst: [Double] = []
    for kind in Changes.kinds {
        var spent: [Double] = []
        for _ in 0..<changes.rounds {
            let draft = changes.draft(kind, all.board)
            spent.append(try time { try all.apply(draft) })
        }
        worst += spent
        report.put("\(kind) (µs)", figure(median(spent) * 1_000_000))
    }
    worst.sort()
    report.put("any change, 99 of 100 within (µs)", figure(worst[worst.count * 99 / 100] * 1_000_000))
    report.put("the slowest (µs)", figure((worst.last ?? 0) * 1_000_000))
    var figures: [Double] = []
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
    let minute = time { all.tick(now + 60) }
    report.put("a minute passes (µs)", figure(minute * 1_000_000))
    let memory = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = memory.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
    let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } ?? 0
    report.put("memory with the board (MiB)", figure(kilobytes / 1_024))
}

report.show(sizes.isEmpty ? [1_000, 10_000, 100_000] : sizes)
