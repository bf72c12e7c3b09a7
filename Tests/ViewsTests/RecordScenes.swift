import Model
import Terminal
import Views

/// Lists of records, empty, full and longer than the screen, and the forms that lie over them.
enum RecordScenes {
    static let names = ["settings", "settingform", "reps", "repform", "leaveform", "norecords"]

    static let cases: [GoldenTests.Case] = {
        var cases: [GoldenTests.Case] = []
        for lang in Lang.allCases {
            for name in names {
                for (width, height) in [(120, 40), (80, 24), (40, 20)] {
                    cases.append(.init(scene: name, lang: lang, width: width, height: height))
                }
            }
            cases.append(.init(scene: "settings", lang: lang, width: 80, height: 24, ascii: true))
        }
        return cases
    }()

    /// nil for a name of another collection.
    static func make(_ name: String, _ lang: Lang, _ size: Size) -> Scene? {
        guard names.contains(name) else { return nil }
        var scene = SmallScenes.base(lang)
        switch name {
        case "settings": scene.layers = [.records(settings(lang, size))]
        case "settingform": scene.layers = [.records(settings(lang, size)), .form(setting(lang))]
        case "reps": scene.layers = [.records(reps(lang))]
        case "repform": scene.layers = [.records(reps(lang)), .form(rep(lang))]
        case "leaveform": scene.layers = [.records(leaves(lang)), .form(leave(lang))]
        default: scene.layers = [.records(leaves(lang))]
        }
        BoardLayout.adjust(place: &scene.place, lanes: scene.lanes, size: size, filter: false)
        return scene
    }

    private static func settings(_ lang: Lang, _ size: Size) -> RecordsScene {
        let texts: [(String, String, String, String, String, String)] = [
            ("团队名称", "the team's name", "朗枢软件 · 企业销售部", "", "", "team"),
            ("时区", "the workspace's time zone", "Asia/Shanghai", "Asia/Shanghai", "", "zone"),
            (
                "等级变更：提议或自动确认", "changes of grade: proposed, or confirmed by the rule", "auto", "propose",
                "propose | auto", "grading"
            ),
            ("黄灯偏差%", "yellow from, % behind", "10", "10", "0–100", "yellow_at"),
            ("红灯偏差%", "red from, % behind", "25", "30", "0–100", "red_at"),
        ]
        let more = (1...40).map { ("阈值\($0)", "threshold \($0)", "\($0 * 7)", "\($0 * 7)", "1–1000", "limit_\($0)") }
        var scene = RecordsScene(
            title: lang.pick("团队设置", "Settings of the team"),
            columns: [
                .init(lang.pick("设置", "setting"), rank: 0), .init(lang.pick("值", "value"), rank: 0, isNumber: true),
                .init(lang.pick("默认", "default"), rank: 2, isNumber: true), .init(lang.pick("可填", "may be"), rank: 1),
                .init(lang.pick("名称", "name"), rank: 3),
            ],
            rows: (texts + more).map { row in
                let label = lang.pick(row.0, row.1)
                return .init(
                    [label, row.2, row.3, row.4, row.5],
                    note: "\(label); \(row.5); \(row.4); \(lang.pick("默认", "default")) \(row.3)",
                    isStrong: row.2 != row.3)
            }, empty: "")
        scene.selected = 4
        return scene
    }

    private static func setting(_ lang: Lang) -> FormScene {
        var form = FormScene(
            title: lang.pick("设置", "Setting"), subject: "red_at",
            fields: [
                .init(
                    label: lang.pick("值", "value"), input: InputLine("9"),
                    reading: lang.pick(
                        "red_at = 9 与 yellow_at = 10 矛盾：yellow_at 不能大于 red_at；请先改 yellow_at。",
                        "red_at = 9 contradicts yellow_at = 10: yellow_at must not exceed red_at; change yellow_at first."
                    ))
            ], focus: 0, hints: hints(lang))
        form.facts = [
            lang.pick("红灯偏差%", "red from, % behind"), lang.pick("可填 0–100；默认 30", "may be 0–100; default 30"),
        ]
        return form
    }

