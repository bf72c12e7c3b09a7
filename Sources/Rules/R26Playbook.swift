import Model

/// A competitor's event with the open deals that it touches (R26).
public struct CompetitorEvent: Equatable, Sendable {
    public let activity: ID<Activity>
    public let at: Instant
    /// The competitor's name; nil where neither the deal nor the text tells it.
    public let competitor: String?
    public let news: CompetitorNews
    /// The open deals with that competitor, by weighted value, the largest first; without one, the event's own deal.
    public let deals: [ID<Deal>]
    /// Their value by currency, the workspace's first; never added across currencies.
    public let values: [Value]
    /// Touched deals without an amount.
    public let withoutAmount: Int

    public struct Value: Equatable, Sendable {
        /// nil is the workspace's currency.
        public let currency: String?
        public let amount: Money
    }

    /// The events from a day on, the latest first.
    public static func all(_ moment: Moment, since first: Day) -> [CompetitorEvent] {
        var byName: [String: [ID<Deal>]] = [:]
        moment.board.deals.forEachInPlace { deal in
            guard deal.outcome == .open, let name = deal.competitor, !name.isEmpty else { return }
            byName[name.lowercased(), default: []].append(deal.id)
        }
        let start = moment.facts.zone.instant(first)
        var found: [Activity] = []
        moment.board.activities.forEachInPlace {
            if $0.what == .competitor, $0.at >= start, $0.at <= moment.now { found.append($0) }
        }
        let rivals = moment.board.competitors.map(\.name).filter { !$0.isEmpty }
        // Many events tell of few competitors: what each of them touches is worked out once.
        var touched: [String: Touched] = [:]
        return found.sorted { ($1.at, $1.id) < ($0.at, $0.id) }.map { event in
            let text = (event.text ?? "").lowercased()
            let own = moment.board.deals[event.deal]
            let name = rivals.first { text.contains($0.lowercased()) } ?? own?.competitor
            let key = (name ?? "").lowercased()
            var deals = byName[key] ?? []
            if let own, own.outcome == .open, (own.competitor ?? "").lowercased() != key || key.isEmpty {
                deals.append(own.id)
                return CompetitorEvent(event, name, Touched(deals, moment))
            }
            let known = touched[key] ?? Touched(deals, moment)
            touched[key] = known
            return CompetitorEvent(event, name, known)
        }
    }

    /// Open deals with what they are worth.
    private struct Touched {
        let deals: [ID<Deal>]
        let values: [Value]
        let withoutAmount: Int

        init(_ ids: [ID<Deal>], _ moment: Moment) {
            var sums: [String?: Money] = [:]
            var missing = 0
            var ranked: [(id: ID<Deal>, value: Money)] = []
            for deal in ids.lazy.compactMap({ moment.board.deals[$0] }) {
                if let amount = deal.amount { sums[deal.currency, default: .zero] += amount } else { missing += 1 }
                ranked.append((deal.id, moment.weighted(deal) ?? .zero))
            }
            deals = ranked.sorted { ($1.value, $0.id) < ($0.value, $1.id) }.map(\.id)
            values = sums.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { Value(currency: $0.key, amount: $0.value) }
            withoutAmount = missing
        }
    }

    private init(_ event: Activity, _ competitor: String?, _ touched: Touched) {
        activity = event.id
        at = event.at
        news = CompetitorNews(text: event.text ?? "")
        self.competitor = competitor
        (deals, values, withoutAmount) = (touched.deals, touched.values, touched.withoutAmount)
    }

    /// The event of one activity.
    public init?(_ activity: ID<Activity>, _ moment: Moment) {
        guard let event = moment.board.activities[activity] else { return nil }
        let events = CompetitorEvent.all(moment, since: moment.day(of: event.at))
        guard let found = events.first(where: { $0.activity == activity }) else { return nil }
        self = found
    }

