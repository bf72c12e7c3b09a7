import App
import Model
import Store

/// What is odd about a store and is said when the dashboard opens on it; the last is the one that stays on the screen.
enum Oddity {
    /// Seconds that two clocks may differ before it is said.
    private static let tolerance: Int64 = 600

    static func of(_ store: SQLiteStore, _ clock: Clock, _ seen: SeenHeads) -> [Sentence] {
        let last = clock == .system ? try? store.history(limit: 1, deal: nil).first : nil
        let outcomes = store.lookUpNotes()
        let zone = outcomes.isEmpty ? Zone.shanghai : (try? store.zone()) ?? .shanghai
        return [
            last.flatMap { ahead($0, of: clock.now) }, FileSystem.warning(store.path),
            seen.look(store, now: Clock.system.now),
        ].compactMap { $0 } + outcomes.map { $0.sentence(zone) }
    }

    /// The last entry was made in what is the future here: one of two clocks is wrong.
    static func ahead(_ item: HistoryItem, of now: Instant) -> Sentence? {
        guard item.time - now > tolerance else { return nil }
        return Sentence(
            zh: "最近一条记录（\(item.actor)，\(item.host)）比本机时钟晚 \(span(item.time - now, .zh))；请核对两台机器的时间。",
            en: "The latest entry (\(item.actor), \(item.host)) is \(span(item.time - now, .en)) ahead of this clock; "
                + "check the time of both machines.")
    }

    private static func span(_ seconds: Int64, _ lang: Lang) -> String {
        if seconds < 7_200 { return lang.pick("\(seconds / 60) 分钟", "\(seconds / 60) minutes") }
        if seconds < 172_800 { return lang.pick("\(seconds / 3_600) 小时", "\(seconds / 3_600) hours") }
        return lang.pick("\(seconds / 86_400) 天", "\(seconds / 86_400) days")
    }
}
