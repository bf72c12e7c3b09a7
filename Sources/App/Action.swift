import Model
import Terminal
import Views

/// Everything that a key, the palette or the mouse can ask for. This is the one list: keymap, footer, palette and help are
/// made from it.
public enum Action: String, CaseIterable, Sendable {
    case left, right, up, down, first, last, pageUp, pageDown, halfUp, halfDown
    case open, back, filter, palette, help, quit
    case moveForward, moveBack, log, next, win, lose, event, redDot, confirm, refuse, script, decide, turn, owner, roles
    case reopen, note, add, addOther, edit, editOther, remove, undo, redo
    case viewToday, viewBoard, viewFunnel, viewProgress, viewCustomers, viewRedDots, viewTimeline, viewInsights,
        viewCash
    case meeting, meetingRedDots
    case mark, jump, lastView, why, nextRep, previousRep, wider, earlier, later, unit
    case wall
    case reps, members, products, costs, leaves, presales, stages, calendar, settings
    case theme, language, mouse, redraw

    /// Where help and palette list an action.
    public enum Group: CaseIterable, Sendable {
        case work, go, view, find, team, program
    }

    public var group: Group { entry.group }

    /// What it does, in a few words.
    public func label(_ lang: Lang) -> String { lang == .zh ? entry.zh : entry.en }

    /// Its name in the user's settings: `move-forward`.
    public var name: String {
        var name = ""
        for scalar in rawValue.unicodeScalars {
            let isUpper = (65...90).contains(scalar.value)
            name += isUpper ? "-" + String(scalar).lowercased() : String(scalar)
        }
        return name
    }

    /// The keys that do it unless the user chose others; the first is the one that hints show.
    public var keys: [Key] { entry.keys }

    /// True for what changes the store: absent where the program only reads.
    public var edits: Bool { entry.group == .work }

    /// The view that it opens, if it opens one.
    public var view: ViewName? {
        guard let first = Action.allCases.firstIndex(of: .viewToday), let own = Action.allCases.firstIndex(of: self)
        else { return nil }
        return ViewName.allCases.indices.contains(own - first) ? ViewName.allCases[own - first] : nil
    }

    private struct Entry {
        var group: Group
        var zh: String
        var en: String
        var keys: [Key]

        init(_ group: Group, _ zh: String, _ en: String, _ keys: Key...) {
            self.group = group
            self.zh = zh
            self.en = en
            self.keys = keys
        }

        /// The action that opens a view carries the view's name.
        init(_ group: Group, _ view: ViewName, _ keys: Key...) {
            (self.group, self.keys) = (group, keys)
            (zh, en) = (Text.of(.zh).name(view), Text.of(.en).name(view))
        }
    }

