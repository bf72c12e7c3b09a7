import Model
import Terminal
import Views

/// Scenes on the small board, by the names of their golden files.
enum SmallScenes {
    static func make(_ name: String, _ lang: Lang, _ size: Size) -> Scene {
        if let full = FullScenes.make(name, lang, size) { return full }
        if let scene = LayerScenes.make(name, lang, size) { return scene }
        if let scene = RecordScenes.make(name, lang, size) { return scene }
        if let meeting = MeetingScenes.make(name, lang, size) { return meeting }
        if let scene = FlowScenes.make(name, lang, size) { return scene }
        if let scene = TeamScenes.make(name, lang, size) { return scene }
        var scene = base(lang)
        switch name {
        case "filter": filter(&scene)
        case "empty": empty(&scene)
        case "detail": scene.layers = [.detail(detail(scene))]
        case "won": scene.place.lane = 5
        case "lost":
            var lost = DetailScene(deal: scene.board.deals[ID(24)] ?? Deal(blank: ID(24)))
            lost.scroll = 999
            scene.layers = [.detail(lost)]
        case "help": scene.layers = [.help(help(lang))]
        case "palette": scene.layers = [.palette(palette(lang))]
        case "form": scene.layers = [.form(form(lang))]
        case "choices": scene.layers = [.detail(detail(scene)), .form(choices(lang))]
        case "conflict": scene.layers = [.form(conflict(lang))]
        case "news": scene.layers = [.form(news(lang))]
        case "first": scene.layers = [.firstRun(first(lang))]
        case "toast": scene.toast = Toast(text: lang.pick("华为技术 · 数据平台二期 → 谈判", "Huawei moved to Negotiation"))
        case "error": scene.toast = Toast(text: error(lang), isError: true)
        default: break
        }
        BoardLayout.adjust(place: &scene.place, lanes: scene.lanes, size: size, filter: scene.filter != nil)
        return scene
    }

    static let names = [
        "board", "filter", "empty", "detail", "lost", "help", "palette", "form", "choices", "first", "toast", "error",
        "won", "settings", "repform",
    ]

    static func base(_ lang: Lang, _ board: Board = SmallBoard.make()) -> Scene {
        var place = BoardPlace()
        place.lane = 2
        place.selected = [0, 0, 1, 0, 0, 0, 0]
        place.marks = [ID(1), ID(10)]
        let head = Head(
            team: lang.pick("华南区", "South China"), period: "2026Q4", elapsed: 33, total: 62, note: nil, clock: "09:00")
        var scene = Scene(
            lang: lang, now: SmallBoard.now, view: .board, board: board, lanes: board.lanes, head: head, place: place)
        scene.hints = hints(lang)
        return scene
    }

    static func hints(_ lang: Lang) -> [Hint] {
        let zh = ["选择", "换列", "移动", "详情", "跟进", "下一步", "赢单", "输单", "过滤", "撤销", "命令", "帮助"]
        let en = [
            "select", "lane", "move", "detail", "log", "next", "win", "lose", "filter", "undo", "palette", "help",
        ]
        let keys = ["jk", "hl", "HL", "⏎", "c", "n", "w", "X", "/", "u", ":", "?"]
        return zip(keys, lang == .zh ? zh : en).map { Hint(key: $0, label: $1) }
    }

    private static func filter(_ scene: inout Scene) {
        let account = ID<Account>(1)
        let board = scene.board
        scene.lanes = board.lanes.filtered { board.deals[$0]?.account == account }
        scene.filter = FilterBar(input: InputLine("hwjs 华为"), isEditing: true, hits: 3, total: 26)
        scene.head.note = scene.lang.pick("2027年调休未导入，按周一至周五估算", "2027 holidays not imported, Mon-Fri assumed")
        scene.head.readOnly = true
    }

    private static func empty(_ scene: inout Scene) {
        var board = scene.board
        board.deals = Table()
        board.rebuildLanes()
        scene.board = board
        scene.lanes = board.lanes
    }

    private static func error(_ lang: Lang) -> String {
        lang.pick(
            "未保存：/srv/sales/team.reddot 只读（权限 0444）。请用 chmod u+w 放开写权限，或用 --read-only 打开。",
            "Not saved: /srv/sales/team.reddot is read-only (mode 0444). Allow writing with chmod u+w, or open it "
                + "with --read-only.")
    }

    private static func palette(_ lang: Lang) -> PaletteScene {
        let zh = ["移动到下一阶段", "移动到上一阶段", "记录跟进", "设置下一步", "赢单", "撤销", "移动鼠标开关"]
        let en = [
            "Move to the next stage", "Move back a stage", "Log a contact", "Set the next step", "Win", "Undo",
            "Toggle the mouse",
        ]
        let keys = ["L", "H", "c", "n", "w", "u", "M"]
        var items = zip(lang == .zh ? zh : en, keys).map {
            PaletteScene.Item(label: $0, detail: lang.pick("商机", "deals"), key: $1)
        }
        items += SmallBoard.deals.map { PaletteScene.Item(label: $0.name, detail: $0.step ?? "", key: "") }
        return PaletteScene(input: InputLine(lang.pick("移动", "move")), items: items, selected: 1)
    }

