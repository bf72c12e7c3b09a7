import Model
import Rules
import Store
import Terminal
import Views

extension State {
    /// Takes in what happened and says what is to be done outside. The only way in which the state changes.
    public mutating func update(_ input: Input) -> [Effect] {
        switch input {
        case .key(let key): return handle(key)
        case .resize(let size):
            self.size = size
            settle()
        case .time(let instant):
            let old = now
            now = instant
            guard old.seconds / 60 != instant.seconds / 60 else { return [] }
            refreshHead()
            return passTime()
        case .toastOver:
            toast = nil
        case .cannotStop:
            say(Sentence(zh: "这里没有 shell 可以退回，^Z 无效", en: "No shell to go back to from here: ^Z does nothing"))
        case .foreign(let entries):
            take(entries)
        case .committed(let commit, let done):
            attempted = nil
            take(commit)
            if let own = commit.own { said.note(done, own.batch) }
            say(done)
        case .reverted(let commit, let verb):
            let what = undone(commit, verb)
            take(commit)
            let prefix = verb == .undo ? lang.pick("已撤销", "undone") : lang.pick("已重做", "done again")
            say(what.isEmpty ? prefix : "\(prefix)\(lang.pick("：", ": "))\(what)")
        case .rest:
            return settleGrades()
        case .graded(let commit, let grades):
            take(commit)
            noteGraded(grades)
        case .reloaded(let board):
            attempted = nil
            replace(board)
            return [.conclude(scope, period)] + (filter == nil ? [] : indexed())
        case .concluded(let new):
            return take(new)
        case .indexed(let index, let seq):
            return take(index, seq: seq)
        case .editedText(let text):
            takeEdited(text)
        case .details(let details, let history):
            fill(details, history)
        case .conflicted(let obstacles, let foreign):
            take(foreign)
            return dispute(obstacles, foreign) + catchingUp
        case .busy:
            say(
                Sentence(
                    zh: "另一位正在写入，等它写完再保存…（Esc 放弃）", en: "Waiting for another writer before saving… (Esc gives up)"))
        case .unsettled(_, _, let why):
            say(
                Sentence {
                    $0.pick(
                        "磁盘出错（\(why[$0])），不知道是否已保存，正在查明…（Esc 放弃）",
                        "The disk failed (\(why[$0])): not known whether it was saved, looking it up… (Esc leaves it)")
                }, isError: true)
            return [.bell]
        case .failed(let sentence, let foreign):
            take(foreign)
            giveBack()
            say(sentence, isError: true)
            return [.bell] + catchingUp
        }
        return catchingUp
    }

    /// Asks for conclusions from the facts as they are, where those have gone ahead.
    private var catchingUp: [Effect] { ahead == nil ? [] : pinned() }

    private mutating func take(_ commit: Commit) {
        take(commit.foreign)
        if let own = commit.own {
            noteTouches(own.draft.changes)
            take([own])
            follow(own.draft.changes)
        }
    }

    /// Applies committed entries; the selected card stays selected.
    private mutating func take(_ entries: [Entry]) {
        guard !entries.isEmpty else { return }
        let (kept, keptRow) = (selected, steadyFocus)
        var ids: Set<Int> = []
        for entry in entries where entry.seq > board.seq {
            do {
                try apply(entry)
            } catch {
                // The snapshot no longer fits the journal: it is read anew by the loop, which sees the old number.
                (conclusions, ahead) = (nil, nil)
                early.seq = -1
                return
            }
            for change in entry.draft.changes { note(change, &ids) }
            rebaseForms(entry)
        }
        for id in ids {
            let deal = board.deals[ID(id)]
            let account = board.accounts[deal?.account]
            index?.update(id, deal, account: account)
        }
        warnForms()
        rescope()
        settleMarks()
        if let text = filter?.input.text, !text.isEmpty {
            let place = place
            refilter()
            self.place = place
        }
        if view == .board, let kept, let deal = board.deals[kept.id], lanes.index(of: deal) == lanes.index(of: kept) {
            select(deal)
        }
        refreshLayers()
        settle()
        follow(keptRow)
        settleMeeting()
    }