    /// `衡砚云 降价(11-22)：影响3单，合计120万`.
    public func why(_ moment: Moment) -> Sentence {
        Sentence { lang in
            let who = competitor ?? lang.pick("未知竞品", "unknown competitor")
            let day = moment.day(of: at).short
            let sum =
                values.isEmpty ? "—" : values.map { Say.money($0.amount, $0.currency, lang) }.joined(separator: " + ")
            let gap = withoutAmount > 0 ? lang.pick("，缺金额 \(withoutAmount)", ", no amount \(withoutAmount)") : ""
            return lang.pick(
                "\(who) \(news.name(lang))(\(day))：影响\(deals.count)单，合计\(sum)\(gap)",
                "\(who), \(news.name(lang)) (\(day)): touches \(English.count(deals.count, "open deal")) worth \(sum)\(gap)"
            )
        }
    }
}

/// How a script has served (R26).
public struct ScriptRecord: Equatable, Sendable {
    public let script: ID<Script>
    public fileprivate(set) var uses = 0
    public fileprivate(set) var lastUse: Instant?
    /// Over the different deals on which it was used.
    public fileprivate(set) var won = 0
    public fileprivate(set) var lost = 0
    public fileprivate(set) var open = 0

    /// won ÷ (won + lost); nil before one has closed.
    public var winRate: Double? { won + lost == 0 ? nil : Double(won) / Double(won + lost) }
    public var interval: (low: Double, high: Double)? { Wilson.interval(won, of: won + lost) }

    public func why(_ moment: Moment) -> Sentence {
        let script = moment.board.scripts[script]
        return Sentence { lang in
            let rate = Say.percent(Int64(won), of: Int64(won + lost)).map { "\($0)%" } ?? "—"
            let used = lastUse.map { moment.day(of: $0).short } ?? lang.pick("未用过", "never")
            let (title, version) = (script?.title ?? "", script?.version ?? 1)
            let owner = script?.owner ?? "—"
            return lang.pick(
                "\(title) v\(version)（\(owner)）：用\(uses)次，最近\(used)，赢率\(rate)（\(won)/\(won + lost)）在途\(open)",
                "\(title) v\(version) (\(owner)): used \(English.count(uses, "time")), last \(used), win rate \(rate) (\(won)/\(won + lost)), "
                    + "\(open) open")
        }
    }
}

/// The scripts with their records, found by competitor (R26).
public struct Playbook: Sendable {
    private var records: [ID<Script>: ScriptRecord] = [:]

    public init(_ moment: Moment) {
        var records: [ID<Script>: ScriptRecord] = [:]
        moment.board.scripts.forEachInPlace { records[$0.id] = ScriptRecord(script: $0.id) }
        var seen: Set<[Int]> = []
        moment.board.scriptUses.forEachInPlace { use in
            guard use.at <= moment.now, var record = records[use.script] else { return }
            record.uses += 1
            record.lastUse = max(record.lastUse ?? use.at, use.at)
            if seen.insert([use.script.raw, use.deal.raw]).inserted, let deal = moment.board.deals[use.deal] {
                switch deal.outcome {
                case .won: record.won += 1
                case .lost: record.lost += 1
                case .open: record.open += 1
                }
            }
            records[use.script] = record
        }
        self.records = records
    }

    public subscript(script: ID<Script>) -> ScriptRecord? { records[script] }

    /// The scripts for a deal's competitor, the best win rate first, unproven ones after, the latest used before others;
    /// general scripts follow. Empty where there is no script at all.
    public func scripts(for deal: Deal, _ moment: Moment) -> [ScriptRecord] {
        let name = (deal.competitor ?? "").lowercased()
        let rival = name.isEmpty ? nil : moment.board.competitors.first { $0.name.lowercased() == name }?.id
        let fitting = moment.board.scripts.filter { $0.competitor == nil || $0.competitor == rival }
        return fitting.compactMap { script in records[script.id].map { (script.competitor != nil, $0) } }
            .sorted { left, right in
                if left.0 != right.0 { return left.0 }
                let (one, two) = (left.1.winRate ?? -1, right.1.winRate ?? -1)
                if one != two { return one > two }
                let last = (left.1.lastUse?.seconds ?? .min, right.1.lastUse?.seconds ?? .min)
                return last.0 != last.1 ? last.0 > last.1 : left.1.script < right.1.script
            }.map(\.1)
    }
}
