import Foundation
import Model
import Rules
import Terminal
import Views

/// The times of one view.
struct Times {
    private(set) var rows: [(name: String, values: [Double])] = []

    mutating func add(_ name: String, _ body: () throws -> Void) rethrows {
        let spent = try time(body)
        if let place = rows.firstIndex(where: { $0.name == name }) {
            rows[place].values.append(spent)
        } else {
            rows.append((name, [spent]))
        }
    }
}

/// Deals that pass a filter: every so many.
func filtered(_ size: Int, every step: Int) -> Hits {
    var hits = Hits(count: size)
    for number in stride(from: 3, through: size, by: step) { hits.insert(number) }
    return hits
}

/// Opens a view, presses keys and types a filter in it.
func use(_ view: ViewName, _ all: Conclusions, _ cache: ViewCache, _ letters: [Hits], _ times: inout Times) {
    cache.empty()
    var desk = Desk(view, all, cache)
    times.add("opening it") { desk.draw() }
    for _ in 0..<10 { times.add("a key") { desk.down() } }
    for hits in letters {
        desk.scene.hits = hits
        times.add("a filter's letter") { desk.draw() }
    }
}

guard let zone = Zone(name: "Asia/Shanghai"), let now = zone.parse("2026-11-23T09:00") else { exit(1) }
// viewsbench [SIZE…] [VIEW…] [xN]: the sizes in deals, the views, and N changes of each kind a round.
let arguments = CommandLine.arguments.dropFirst()
let given = arguments.compactMap { Int($0) }
let sizes = given.isEmpty ? [1_000, 10_000, 100_000] : given
let named = arguments.compactMap { ViewName(rawValue: $0) }
let views = named.isEmpty ? ViewName.allCases : named
let times = arguments.compactMap { $0.hasPrefix("x") ? Int($0.dropFirst()) : nil }.first ?? 10
let rounds = 4
let kinds: [Changes.Kind] = [.log, .move, .amount, .win]
var report = Report()

for size in sizes {
    var company: Company? = Company(deals: size, now: now)
    var all = Conclusions(Facts(company?.board ?? Board()), now: now, past: Past(since: now + -7 * 86_400))
    company = nil
    // A win that asks for roles would be refused, and a benchmark of refusals says nothing.
    var roles = Setting(blank: all.board.settings.nextID)
    (roles.key, roles.text) = (SettingKey.triangle.rawValue, "off")
    try all.apply([.add(roles)])
    var changes = Changes(all.board, now: now)
    let letters = [2, 7, 90].map { filtered(size, every: $0) }
    let cache = ViewCache()
    // Every view wins some: a small company must not run out of open deals.
    let times = min(times, max(size / 250, 1))
    for view in views {
        var spent = Times()
        for _ in 0..<rounds {
            // A pin makes everything anew: the views' books are gone, and what is concluded stands.
            all.pin(all.scope, all.period)
            var desk: Desk? = Desk(view, all, cache)
            spent.add("opening it, nothing prepared") { desk?.draw() }
            spent.add("preparing all views") { all.prepare() }
            use(view, all, cache, letters, &spent)
            for kind in (0..<times).flatMap({ _ in kinds }) {
                let draft = try changes.draft(kind, all.board)
                precondition(!draft.isEmpty, "\(kind) was refused")
                // Whoever held on to the facts now would make the change copy them.
                desk = nil
                cache.empty()
                try spent.add("\(kind)") { try all.apply(draft) }
                desk = Desk(view, all, cache)
                spent.add("the frame after: \(kind)") { desk?.draw() }
            }
            desk = nil
            cache.empty()
            all.tick(all.now + 60)
            desk = Desk(view, all, cache)
            spent.add("the frame after a minute") { desk?.draw() }
        }
        for row in spent.rows {
            let sorted = row.values.sorted()
            report.put(
                "\(view.rawValue): \(row.name)",
                figure(median(sorted) * 1_000) + " / " + figure(sorted[sorted.count * 9 / 10] * 1_000))
        }
    }
}
print("ms of the processor: half / nine of ten within\n")
report.show(sizes)
