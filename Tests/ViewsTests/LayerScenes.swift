import Model
import Rules
import Terminal
import Views

/// What lies over a view where it is at its fullest: all kinds of offers, a form longer than the screen, a page, a story;
/// and marks on cards and rows.
enum LayerScenes {
    static let names = [
        "offers", "nooffers", "longform", "formoffers", "page", "story", "marksdots", "markstime", "markscash",
    ]

    static let cases: [GoldenTests.Case] = {
        var cases: [GoldenTests.Case] = []
        for lang in Lang.allCases {
            for name in names {
                for (width, height) in [(160, 45), (120, 40), (80, 24), (40, 20)] {
                    cases.append(.init(scene: name, lang: lang, width: width, height: height))
                }
            }
            for name in ["offers", "longform", "marksdots"] {
                cases.append(.init(scene: name, lang: lang, width: 80, height: 24, ascii: true))
            }
        }
        return cases
    }()

    /// nil for a name of another collection.
    static func make(_ name: String, _ lang: Lang, _ size: Size) -> Scene? {
        guard names.contains(name) else { return nil }
        guard !name.hasPrefix("marks") else { return marked(name, lang, size) }
        var scene = SmallScenes.base(lang)
        switch name {
        case "offers": scene.layers = [.palette(offers(lang))]
        case "nooffers":
            scene.layers = [.palette(PaletteScene(input: InputLine("龘 zzz\u{202E}"), items: [], selected: 0))]
        case "longform": scene.layers = [.form(form(lang, focus: 11))]
        case "formoffers":
            var form = form(lang, focus: 1)
            form.fields[1].input = InputLine("hw")
            form.offers = ["华为技术有限公司", "华为云计算技术（深圳）有限公司", "Huawei Digital Power — a name too long for any field"]
            form.offer = 1
            scene.layers = [.form(form)]
        case "page": scene.layers = [.detail(SmallScenes.detail(scene)), .page(page(lang))]
        default: scene.layers = [.detail(story(scene, size))]
        }
        BoardLayout.adjust(place: &scene.place, lanes: scene.lanes, size: size, filter: false)
        return scene
    }

    /// What the palette finds for a word: an action, scopes, an account, deals.
    private static func offers(_ lang: Lang) -> PaletteScene {
        func item(_ zh: String, _ en: String, _ zhKind: String, _ kind: String, _ key: String = "") -> PaletteScene.Item
        {
            .init(label: lang.pick(zh, en), detail: lang.pick(zhKind, kind), key: key)
        }
        return PaletteScene(
            input: InputLine("hn"),
            items: [
                item("华南区", "South China", "区域", "region"), item("华南一组", "South team 1", "团队", "team"),
                item("何娜", "He Na", "销售", "rep"), item("换编辑器写", "Hand over to the editor", "商机", "deals", "Ctrl-o"),
                item("海南航空控股股份有限公司", "Hainan Airlines Holding", "客户", "account"),
                item("湖南卫视 · 会员系统三期扩容及数据迁移项目", "Hunan TV, member system, phase 3", "海南航空  120.0万", "Hainan  1.2M"),
                item("👩‍👩‍👧 家庭套餐\u{0007}", "e\u{301}tude \u{202E}evil", "华能  2.35亿", "Huaneng  235M"),
            ], selected: 4)
    }

    /// All fields of a contract's form, some of them understood, one of them wrong.
    private static func form(_ lang: Lang, focus: Int) -> FormScene {
        let names: [(String, String, String)] = [
            ("名称", "Name", "主合同"), ("客户", "Account", "华为技术有限公司"), ("商机", "Deal", "数据平台二期"), ("金额", "Amount", "125万"),
            ("币种", "Currency", ""), ("起草", "Drafted", "今天"), ("审批步骤", "Approval step", "法务"), ("审批人", "Approver", "何娜"),
            ("批准", "Approved", ""), ("签订", "Signed", "11-31"), ("开票", "Invoiced", ""),
            ("付款计划", "Payments", "30% 12-10; 70% 3-31"),
            ("到期", "Ends", "2027-11-30"), ("备注", "Note", "客户要求按验收付款，先付三成；续签时重谈价格"),
        ]
        var fields = names.map { FormScene.Field(label: lang.pick($0.0, $0.1), input: InputLine($0.2)) }
        fields[3].reading = "= CNY 1,250,000"
        fields[4].example = lang.pick("如 USD", "such as USD")
        fields[5].reading = lang.pick("= 2026-11-23 周一", "= 2026-11-23 Mon")
        fields[9].error = lang.pick("没有11月31日；写 11-30 或 今天", "There is no 31 November; type 11-30 or today")
        fields[11].reading = lang.pick("= 12-10 37.5万；03-31 87.5万", "= 12-10 375k; 03-31 875k")
        return FormScene(
            title: lang.pick("合同", "Contract"), subject: "华为技术有限公司 · 数据平台二期", fields: fields, focus: focus,
            hints: [
                Hint(key: "Enter", label: lang.pick("下一项", "next field")),
                Hint(key: "Ctrl-s", label: lang.pick("保存", "save")), Hint(key: "Esc", label: lang.pick("取消", "cancel")),
            ])
    }

    private static func page(_ lang: Lang) -> PageScene {
        let line = lang.pick(
            "他们的价格低，是因为不含实施：请客户把三年的人力算进去，再看第二年的扩容要另付多少。",
            "Their price is lower because it leaves out the roll-out: have the customer add three years of staff, and ask "
                + "what growing in the second year costs.")
        let text = (1...14).map { "\($0). \(line)" }.joined(separator: "\n\n") + "\n\tend\u{1B}[2J"
        return PageScene(title: lang.pick("对手降价时", "When a rival cuts the price"), subject: "用友 · v3", text: text)
    }

    /// A deal's history that is longer than the panel, scrolled to where it begins.
    private static func story(_ scene: Scene, _ size: Size) -> DetailScene {
        var detail = SmallScenes.detail(scene)
        let lines = detail.story
        detail.story = (0..<8).flatMap { _ in lines }
        var scene = scene
        scene.layers = [.detail(detail)]
        guard let limit = Views.scroll(scene, size: size) else { return detail }
        let heading = scene.lang.pick("历史 \(detail.story.count)", "History \(detail.story.count)")
        for scroll in 0...limit.last {
            detail.scroll = scroll
            scene.layers = [.detail(detail)]
            var frame = Frame(width: size.width, height: size.height)
            Views.draw(scene, into: &frame)
            guard frame.text().contains(heading) else { continue }
            detail.scroll = min(scroll + limit.page - 3, limit.last)
            return detail
        }
        return detail
    }

    private static func marked(_ name: String, _ lang: Lang, _ size: Size) -> Scene {
        let all = FullBoard.conclusions(FullBoard.make(), scope: .company)
        var scene = FullScenes.scene(name == "marksdots" ? "reddots" : "lights", lang, size, all)
        if name == "markstime" { scene.view = .timeline }
        let dots = all.redDots.compactMap(\.deal)
        scene.place.marks = Set(dots.prefix(2) + all.underWay.prefix(3))
        if name == "markscash" {
            scene.view = .cash
            scene.spot.pane = 2
            scene.place.marks = Set(all.contracts.prefix(9).compactMap { all.board.contracts[$0]?.deal })
        }
        Views.adjust(&scene.spot, to: Views.panes(scene, size: size))
        return scene
    }
}
