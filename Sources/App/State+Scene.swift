import Model
import Terminal
import Views

extension State {
    /// What the frame shows now.
    public var scene: Scene {
        var scene = bareScene
        scene.layers = layers.map(layer)
        scene.hints = hints
        scene.toast = toast
        return scene
    }

    /// The view without what lies over and around it: enough to ask what stands where.
    var bareScene: Scene {
        var scene = Scene(
            lang: lang, now: now, view: view, board: board, lanes: lanes, head: head, place: place)
        scene.filter = filter.map {
            FilterBar(
                input: $0.input, isEditing: $0.isEditing, hits: $0.hits?.count ?? board.deals.count,
                total: board.deals.count)
        }
        scene.spot = spot
        scene.meeting = meetingScene
        scene.conclusions = conclusions
        scene.toucher = toucher
        scene.hits = filter?.hits
        scene.cache = cache
        scene.head.isBehind = isBehind
        return scene
    }

    private func layer(_ layer: StateLayer) -> Layer {
        switch layer {
        case .detail(let detail): .detail(detail)
        case .why(let why): .why(why)
        case .page(let page): .page(page)
        case .deals(let list): .deals(list)
        case .records(let records): .records(recordsScene(records))
        case .account(let account): .account(account)
        case .rep(let rep): .rep(rep)
        case .help(let scroll): helpLayer(scroll)
        case .palette(let palette): .palette(paletteScene(palette))
        case .form(let form): .form(formScene(form))
        case .firstRun(let selected, let path): .firstRun(firstRunScene(selected, path))
        }
    }

    /// The help overlay, from the list of actions.
    func helpLayer(_ scroll: Int) -> Layer {
        let groups = Action.Group.allCases.map { group in
            HelpScene.Group(
                title: group.title(lang),
                rows: offered(Action.allCases.filter { $0.group == group }).map {
                    Hint(key: keymap.names(of: $0), label: $0.label(lang))
                })
        }
        var help = HelpScene(groups: groups)
        help.scroll = scroll
        return .help(help)
    }

    private func formScene(_ form: Form) -> FormScene {
        let trouble = trouble(form)
        let today = zone.day(of: now)
        let fields = form.fields.enumerated().map { index, field in
            let reading = reading(field)
            let isWrong = trouble?.field == index ? trouble?.sentence[lang] : nil
            let wrong = isWrong ?? (field.input.text.trimmed.isEmpty ? nil : reading.error?[lang])
            var shown = FormScene.Field(
                label: field.label[lang], input: field.input, example: field.example[lang],
                reading: reading.text(lang, board, today: today, typed: field.input.text.trimmed),
                error: field.error?[lang])
            shown.news = field.news?[lang]
            // While a text is being typed it may yet become right.
            if index == form.focus {
                shown.reading = isWrong ?? shown.reading ?? wrong
            } else {
                shown.error = shown.error ?? wrong
            }
            return shown
        }
        let choices = form.choices.map { Hint(key: String(Character($0.key)), label: $0.label[lang]) }
        var scene = FormScene(
            title: form.title[lang], subject: form.subject, fields: fields, focus: form.focus, choices: choices,
            hints: hints(form))
        (scene.offers, scene.offer) = (offers(form), form.offer)
        scene.facts = (form.facts + form.doubleWork).map { $0[lang] }
        return scene
    }

    private func hints(_ form: Form) -> [Hint] {
        let esc = Hint(key: "Esc", label: lang.pick("取消", "cancel"))
        guard form.fields.indices.contains(form.focus) else {
            let capital = lang.pick("大写字母", "capital letter")
            switch form.purpose {
            case .conflict:
                let goesBack = attempted?.form?.fields.isEmpty == false
                return [
                    Hint(
                        key: "Esc",
                        label: goesBack ? lang.pick("回到表格自己改", "back to the form") : lang.pick("不保存", "save nothing"))
                ]
            case .log: return [Hint(key: capital, label: lang.pick("并写内容和下一步", "with a note and next step")), esc]
            case .event: return [Hint(key: capital, label: lang.pick("并写内容", "with a note")), esc]
            default: return [esc]
            }
        }
        let isLast = form.focus + 1 == form.fields.count
        let done = form.purpose == .importFiles ? lang.pick("导入", "import") : lang.pick("保存", "save")
        var hints = [Hint(key: "Enter", label: isLast ? done : lang.pick("下一项", "next field"))]
        if !isLast { hints.append(Hint(key: "Ctrl-s", label: lang.pick("保存", "save"))) }
        let offered = offers(form)
        if !offered.isEmpty { hints.append(Hint(key: "Tab ↓", label: lang.pick("采用", "take it"))) }
        if form.fields[form.focus].kind == .note {
            hints.append(Hint(key: "Ctrl-o", label: lang.pick("用编辑器写", "in your editor")))
        }
        hints.append(esc)
        if form.isDraft { hints.append(Hint(key: "Ctrl-x", label: lang.pick("不要草稿", "drop the draft"))) }
        if form.fields.count > 1, offered.isEmpty {
            hints.append(Hint(key: "Tab", label: lang.pick("换项", "switch field")))
        }
        return hints
    }

