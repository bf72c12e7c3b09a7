import Model
import Terminal
import Views

extension State {
    /// Sends a key to whatever has the focus: the topmost layer, the filter's line, or the view.
    mutating func handle(_ key: Key) -> [Effect] {
        switch key {
        case .mouse(let mouse): return handle(mouse)
        case .focus, .reply: return []
        default: break
        }
        switch layers.last {
        case .form(let form): return handle(key, form)
        case .palette(let palette): return handle(key, palette)
        case .firstRun(let selected, let path): return handle(key, selected, path)
        case .help, .detail, .why, .page, .deals, .records, .account, .rep, nil: break
        }
        if filter?.isEditing == true, layers.isEmpty { return edit(filterBy: key) }
        if case .paste = key { return hint() }
        guard let action = keymap[key] else { return unknown(key) }
        return perform(action)
    }

    /// Carries out an action, wherever it was asked for.
    mutating func perform(_ action: Action) -> [Effect] {
        if action.edits, let reason = reasonNotToEdit { return refuse(reason) }
        if let effects = performInMeeting(action) { return effects }
        switch action {
        case .quit: return [.quit(nil)]
        case .back: return back()
        case .help: layers.append(.help(scroll: 0))
        case .palette:
            layers.append(.palette(Palette(self)))
            return indexed()
        case .language:
            lang = lang == .zh ? .en : .zh
            refreshHead()
        case .mouse:
            mouse.toggle()
            say(mouse ? Sentence(zh: "鼠标已开", en: "mouse on") : Sentence(zh: "鼠标已关", en: "mouse off"))
            return [.mouse(mouse)]
        case .redraw: return [.redraw]
        case .undo: return [.undo]
        case .redo: return [.redo]
        case .left, .right, .up, .down, .first, .last, .pageUp, .pageDown, .halfUp, .halfDown: go(action)
        case .filter: return openFilter()
        case .open: return open()
        case .moveForward, .moveBack, .log, .next, .win, .lose, .add, .edit, .event, .redDot, .confirm, .refuse,
            .script,
            .decide, .turn, .owner, .roles, .note, .addOther, .editOther, .remove, .reopen:
            return work(action)
        case .mark: return mark()
        case .jump: return jump()
        case .theme: layers.append(.palette(Palette(themesOf: self)))
        case .viewToday, .viewBoard, .viewFunnel, .viewProgress, .viewCustomers, .viewRedDots, .viewTimeline,
            .viewInsights, .viewCash:
            if let view = action.view { show(view) }
        case .meeting: meet(.morning)
        case .meetingRedDots: meet(.reddots)
        case .lastView: goBack()
        case .why: explain()
        case .nextRep: return stepRep(1)
        case .previousRep: return stepRep(-1)
        case .wider: return widen()
        case .earlier: return setPeriod(period.previous)
        case .later: return setPeriod(period.next)
        case .unit: return nextUnit()
        case .wall: return [.quit(.wall)]
        case .reps: return openRecords(.reps)
        case .members: return openRecords(.members)
        case .products: return openRecords(.products)
        case .costs: return openRecords(.costs)
        case .leaves: return openRecords(.leaves)
        case .presales: return openRecords(.presales)
        case .stages: return openRecords(.stages)
        case .calendar: return openRecords(.calendar)
        case .settings: return openRecords(.settings)
        }
        return []
    }

    /// One level back: the topmost layer, the marks, the filter, then the scope that was entered.
    private mutating func back() -> [Effect] {
        if layers.popLast() != nil { return [] }
        if !place.marks.isEmpty {
            place.marks.removeAll()
            return []
        }
        if filter != nil {
            closeFilter()
        } else if view == .progress, let wider = entered.popLast() {
            return setScope(wider)
        }
        return []
    }

    private mutating func open() -> [Effect] {
        switch layers.last {
        case .help, .why, .page: return back()
        case .deals: return subject.map { open(.deal($0.id)) } ?? []
        case .records: return record.map { openThing($0) } ?? []
        case nil:
            if view == .board { return selected.map { open(.deal($0.id)) } ?? [] }
            if view == .reddots, meeting == nil, let subject = focus?.redDot, conclusions?.hasRedDot(subject) ?? false {
                meet(.reddots, at: subject)
                return []
            }
            return focus.map { open($0) } ?? []
        default: return []
        }
    }

    private mutating func edit(filterBy key: Key) -> [Effect] {
        guard var current = filter else { return [] }
        switch key {
        case .esc: dropFilter()
        case .enter, .tab:
            if current.input.isEmpty { dropFilter() } else { return landOnHit() }
        case .up, .down: go(key == .up ? .up : .down)
        default:
            let before = current.input.text
            guard current.input.handle(Keymap.isWide(key) ? Keymap.narrow(key) : key) else { return [] }
            let known = current.hits
            filter = current
            if current.input.text != before { refilter(longerThan: before, hits: known) }
        }
        return []
    }

    /// A key without an action: typed Chinese means that an input method is on.
    private mutating func unknown(_ key: Key) -> [Effect] {
        guard case .char(let scalar) = key, scalar.value >= 0x2E80 else { return [] }
        return hint()
    }

    private mutating func hint() -> [Effect] {
        say(
            Sentence(
                zh: "这里按键即命令；按 / 查找文字，按 ? 看全部按键。",
                en: "Keys are commands here; press / to search for text, ? for all keys."))
        return []
    }
}

extension Keymap {
    /// Full-width Latin, as an input method types it.
    static func isWide(_ key: Key) -> Bool {
        guard case .char(let scalar) = key else { return false }
        return (0xFF01...0xFF5E).contains(scalar.value)
    }
}