    private var entry: Entry {
        switch self {
        case .left: Entry(.go, "左边一列", "column left", .char("h"), .left)
        case .right: Entry(.go, "右边一列", "column right", .char("l"), .right)
        case .up: Entry(.go, "上一张", "card up", .char("k"), .up)
        case .down: Entry(.go, "下一张", "card down", .char("j"), .down)
        case .viewToday: Entry(.view, ViewName.today, .char("1"))
        case .viewBoard: Entry(.view, ViewName.board, .char("2"))
        case .viewFunnel: Entry(.view, ViewName.funnel, .char("3"))
        case .viewProgress: Entry(.view, ViewName.progress, .char("4"))
        case .viewCustomers: Entry(.view, ViewName.customers, .char("5"))
        case .viewRedDots: Entry(.view, ViewName.reddots, .char("6"))
        case .viewTimeline: Entry(.view, ViewName.timeline, .char("7"))
        case .viewInsights: Entry(.view, ViewName.insights, .char("8"))
        case .viewCash: Entry(.view, ViewName.cash, .char("9"))
        case .meeting: Entry(.view, "早会", "morning meeting", .f(7))
        case .meetingRedDots: Entry(.view, "红点会", "red-dot meeting", .f(8))
        case .lastView: Entry(.view, "上一个视图", "last view", .char("-"))
        case .why: Entry(.find, "为什么", "why", .char("x"))
        case .nextRep: Entry(.view, "下一位销售", "next rep", .tab)
        case .previousRep: Entry(.view, "上一位销售", "previous rep", .backtab)
        case .wider: Entry(.view, "放大范围", "wider scope", .char("s"))
        case .earlier: Entry(.view, "前一期间", "earlier period", .char("["))
        case .later: Entry(.view, "后一期间", "later period", .char("]"))
        case .unit: Entry(.view, "周/月/季/年", "week/month/quarter/year", .char("p"))
        case .first: Entry(.go, "到顶", "first", .char("g"), .home)
        case .last: Entry(.go, "到底", "last", .char("G"), .end)
        case .pageUp: Entry(.go, "上一页", "page up", .pageUp)
        case .pageDown: Entry(.go, "下一页", "page down", .pageDown)
        case .halfUp: Entry(.go, "上半页", "half page up", .ctrl("u"))
        case .halfDown: Entry(.go, "下半页", "half page down", .ctrl("d"))
        case .open: Entry(.go, "详情", "detail", .enter)
        case .back: Entry(.go, "返回", "back", .esc)
        case .filter: Entry(.find, "筛选", "filter", .char("/"))
        case .palette: Entry(.find, "命令", "commands", .char(":"), .ctrl("p"))
        case .help: Entry(.program, "帮助", "help", .char("?"), .f(1))
        case .quit: Entry(.program, "退出", "quit", .char("q"))
        case .moveForward: Entry(.work, "前进一阶段", "move forward", .char("L"), .char(">"), .shiftRight)
        case .moveBack: Entry(.work, "退回一阶段", "move back", .char("H"), .char("<"), .shiftLeft)
        case .log: Entry(.work, "记跟进", "log contact", .char("c"))
        case .next: Entry(.work, "下一步", "next step", .char("n"))
        case .win: Entry(.work, "赢单", "win", .char("w"))
        case .lose: Entry(.work, "输单", "lose", .char("X"))
        case .event: Entry(.work, "事件", "event", .char("v"))
        case .redDot: Entry(.work, "标红点/取消", "red dot on/off", .char("!"))
        case .confirm: Entry(.work, "确认等级", "confirm grade", .char("y"))
        case .refuse: Entry(.work, "拒绝等级", "refuse grade", .char("N"))
        case .script: Entry(.work, "话术", "script", .char("t"))
        case .decide: Entry(.work, "红点决定", "decide on red dot", .char("D"))
        case .turn: Entry(.work, "该谁动", "whose turn", .char("T"))
        case .owner: Entry(.work, "换负责人", "hand over", .char("O"))
        case .roles: Entry(.work, "铁三角", "roles", .char("R"))
        case .note: Entry(.work, "备注", "note", .char("m"))
        case .add: Entry(.work, "新商机", "add deal", .char("a"))
        case .addOther: Entry(.work, "新增…", "add…", .char("A"))
        case .edit: Entry(.work, "编辑", "edit", .char("e"))
        case .editOther: Entry(.work, "编辑…", "edit…", .char("E"))
        case .remove: Entry(.work, "删除", "remove", .char("d"), .delete)
        case .reopen: Entry(.work, "重新打开/撤单", "open again/cancel", .char("r"))
        case .reps: Entry(.team, "销售名单", "reps")
        case .members: Entry(.team, "成员和角色", "members and roles")
        case .products: Entry(.team, "产品", "products")
        case .costs: Entry(.team, "来源费用", "costs of sources")
        case .leaves: Entry(.team, "请假", "leaves")
        case .presales: Entry(.team, "售前申请", "presales requests")
        case .stages: Entry(.team, "阶段设置", "stages")
        case .calendar: Entry(.team, "休息日和调休", "calendar: days off and worked")
        case .settings: Entry(.team, "团队设置", "settings of the team")
        case .mark: Entry(.go, "标记", "mark", .char(" "))
        case .jump: Entry(.go, "商机⇄客户", "deal ⇄ account", .char("o"))
        case .theme: Entry(.program, "主题", "theme", .f(3))
        case .undo: Entry(.work, "撤销", "undo", .char("u"))
        case .redo: Entry(.work, "重做", "redo", .ctrl("r"))
        case .wall: Entry(.view, "大屏", "office screen", .f(9))
        case .language: Entry(.program, "中文 / English", "English / 中文", .f(2))
        case .mouse: Entry(.program, "鼠标开关", "mouse on/off", .char("M"))
        case .redraw: Entry(.program, "重画屏幕", "redraw", .ctrl("l"))
        }
    }
}

extension Action.Group {
    public func title(_ lang: Lang) -> String {
        switch self {
        case .work: lang.pick("做事", "Work")
        case .go: lang.pick("移动", "Move around")
        case .view: lang.pick("视图", "Views")
        case .find: lang.pick("查找", "Find")
        case .team: lang.pick("团队和规则", "Team and rules")
        case .program: lang.pick("程序", "Program")
        }
    }
}
