import App
import Model
import Store

/// What a clock frozen by `--now` may do: anything in a store that was made under one, and elsewhere nothing but look.
extension Context {
    /// Marks a store that is being made, where the clock is frozen.
    func prepare(_ new: SQLiteStore, _ zone: Zone) throws {
        if case .frozen(let moment) = try clock(zone) { try new.markRehearsal(moment) }
    }

    /// Why nothing may be written into an opened store now; nil where something may.
    func barOfClock(_ store: SQLiteStore) throws -> Sentence? {
        guard options.now != nil, try store.rehearsal() == nil else { return nil }
        return Sentence(
            zh: "\(store.path) 记的是真实的工作，时钟被 --now 定住时只能看，未作改动；请去掉 --now（经理补记用 --backdate 时间），"
                + "想试用就在 --now 下另建一个（init、demo）。",
            en:
                "\(store.path) keeps real work, which can only be looked at under --now, and nothing was changed; drop --now "
                + "(a manager dates an entry with --backdate TIME), or make another store under --now to try things (init, "
                + "demo).")
    }
}

extension SQLiteStore {
    /// The local time at which the clock stood when the store was made; nil for one of real work.
    func rehearsalTime() -> String? {
        guard let moment = try? rehearsal(), let zone = try? zone() else { return nil }
        return zone.text(moment)
    }

    /// What is said of a store that was made under a frozen clock; nil for one of real work.
    func rehearsalNote() -> Sentence? {
        guard let time = rehearsalTime()?.replacing("T", with: " ") else { return nil }
        return Sentence(
            zh: "演练数据：在 --now \(time) 下建立，可以用任何 --now 写入",
            en: "a rehearsal: made under --now \(time), takes any --now")
    }
}