    private static func form(_ lang: Lang) -> FormScene {
        FormScene(
            title: lang.pick("赢单", "Win"), subject: "华为技术有限公司 · 数据平台二期",
            fields: [
                .init(label: lang.pick("金额", "Amount"), input: InputLine("125万"), reading: "= CNY 1,250,000"),
                .init(
                    label: lang.pick("日期", "Day"), input: InputLine("11-31"),
                    error: lang.pick("没有11月31日；写 11-30 或 今天", "There is no 31 November; type 11-30 or today")),
                .init(
                    label: lang.pick("原因（可空）", "Reason (optional)"), input: InputLine(),
                    example: lang.pick("如 服务好", "such as best service")),
            ], focus: 1,
            hints: [
                Hint(key: "⏎", label: lang.pick("保存", "save")), Hint(key: "Tab", label: lang.pick("下一项", "next field")),
                Hint(key: "Esc", label: lang.pick("取消", "cancel")),
            ])
    }

    private static func choices(_ lang: Lang) -> FormScene {
        let zh = [("c", "电话"), ("v", "拜访"), ("d", "演示"), ("m", "消息"), ("g", "会议")]
        let en = [("c", "Call"), ("v", "Visit"), ("d", "Demo"), ("m", "Message"), ("g", "Meeting")]
        return FormScene(
            title: lang.pick("记录跟进", "Log a contact"), subject: "华为技术有限公司 · 数据平台二期", fields: [], focus: 0,
            choices: (lang == .zh ? zh : en).map { Hint(key: $0.0, label: $0.1) },
            hints: [Hint(key: "Esc", label: lang.pick("取消", "cancel"))])
    }

    /// Two people on one deal.
    private static func conflict(_ lang: Lang) -> FormScene {
        var form = FormScene(
            title: lang.pick("他人刚刚改过，怎么办？", "Somebody else changed this. What now?"),
            subject: "华为技术有限公司 · 数据平台二期", fields: [], focus: 0,
            choices: [
                Hint(key: "1", label: lang.pick("用我的（改在最新内容之上）", "mine, on top of what stands now")),
                Hint(key: "2", label: lang.pick("用他人的，我的不保存", "theirs; mine is not saved")),
            ], hints: [Hint(key: "Esc", label: lang.pick("回到表格自己改", "back to the form"))])
        form.facts = [
            lang.pick(
                "张三 09:02：金额 50.0万 → 80.0万，预计成交 — → 2026-12-20", "张三 09:02: amount 500k → 800k, close — → 2026-12-20"),
            lang.pick("我：金额 50.0万 → 60.0万", "me: amount 500k → 600k"),
        ]
        return form
    }

    /// A form that is half filled while another changes its deal.
    private static func news(_ lang: Lang) -> FormScene {
        var form = form(lang)
        form.fields[0].news = lang.pick("改为 800000（张三 09:02）", "now 800000 (张三 09:02)")
        form.fields[2].news = lang.pick("改为 服务好（张三 09:02）", "now best service (张三 09:02)")
        form.facts = [
            lang.pick("撞单提醒：张三 10分前(08:52)电话联系过 华为技术有限公司", "double work: 张三 was in touch by call 10m ago (08:52)")
        ]
        return form
    }

    private static func first(_ lang: Lang) -> FirstRunScene {
        FirstRunScene(
            choices: [
                Hint(
                    key: lang.pick("看演示", "See the demo"),
                    label: lang.pick(
                        "一家样例公司：8名销售、400个商机。退出后不留痕迹。",
                        "A sample company with 8 reps and 400 deals, thrown away when you leave.")),
                Hint(
                    key: lang.pick("导入文件", "Import a file"),
                    label: lang.pick(
                        "从 CSV 导入客户和商机：reddot import 文件…",
                        "Accounts and deals from CSV files: reddot import FILE…")),
                Hint(
                    key: lang.pick("新建团队", "Start a new team"),
                    label: lang.pick("空的工作区，五个标准阶段，之后逐条添加。", "An empty workspace with five standard stages.")),
            ], selected: 0, path: "/home/mei/.local/share/reddot/team.reddot")
    }

    static func help(_ lang: Lang) -> HelpScene {
        let words = hints(lang)
        let groups = [
            (lang.pick("走动", "Moving about"), 0..<4), (lang.pick("商机", "Deals"), 4..<8),
            (lang.pick("其他", "Other"), 8..<12),
        ]
        return HelpScene(groups: groups.map { .init(title: $0.0, rows: Array(words[$0.1])) })
    }
}
