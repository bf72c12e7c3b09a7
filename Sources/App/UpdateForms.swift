import Model
import Terminal
import Views

extension State {
    mutating func handle(_ key: Key, _ form: Form) -> [Effect] {
        var form = form
        if key == .esc {
            layers.removeLast()
            return []
        }
        if form.fields.isEmpty { return choose(key, form) }
        switch key {
        case .tab, .down: form.focus = (form.focus + 1) % form.fields.count
        case .backtab, .up: form.focus = (form.focus + form.fields.count - 1) % form.fields.count
        case .enter:
            if let wrong = firstError(form, through: form.focus) {
                form.fields[wrong.field].error = wrong.sentence
                form.focus = wrong.field
            } else if form.focus + 1 < form.fields.count {
                form.focus += 1
            } else {
                return submit(form)
            }
        default:
            if form.fields[form.focus].input.handle(key) { form.fields[form.focus].error = nil }
        }
        layers[layers.count - 1] = .form(form)
        return []
    }

    private func firstError(_ form: Form, through last: Int) -> (field: Int, sentence: Sentence)? {
        for index in form.fields.indices where index <= last {
            if case .error(let sentence) = form.fields[index].reading(board, today: zone.day(of: now)) {
                return (index, sentence)
            }
        }
        return nil
    }

    /// A choice form: one key decides.
    private mutating func choose(_ key: Key, _ form: Form) -> [Effect] {
        guard case .char(let scalar) = Keymap.narrow(key) else { return [] }
        switch form.purpose {
        case .log(let id, let direction):
            guard let deal = board.deals[id] else { return dismiss() }
            let subject = caption(deal)
            if scalar == "i" {
                layers[layers.count - 1] = .form(
                    .log(deal, direction == .outbound ? .inbound : .outbound, subject: subject))
                return []
            }
            let plain = scalar.properties.lowercaseMapping
            guard let touch = Form.touches.first(where: { String($0.0) == plain }) else { return [] }
            if plain != String(scalar) {
                layers[layers.count - 1] = .form(
                    .logNote(deal, touch.1, direction, label: touch.2, subject: subject))
                return []
            }
            return logged(deal, touch.1, direction, text: nil, next: nil)
        case .lose(let id):
            guard let deal = board.deals[id] else { return dismiss() }
            if scalar == "o" {
                layers[layers.count - 1] = .form(.loseOther(deal, subject: caption(deal)))
                return []
            }
            guard let reason = Form.reasons.first(where: { $0.0 == scalar }) else { return [] }
            return lost(deal, reason: reason.1[lang])
        default: return []
        }
    }

    private mutating func submit(_ form: Form) -> [Effect] {
        let worker = Work(board, now: now, rep: rep)
        let today = zone.day(of: now)
        func reading(_ index: Int) -> FieldReading { form.fields[index].reading(board, today: today) }
        do throws(Refusal) {
            switch form.purpose {
            case .logNote(let id, let what, let direction):
                guard let deal = board.deals[id] else { return dismiss() }
                let text = form.text(0)
                return logged(deal, what, direction, text: text.isEmpty ? nil : text, next: reading(1).step)
            case .next(let id):
                guard let deal = board.deals[id] else { return dismiss() }
                let step = reading(0).step
                let changes = try worker.next(deal, step)
                let done = step.map { Sentence(zh: "下一步：\($0.text)", en: "next: \($0.text)") }
                return finish(.next, changes, done ?? Sentence(zh: "已清除下一步", en: "next step cleared"))
            case .win(let id):
                guard let deal = board.deals[id] else { return dismiss() }
                let changes = try worker.win(
                    deal, amount: reading(0).amount, on: reading(1).day, roles: form.roles(board, today: today))
                let won = (reading(0).amount ?? deal.amount ?? .zero)
                return finish(
                    .win, changes,
                    Sentence(zh: "赢单！\(deal.name) \(won.short(.zh))", en: "Won! \(deal.name) \(won.short(.en))"))
            case .loseOther(let id):
                guard let deal = board.deals[id] else { return dismiss() }
                return lost(deal, reason: form.text(0))
            case .back(let id, let stageID):
                guard let deal = board.deals[id], let stage = board.stages[stageID] else { return dismiss() }
                layers.removeLast()
                return moved(deal, to: stage, reason: form.text(0))
            case .roles(let id, let stageID):
                guard let deal = board.deals[id], let stage = board.stages[stageID] else { return dismiss() }
                layers.removeLast()
                return moved(deal, to: stage, reason: nil, roles: form.roles(board, today: today))
            case .add(let stage): return add(form, at: stage)
            case .edit(let id):
                guard let deal = board.deals[id] else { return dismiss() }
                return try edited(form, deal)
            case .importFiles:
                return [.quit(.importFiles(form.text(0).split(separator: " ").map(String.init)))]
            case .log, .lose: return []
            }
        } catch {
            say(error.sentence, isError: true)
            return [.bell]
        }
    }

    private mutating func logged(
        _ deal: Deal, _ what: Activity.What, _ direction: Activity.Direction, text: String?, next: NextStep?
    ) -> [Effect] {
        let changes = Work(board, now: now, rep: rep).log(deal, what, direction, text: text, next: next)
        let label = Form.touches.first { $0.1 == what }?.2 ?? Sentence(zh: "", en: "")
        let tail = next.map { Sentence(zh: "；下一步：\($0.text)", en: "; next: \($0.text)") } ?? Sentence(zh: "", en: "")
        return finish(
            .log, changes,
            Sentence(zh: "已记\(label.zh)：\(deal.name)\(tail.zh)", en: "logged \(label.en): \(deal.name)\(tail.en)"))
    }

    private mutating func lost(_ deal: Deal, reason: String) -> [Effect] {
        do {
            let changes = try Work(board, now: now, rep: rep).lose(deal, reason: reason)
            return finish(
                .lose, changes, Sentence(zh: "输单：\(deal.name)（\(reason)）", en: "Lost: \(deal.name) (\(reason))"))
        } catch {
            say(error.sentence, isError: true)
            return [.bell]
        }
    }

    /// Closes the form and commits; a form that changed nothing only closes.
    mutating func finish(_ verb: Verb, _ changes: [Change], _ done: Sentence) -> [Effect] {
        layers.removeLast()
        guard !changes.isEmpty else {
            say(Sentence(zh: "没有变化。", en: "Nothing changed."))
            return []
        }
        return [.commit(verb, changes, reason: nil, done: done)]
    }

    /// The deal went away while its form was open.
    private mutating func dismiss() -> [Effect] {
        layers.removeLast()
        say(Sentence(zh: "这个商机已不在。", en: "The deal is gone."), isError: true)
        return []
    }
}

extension Form {
    /// The answers of the fields that ask for parts of the triangle.
    fileprivate func roles(_ board: Board, today: Day) -> [RoleAnswer] {
        fields.compactMap { field in
            if case .role(let answer) = field.reading(board, today: today) { answer } else { nil }
        }
    }
}

extension FieldReading {
    var amount: Money? { if case .amount(let money) = self { money } else { nil } }
    var day: Day? { if case .day(let day) = self { day } else { nil } }
    var step: NextStep? { if case .step(let step) = self { step } else { nil } }
    var owner: Rep? { if case .owner(let rep) = self { rep } else { nil } }
}