    private mutating func note(_ change: Change, _ ids: inout Set<Int>) {
        switch change.kind {
        case .deal: ids.insert(change.id)
        case .account: noteAccount(change)
        case .setting, .calendarDay:
            zone = board.zone
            calendar = WorkCalendar(board)
            refreshHead()
        default: break
        }
    }

    /// Keeps the names that are searched up with an account, also those of its deals that have been taken in anew.
    private mutating func noteAccount(_ change: Change) {
        guard index != nil else { return }
        let id = ID<Account>(change.id)
        var before: String?
        switch change {
        case .add: break
        case .remove(_, let raw, let row): before = Account(id: raw, row: row)?.name
        case .update(_, _, let edits):
            for edit in edits where Account.fields[edit.field].name == "name" {
                if case .text(let name) = edit.before { before = name }
            }
            guard before != nil else { return }
        }
        let (deals, account) = (board.deals, board.accounts[id])
        index?.update(change.id, account, before: before)
        for raw in index.map({ Array($0.changedDeals) }) ?? [] {
            if let deal = deals[ID(raw)], deal.account == id { index?.update(raw, deal, account: account) }
        }
    }

    /// After an own change the selection goes along with the deal, or with what was added to a list.
    private mutating func follow(_ changes: [Change]) {
        if let records { layers[layers.count - 1] = .records(followed(records, changes)) }
        guard let change = changes.first(where: { $0.kind == .deal }), let deal = board.deals[ID(change.id)] else {
            return
        }
        select(deal)
        settle()
    }

    /// Lets go of what was concluded, while something else has the screen; where the user stands stays.
    public mutating func setAside() {
        cache.empty()
        early = board
        (conclusions, index) = (nil, nil)
    }

    /// Goes on where it was set aside, on the store as it is now.
    public mutating func takeUp(_ board: Board, size: Size, now: Instant) {
        _ = update(.time(now))
        _ = update(.resize(size))
        replace(board)
    }

    /// A board read anew.
    private mutating func replace(_ new: Board) {
        let kept = selected
        cache.empty()
        (conclusions, ahead) = (nil, nil)
        early = new
        rescope()
        zone = board.zone
        calendar = WorkCalendar(board)
        index = nil
        refreshHead()
        if filter?.lanes != nil { refilter() }
        if let kept, let deal = board.deals[kept.id] { select(deal) }
        rebaseForms(nil)
        refreshLayers()
        settle()
    }

    /// An open detail shows the deal as it is now, and closes when the deal is gone.
    mutating func refreshLayers() {
        layers = layers.compactMap { layer in
            switch layer {
            case .detail(var detail):
                guard let deal = board.deals[detail.deal.id] else { return nil }
                detail.deal = deal
                return .detail(detail)
            case .account(let scene): return board.accounts[scene.account] == nil ? nil : layer
            case .rep(let scene): return board.reps[scene.rep] == nil ? nil : layer
            case .deals(let list): return .deals(list.without { board.deals[$0] == nil })
            case .records(let records): return isAlive(records) ? .records(settled(records)) : nil
            default: return layer
            }
        }
    }

    /// Opens the detail of a deal over the board, as Enter shows it.
    public mutating func open(_ deal: Deal, _ details: DealDetails, _ history: [HistoryItem]) {
        select(deal)
        layers = [.detail(DetailScene(deal: deal))]
        fill(details, history)
        settle()
    }

    /// Remembers what the actor has logged.
    private mutating func noteTouches(_ changes: [Change]) {
        for case .add(.activity, let id, _) in changes { ownTouches.insert(ID(id)) }
    }

    private mutating func fill(_ details: DealDetails, _ history: [HistoryItem]) {
        for item in history where item.actor == actor { noteTouches(item.changes) }
        for index in layers.indices {
            guard case .detail(var detail) = layers[index] else { continue }
            detail.contacts = details.contacts
            detail.activities = details.activities
            detail.notes = details.notes
            detail.spells = details.spells
            detail.story = history.map { Story.line($0, board, lang, about: detail.deal.id) }
            layers[index] = .detail(detail)
        }
    }
}