    private func firstRunScene(_ selected: Int, _ path: String) -> FirstRunScene {
        FirstRunScene(
            choices: [
                Hint(
                    key: lang.pick("看演示", "See the demo"),
                    label: lang.pick("一家样例公司，用完即弃", "a sample company, thrown away afterwards")),
                Hint(
                    key: lang.pick("导入 CSV", "Import CSV"),
                    label: lang.pick("从现有系统导出的商机表", "deals exported from the system you have")),
                Hint(
                    key: lang.pick("新建团队", "Start a new team"),
                    label: lang.pick("空白看板，五个标准阶段", "an empty board with the five standard stages")),
            ],
            selected: selected, path: path)
    }

    private var isList: Bool {
        switch layers.last {
        case .deals, .records: true
        default: false
        }
    }

    /// The keys that are most useful where the user stands, in order.
    private var hints: [Hint] {
        if filter?.isEditing == true && layers.isEmpty {
            return [
                Hint(key: "Enter", label: lang.pick("保留筛选", "keep")), Hint(key: "Esc", label: lang.pick("取消", "clear")),
                Hint(key: "↑↓", label: lang.pick("选择", "select")),
            ]
        }
        var actions: [Action]
        switch layers.last {
        case .help, .why, .page: actions = [.back, .down]
        case .records(let records): return recordHints(records)
        case .deals: actions = [.back, .open, .log, .next, .moveForward, .down]
        case .account: actions = [.back, .log, .next, .why, .editOther, .addOther, .down]
        case .rep: actions = [.back, .why, .edit, .down]
        case .detail: actions = [.back, .log, .next, .moveForward, .win, .lose, .edit, .undo, .down]
        case .form(let form): return formScene(form).hints
        case .palette, .firstRun:
            return [
                Hint(key: "Enter", label: lang.pick("执行", "run")), Hint(key: "↑↓", label: lang.pick("选择", "select")),
                Hint(key: "Esc", label: lang.pick("返回", "back")),
            ]
        case nil where meeting != nil: return meetingHints
        case nil where !place.marks.isEmpty:
            return [.mark, .moveForward, .log, .next, .owner, .lose, .event, .turn, .redDot].map(hint)
                + [Hint(key: keymap.keys(of: .back).first?.name ?? "", label: lang.pick("取消标记", "unmark"))]
        case nil where conclusions?.proposal(of: subjectAccount) != nil && reasonNotToEdit == nil:
            actions = [
                .confirm, .refuse, .why, .open, .log, .next, .event, .mark, .filter, .undo, .palette, .help, .quit,
            ]
        case nil where view != .board && record != nil:
            actions = [.help, .open, .edit, .why, .addOther, .editOther, .remove, .undo, .palette, .lastView, .quit]
        case nil where view != .board:
            actions = [
                .help, .open, .why, .log, .next, .nextRep, .wider, .later, .filter, .undo, .palette, .lastView, .quit,
            ]
        case nil:
            actions = [
                .help, .log, .next, .moveForward, .win, .lose, .open, .filter, .undo, .add, .edit, .event, .palette,
                .quit,
                .mark, .moveBack, .redo,
            ]
        }
        if layers.isEmpty { actions = actions.filter(isOfUse) }
        var hints = offered(actions).map(hint)
        if layers.isEmpty, view == .timeline { hints.insert(timeHint, at: min(3, hints.count)) }
        return hints
    }

    /// A list of records says what can be done with its kind of thing.
    private func recordHints(_ records: Records) -> [Hint] {
        var actions: [Action] = [.back, .edit]
        if table(records.subject).new != nil { actions.append(.add) }
        if records.subject.removes { actions.append(.remove) }
        return offered(actions + [.undo, .down]).map { action in
            var hint = hint(action)
            if action == .add { hint.label = lang.pick("新增", "add") }
            if action == .remove, records.subject == .settings { hint.label = lang.pick("恢复默认", "default") }
            if action == .edit, records.subject == .settings { hint.label = lang.pick("修改", "change") }
            return hint
        }
    }

    private func hint(_ action: Action) -> Hint {
        let scrolls = !layers.isEmpty && (action == .up || action == .down) && !isList
        return Hint(
            key: keymap.keys(of: action).first?.name ?? "",
            label: scrolls ? lang.pick("滚动", "scroll") : action == .open ? openLabel : action.label(lang))
    }

    /// Whether a key does something to what is selected in the view; keys that need nothing selected always do.
    private func isOfUse(_ action: Action) -> Bool {
        switch action {
        case .mark: !targets.isEmpty
        case .log, .next, .moveForward, .moveBack, .win, .lose, .event: !targets.isEmpty || hasDealOfAccount
        case .edit: !targets.isEmpty || record != nil || subjectAccount != nil
        case .open: view == .board ? selected != nil : hasRows
        default: true
        }
    }

    private var hasRows: Bool {
        let panes = Views.panes(bareScene, size: size)
        return panes.indices.contains(spot.pane) && panes[spot.pane].count > 0
    }

    /// What Enter does here: it opens a detail, the red-dot meeting or a smaller scope.
    private var openLabel: String {
        guard layers.isEmpty, view != .board else { return Action.open.label(lang) }
        if view == .reddots, meeting == nil { return Action.meetingRedDots.label(lang) }
        if case .scope? = entity { return lang.pick("进入", "enter") }
        return Action.open.label(lang)
    }

    /// Left and right move the time line in time.
    private var timeHint: Hint {
        let keys = [Action.left, .right].compactMap { keymap.keys(of: $0).first?.name }
        return Hint(key: keys.joined(), label: lang.pick("移动时间", "move in time"))
    }
}
