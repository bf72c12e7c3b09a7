import App
import Model
import Rules

/// `show bridge`: from the open pipeline of one moment to that of now, from the changes in the journal (R20).
struct BridgeReport: ConclusionView {
    static let past: Past.Parts = .bridge

    private let all: Concluded
    private let bridge: Bridge
    private let rows: [(deal: ID<Deal>, part: Bridge)]

    init(_ all: Concluded) {
        self.all = all
        bridge = all.bridge
        rows = all.past.states.sorted { $0.key < $1.key }.compactMap { id, states in
            var part = Bridge(window: all.period)
            part.add(start: states.first ?? nil, then: states.dropFirst()) { all.conclusions.holds(rep: $0) }
            return part.moves ? (id, part) : nil
        }
    }

    private func name(_ deal: ID<Deal>) -> String {
        all.board.deals[deal]?.name ?? all.lang.pick("已删除的商机 #\(deal.raw)", "deal #\(deal.raw), removed")
    }

    func write(_ json: inout JSONWriter) {
        json.field("since", all.past.since.map { all.board.zone.text($0) })
        write(bridge, &json)
        json.field("why", bridge.why[all.lang])
        json.array("rows") { json in
            for row in rows {
                json.object { json in
                    json.field("deal", all.board.deals[row.deal]?.name)
                    json.field("deal_id", row.deal.raw)
                    json.field("account", all.board.accounts[all.board.deals[row.deal]?.account]?.name)
                    json.field("owner", all.board.reps[all.board.deals[row.deal]?.owner]?.name)
                    write(row.part, &json)
                    json.field("why", row.part.why[all.lang])
                }
            }
        }
    }

    private func write(_ bridge: Bridge, _ json: inout JSONWriter) {
        json.field("start", bridge.start)
        for part in bridge.parts { json.field(part.key, part.amount) }
        json.field("end", bridge.end)
        json.field("handed_in", bridge.handedIn)
        json.field("handed_out", bridge.handedOut)
    }

    func write(_ page: Page) throws {
        let zone = all.board.zone
        if let since = all.past.since {
            let (from, to) = (zone.text(since), zone.text(all.now))
            try page.line(page.lang.pick("\(from) 至 \(to)", "\(from) to \(to)"))
            if let begins = all.journalBegins, since == begins {
                try page.line(
                    page.lang.pick("日志从这时开始，更早的变动无从得知", "the journal begins here; what changed before is not known"))
            }
        }
        try page.line(bridge.why)
        try page.line()
        try page.table(
            [("商机", "deal", .left), ("起点", "start", .right), ("终点", "end", .right), ("说明", "why", .left)],
            rows.map { row in
                [
                    name(row.deal), page.amount(row.part.start), page.amount(row.part.end),
                    row.part.why[page.lang],
                ]
            }, empty: Sentence(zh: "期间没有商机变动。", en: "No deal changed in between."))
    }
}