    private static func reps(_ lang: Lang) -> RecordsScene {
        let names = ["陈晓明", "Grace Lee", "欧阳\u{202E}娜娜", "Konstantinos Papadopoulos-Αλεξίου"]
        var scene = RecordsScene(
            title: lang.pick("销售", "Reps"),
            columns: [
                .init(lang.pick("姓名", "name"), rank: 0), .init(lang.pick("团队", "team"), rank: 0),
                .init(lang.pick("区域", "region"), rank: 2), .init(lang.pick("角色", "role"), rank: 1),
                .init(lang.pick("系统用户", "system user"), rank: 3), .init(lang.pick("入职", "joined"), rank: 5),
                .init(lang.pick("离职", "left"), rank: 4),
            ],
            rows: names.enumerated().map { index, name in
                .init([
                    name, lang.pick("华南一组", "South team 1"), lang.pick("华南区", "South"), lang.pick("销售", "rep"),
                    "user\(index)", "2024-03-0\(index + 1)", index == 2 ? "2026-10-31" : "",
                ])
            }, empty: "")
        scene.selected = 1
        return scene
    }

    private static func rep(_ lang: Lang) -> FormScene {
        let texts: [(String, String, String)] = [
            ("姓名", "name", "Grace Lee"), ("团队", "team", "hn"), ("区域", "region", lang.pick("华南区", "South")),
            ("入职日", "joined on", "2024-03-02"), ("离职日", "left on", "2024-03-01"), ("系统用户", "system user", "user1"),
            ("角色", "role", lang.pick("销售", "rep")),
        ]
        var fields = texts.map { FormScene.Field(label: lang.pick($0.0, $0.1), input: InputLine($0.2)) }
        fields[3].reading = lang.pick("= 2024-03-02 周六", "= 2024-03-02 Sat")
        fields[4].error = lang.pick(
            "离职日 2024-03-01 早于入职日 2024-03-02。", "The last day 2024-03-01 lies before the first, 2024-03-02.")
        var form = FormScene(
            title: lang.pick("编辑销售", "Edit rep"), subject: "Grace Lee", fields: fields, focus: 1, hints: hints(lang))
        form.offers = [lang.pick("华南一组", "South team 1"), lang.pick("华南二组", "South team 2")]
        form.offer = 0
        return form
    }

    private static func leaves(_ lang: Lang) -> RecordsScene {
        RecordsScene(
            title: lang.pick("请假", "Leaves"), columns: [.init(lang.pick("成员", "member"), rank: 0)], rows: [],
            empty: lang.pick("这里还没有；按 a 新增。", "There is nothing here yet; a adds the first."))
    }

    private static func leave(_ lang: Lang) -> FormScene {
        let fields: [FormScene.Field] = [
            .init(label: lang.pick("成员", "member"), input: InputLine("王强")),
            .init(
                label: lang.pick("第一天", "first day"), input: InputLine("11-26"),
                error: lang.pick(
                    "王强 在 2026-11-25 到 2026-11-27 已请假；请写不重叠的日子。",
                    "王强 is away from 2026-11-25 to 2026-11-27 already; give days beside that.")),
            .init(
                label: lang.pick("最后一天", "last day"), input: InputLine(""),
                example: lang.pick("空着就是一天", "empty for one day")),
        ]
        return FormScene(
            title: lang.pick("新请假", "New leave"), subject: "", fields: fields, focus: 2, hints: hints(lang))
    }

    private static func hints(_ lang: Lang) -> [Hint] {
        [
            Hint(key: "Enter", label: lang.pick("保存", "save")), Hint(key: "Esc", label: lang.pick("取消", "cancel")),
        ]
    }
}
