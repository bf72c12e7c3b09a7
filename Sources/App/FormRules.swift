import Model
import Rules
import Views

/// The forms for what the team shares: settings, stages, and days that differ from Monday to Friday.
extension Form {
    /// One setting, with what it may be beside it.
    static func setting(_ info: SettingInfo, value: String) -> Form {
        var form = Form(
            purpose: .thing(.setting(info.key)), title: Sentence(zh: "设置", en: "Setting"), subject: info.key)
        form.facts = [
            info.label,
            Sentence { lang in
                let standard = info.standard.isEmpty ? lang.pick("（空）", "(empty)") : info.standard
                let allowed = info.allowed.map { lang.pick("可填 \($0)；", "may be \($0); ") } ?? ""
                return allowed + lang.pick("默认 \(standard)", "default \(standard)")
            },
        ]
        form.fields = [
            Field(
                .value, .setting(info.key), Sentence(zh: "值", en: "value"),
                example: Sentence(zh: "空着就是默认值", en: "empty takes the default back"), text: value)
        ]
        return form
    }

    /// `count` is how many stages there are.
    static func stage(_ stage: Stage?, count: Int) -> Form {
        var form = Form(
            purpose: .thing(.stage(stage?.id)),
            title: stage == nil ? Sentence(zh: "新阶段", en: "New stage") : Sentence(zh: "编辑阶段", en: "Edit stage"),
            subject: stage?.key ?? "")
        if stage == nil {
            form.fields.append(
                Field(
                    .key, .text, Sentence(zh: "代码", en: "key"),
                    example: Sentence(zh: "小写字母、数字或 -", en: "small letters, digits or -"), required: true))
        }
        let last = stage == nil ? count + 1 : count
        form.fields += [
            Field(.zh, .text, Sentence(zh: "中文名称", en: "in Chinese"), text: stage?.zh ?? "", required: true),
            Field(.en, .text, Sentence(zh: "英文名称", en: "in English"), text: stage?.en ?? "", required: true),
            Field(
                .probability, .number(0...100), Sentence(zh: "赢率%", en: "chance %"),
                text: stage.map { "\($0.probability)" } ?? "", required: true),
            Field(
                .limit, .number(0...100_000), Sentence(zh: "卡片上限", en: "card limit"),
                example: Sentence(zh: "空着或 0 为不限", en: "empty or 0 for none"), text: stage?.limit.map { "\($0)" } ?? ""),
            Field(
                .position, .number(1...last), Sentence(zh: "第几个", en: "place"), text: "\(stage?.position ?? last)",
                required: true),
        ]
        return form
    }

    static let workings = [
        Word(value: "off", label: Sentence(zh: "休息", en: "off")),
        Word(value: "work", label: Sentence(zh: "上班", en: "work")),
    ]

    static func calendarDay(_ entry: CalendarDay?, _ lang: Lang) -> Form {
        var form = Form(
            purpose: .thing(.calendarDay(entry?.id)),
            title: entry == nil
                ? Sentence(zh: "新日历条目", en: "New calendar day") : Sentence(zh: "编辑日历", en: "Edit calendar day"),
            subject: "")
        form.fields = [
            day(.day, Sentence(zh: "日期", en: "day"), entry?.day, required: true),
            Field(
                .working, .word(workings), Sentence(zh: "上班还是休息", en: "off or work"),
                text: entry.map { workings[$0.working ? 1 : 0].label[lang] } ?? "", required: true),
            Field(.name, .text, Sentence(zh: "名称", en: "name"), text: entry?.name ?? ""),
        ]
        return form
    }
}

extension State {
    func written(_ form: Form, setting key: String) throws(Refusal) -> Written {
        guard let info = SettingInfo.named(key) else { throw State.gone }
        // A text that may be empty is set so; nothing typed takes the default back.
        let changes = try worker.set(info, form.words(.value))
        let value = form.words(.value) ?? info.standard
        return Written(.setting, changes, Sentence { "\(info.label[$0]) = \(value)" })
    }

    func written(_ form: Form, stage id: ID<Stage>?) throws(Refusal) -> Written {
        var stage = id.flatMap { board.stages[$0] } ?? Stage(blank: board.stages.nextID)
        if id == nil { stage.key = form.text(.key) }
        (stage.zh, stage.en) = (form.text(.zh), form.text(.en))
        stage.probability = reading(form, .probability).count ?? stage.probability
        stage.limit = reading(form, .limit).count.flatMap { $0 == 0 ? nil : $0 }
        let changes = try worker.keep(stage, at: reading(form, .position).count)
        return Written(.setting, changes, Sentence(zh: "阶段 \(stage.zh)", en: "stage \(stage.en)"))
    }

    func written(_ form: Form, calendarDay id: ID<CalendarDay>?) throws(Refusal) -> Written {
        guard let day = reading(form, .day).day else { throw State.gone }
        var entry = id.flatMap { board.calendarDays[$0] } ?? CalendarDay(blank: board.calendarDays.nextID)
        (entry.day, entry.working, entry.name) = (day, reading(form, .working).word == "work", form.words(.name))
        return Written(isNew: id == nil, try worker.keep(entry), day.iso)
    }
}
