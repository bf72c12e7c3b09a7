import Model
import Store
import Testing

@testable import App

/// Entries of the journal read as a story, whatever they are about.
@Suite struct StoryTests {
    private let board: Board

    init() throws {
        var board = Board()
        try board.apply(Company.changes())
        func put<E: Entity>(_ path: WritableKeyPath<Board, Table<E>>, _ id: Int, _ fill: (inout E) -> Void) {
            var entity = E(blank: ID(id))
            fill(&entity)
            board[keyPath: path].put(entity)
        }
        put(\.members, 1) { $0.name = "周工" }
        put(\.competitors, 1) { $0.name = "蓝海软件" }
        put(\.scripts, 1) { $0.title = "价格战话术" }
        put(\.contracts, 1) { $0.name = "平台合同" }
        self.board = board
    }

    private static let day = Day(year: 2026, month: 12, day: 15) ?? Day(number: 0)

    private static func new<E: Entity>(_ type: E.Type, _ id: Int = 99, _ fill: (inout E) -> Void) -> Change {
        var entity = E(blank: ID(id))
        fill(&entity)
        return .add(entity)
    }

    private static func edit<E: Entity>(_ before: E, _ fill: (inout E) -> Void) -> Change {
        var after = before
        fill(&after)
        return Change.update(before, to: after) ?? .add(after)
    }

    private static func item(_ verb: Verb, _ changes: [Change]) -> HistoryItem {
        let draft = Draft(verb, changes, actor: "li", host: "desk", time: Desk.now)
        return HistoryItem(Entry(batch: 3, seq: 9, draft: draft), undone: false, count: changes.count)
    }

    /// Each kind as it is entered, with its sentence.
    static let entries: [(Verb, [Change], String, String)] = [
        (
            .target, [new(Target.self) { ($0.period, $0.amount) = ("2026Q4", Money(minor: 1_000_000_000)) }],
            "目标：新增目标 2026Q4 全公司 签约 1000.0万", "target: added target 2026Q4 the company signed 10.00M"
        ),
        (
            .target,
            [new(Target.self) { ($0.period, $0.metric, $0.amount) = ("2026W48", .contacts, Money(minor: 81)) }],
            "目标：新增目标 2026W48 全公司 有效联系 81", "target: added target 2026W48 the company effective contacts 81"
        ),
        (
            .add, [new(Contract.self) { ($0.name, $0.amount) = ("服务合同", Money(minor: 5_000_000)) }],
            "新增：合同 服务合同", "added: contract 服务合同"
        ),
        (
            .edit,
            [
                edit(contract) {
                    $0.state = .approval; $0.step = "法务"; $0.person = "周工"
                }
            ],
            "修改：合同 平台合同 状态 草拟 → 审批中，审批步骤 — → 法务，经手人 — → 周工",
            "changed: contract 平台合同 state drafted → in approval, approval step — → 法务, person — → 周工"
        ),
        (
            .add, [new(Payment.self) { ($0.contract, $0.due, $0.amount) = (ID(1), day, Money(minor: 50_000_000)) }],
            "新增：付款计划 平台合同 12-15 50.0万", "added: payment 平台合同 12-15 500.0k"
        ),
        (
            .add, [new(Receipt.self) { ($0.contract, $0.day, $0.amount) = (ID(1), day, Money(minor: 30_000_000)) }],
            "新增：回款 平台合同 12-15 30.0万", "added: receipt 平台合同 12-15 300.0k"
        ),
        (
            .edit, [new(RedDot.self) { ($0.deal, $0.reason) = (ID(1), "客户换人") }],
            "修改：新增红点 项目 1 “客户换人”", "changed: added red dot 项目 1 “客户换人”"
        ),
        (
            .add, [new(Decision.self) { ($0.deal, $0.what, $0.owner, $0.due) = (ID(1), .reprice, "陈晓明", day) }],
            "新增：决议 项目 1 调价 陈晓明 12-15前", "added: decision 项目 1 reprice 陈晓明 by 12-15"
        ),
        (
            .add, [new(DealRole.self) { ($0.deal, $0.part, $0.person) = (ID(1), .delivery, "周工") }],
            "新增：分工 项目 1 交付 周工", "added: role 项目 1 delivery 周工"
        ),
        (
            .edit,
            [
                new(GradeChange.self) {
                    ($0.account, $0.from, $0.to, $0.by, $0.reason) = (ID(1), .b, .a, "R9", "预算够了")
                }
            ], "修改：新增等级变更 星河技术 B→A 已确认 “预算够了”", "changed: added change of grade 星河技术 B→A confirmed “预算够了”"
        ),
        (
            .edit, [new(HandOver.self) { ($0.deal, $0.from, $0.to) = (ID(1), ID(1), ID(2)) }],
            "修改：新增交接 项目 1 陈晓明 → Grace Lee", "changed: added hand-over 项目 1 陈晓明 → Grace Lee"
        ),
        (
            .setting, [new(Setting.self) { ($0.key, $0.text) = ("silent_days", "10") }],
            "设置：新增设置 A级静默天数 10", "settings: added setting silence of an A, days 10"
        ),
        (.add, [new(Member.self) { ($0.name, $0.role) = ("吴会计", .finance) }], "新增：成员 吴会计", "added: member 吴会计"),
        (
            .edit, [edit(member) { $0.role = .presales }],
            "修改：成员 周工 角色 销售 → 售前", "changed: member 周工 role rep → presales"
        ),
        (
            .add, [new(Leave.self) { ($0.member, $0.from, $0.until) = (ID(1), day, day + 3) }],
            "新增：请假 周工 12-15–12-18", "added: leave 周工 12-15–12-18"
        ),
        (
            .add, [new(PresalesRequest.self) { ($0.deal, $0.week, $0.tenths, $0.person) = (ID(1), day, 25, ID(1)) }],
            "新增：售前申请 项目 1 12-15 2.5人天 周工", "added: presales request 项目 1 12-15 2.5 person-days 周工"
        ),
        (
            .add, [new(CalendarDay.self) { ($0.day, $0.working, $0.name) = (day, false, "司庆") }],
            "新增：日历 2026-12-15 休 司庆", "added: calendar day 2026-12-15 off 司庆"
        ),
        (
            .add, [new(ScriptUse.self) { ($0.script, $0.deal) = (ID(1), ID(2)) }],
            "新增：话术使用 价格战话术 项目 2", "added: use of a script 价格战话术 项目 2"
        ),
        (
            .add,
            [new(SourceCost.self) { ($0.source, $0.period, $0.amount) = ("展会", "2026Q4", Money(minor: 200_000)) }],
            "新增：来源费用 展会 2026Q4 2000", "added: source cost 展会 2026Q4 2.0k"
        ),
        (
            .edit, [new(Split.self) { ($0.deal, $0.rep, $0.percent) = (ID(1), ID(2), 40) }],
            "修改：新增分成 项目 1 Grace Lee 40%", "changed: added split 项目 1 Grace Lee 40%"
        ),
        (
            .edit, [new(Booking.self) { ($0.deal, $0.day, $0.amount) = (ID(1), day, Money(minor: -10_000_00)) }],
            "修改：新增入账 项目 1 12-15 −1.0万", "changed: added booking 项目 1 12-15 −10.0k"
        ),
        (
            .log, [new(Activity.self) { ($0.deal, $0.what, $0.text) = (ID(1), .visit, "谈了预算") }],
            "跟进：项目 1 拜访 “谈了预算”", "logged: 项目 1 Visit “谈了预算”"
        ),
        (
            .edit,
            [
                edit(account) {
                    $0.grade = .a; $0.owner = ID(2)
                }
            ],
            "修改：客户 星河技术 负责人 — → Grace Lee，等级 — → A", "changed: account 星河技术 owner — → Grace Lee, grade — → A"
        ),
        (
            .meeting,
            [
                new(Meeting.self) { ($0.what, $0.day) = (.morning, day) },
                new(Commitment.self) { ($0.deal, $0.rep, $0.text, $0.due) = (ID(1), ID(1), "送方案", day) },
            ],
            "会议：新增会议 早会 12-15；新增承诺 项目 1 陈晓明 “送方案” 12-15前",
            "meeting: added meeting morning meeting 12-15; added commitment 项目 1 陈晓明 “送方案” by 12-15"
        ),
        (.add, [new(Competitor.self) { $0.name = "红杉云" }], "新增：竞争对手 红杉云", "added: competitor 红杉云"),
        (.remove, [.remove(contract)], "删除：合同 平台合同", "removed: contract 平台合同"),
        (.edit, [.remove(contract)], "修改：删除合同 平台合同", "changed: removed contract 平台合同"),
        (
            .win,
            [
                edit(Company.deal(3)) {
                    $0.outcome = .won; $0.closed = day; $0.reason = "价格"
                }
            ],
            "赢单：项目 3 价格", "won: 项目 3 价格"
        ),
        (.undo, [edit(Company.deal(3)) { $0.outcome = .won }], "撤销：项目 3 赢单", "undid: 项目 3 won"),
    ]

    private static var contract: Contract {
        var contract = Contract(blank: ID(1))
        contract.name = "平台合同"
        return contract
    }

    private static var member: Member {
        var member = Member(blank: ID(1))
        member.name = "周工"
        return member
    }

    private static var account: Account {
        var account = Account(blank: ID(1))
        account.name = "星河技术"
        return account
    }

    @Test(arguments: entries.indices) func everyKindIsNamed(_ index: Int) throws {
        let (verb, changes, zh, en) = Self.entries[index]
        let item = Self.item(verb, changes)
        // The board as it stands afterwards; what was removed is named by the change itself.
        var after = board
        try after.apply(changes)
        #expect(Story.text(item, after, .zh) == zh)
        #expect(Story.text(item, after, .en).lowercased() == en.lowercased())
    }

    @Test func aDealsOwnHistoryDoesNotRepeatItsName() throws {
        let deal = Company.deal(1)
        let changes = [
            Self.edit(deal) {
                $0.stage = ID(3); $0.nextStep = "报价"; $0.nextDue = Self.day
            },
            Self.new(Decision.self) { ($0.deal, $0.what, $0.owner) = (deal.id, .invest, "陈晓明") },
            Self.new(Spell.self) { ($0.deal, $0.stage) = (deal.id, ID(3)) },
        ]
        var after = board
        try after.apply(changes)
        let item = Self.item(.move, changes)
        #expect(Story.text(item, after, .zh, about: deal.id) == "移动：线索 → 方案，下一步 报价，应在 2026-12-15；新增决议 投入 陈晓明")
        #expect(Story.text(item, after, .zh) == "移动：项目 1 线索 → 方案，下一步 报价，应在 2026-12-15；新增决议 项目 1 投入 陈晓明")
        #expect(Story.subject(of: changes, after, .zh).hasPrefix("项目 1 线索 → 方案"))
    }

    /// An undo and a redo tell what the entry had done, in its own words.
    @Test func whatWasTakenBackIsToldAsItWasDone() throws {
        let deal = Company.deal(1)
        func item(_ verb: Verb, of target: Verb, _ changes: [Change]) -> HistoryItem {
            var item = Self.item(verb, changes)
            (item.target, item.targetVerb) = (18, target)
            return item
        }
        let move = Self.edit(deal) { $0.stage = ID(3) }
        #expect(Story.text(item(.undo, of: .move, [move.inverse]), board, .zh) == "撤销 #18：移动 · 项目 1 线索 → 方案")
        #expect(
            Story.text(item(.redo, of: .move, [move]), board, .en) == "redid #18: moved · 项目 1 Lead → Proposal")
        let step = Self.edit(deal) { ($0.nextStep, $0.nextDue) = ("送合同", nil) }
        #expect(
            Story.text(item(.undo, of: .next, [step.inverse]), board, .zh, about: deal.id) == "撤销 #18：下一步 · 下一步 送合同")
        let new = Change.add(Company.deal(12))
        #expect(Story.text(item(.undo, of: .add, [new.inverse]), board, .zh) == "撤销 #18：新增 · 项目 12")
        var many = item(.undo, of: .import, [new.inverse])
        many.count = 900
        #expect(Story.text(many, board, .zh) == "撤销 #18：导入（900处变更）")
    }

    @Test func noEntryIsWithoutItsStory() {
        let deal = Company.deal(1)
        let gone = Self.edit(deal) { ($0.nextStep, $0.nextDue) = (nil, nil) }
        #expect(Story.text(Self.item(.next, [gone]), board, .zh, about: deal.id) == "下一步：下一步 电话 → —")
        let later = Self.edit(deal) { $0.nextDue = nil }
        #expect(Story.text(Self.item(.next, [later]), board, .en, about: deal.id).hasPrefix("next step: due "))
        let stay = Self.new(Spell.self) { ($0.deal, $0.stage) = (deal.id, ID(3)) }
        #expect(Story.text(Self.item(.edit, [stay]), board, .zh) == "修改：新增阶段记录 项目 1 方案")
        #expect(Story.text(Self.item(.edit, [Self.edit(deal) { $0.created = Self.day }]), board, .zh).contains("创建日"))
    }

    @Test func amountsThatLookAlikeStandInFull() {
        var deal = Company.deal(1)
        deal.amount = Money(minor: 297_000_000)
        func text(_ minor: Int64, _ lang: Lang) -> String {
            let change = Self.edit(deal) { $0.amount = Money(minor: minor) }
            return Story.text(Self.item(.edit, [change]), board, lang, about: deal.id)
        }
        #expect(text(297_000_050, .en) == "changed: 2,970,000 → 2,970,000.50")
        #expect(text(297_100_000, .zh) == "修改：297.0万 → 297.1万")
        deal.amount = Money(minor: -297_000_000)
        #expect(text(-297_000_100, .zh) == "修改：−2,970,000 → −2,970,001")
    }

    @Test func toastsNameWhatWasUndone() throws {
        let payment = Self.new(Payment.self) {
            ($0.contract, $0.due, $0.amount) = (ID(1), Self.day, Money(minor: 100_00))
        }
        #expect(Story.subject(of: [payment.inverse], board, .zh) == "删除付款计划 平台合同 12-15 100")
        #expect(Story.subject(of: [payment.inverse], board, .en) == "removed payment 平台合同 12-15 100")
        let new = Change.add(Company.deal(12)).inverse
        #expect(Story.subject(of: [new], Board(), .zh) == "删除商机 项目 12")
        #expect(Story.subject(of: Company.changes(), board, .zh) == "\(Company.changes().count)处变更")
        #expect(Story.subject(of: [], board, .zh).isEmpty)
    }

    /// Every field of every kind has a name for people, or is left out on purpose.
    @Test func everyFieldHasALabel() {
        let fields = StoryFields(lang: .zh, zone: .shanghai) { _, id in "#\(id)" }
        for kind in Kind.allCases {
            for info in Schema.fields(of: kind) where !StoryFields.silent.contains(info.name) {
                #expect(fields.label(info.name) != info.name, "\(kind) \(info.name)")
            }
        }
    }

    /// Whatever stands in a row, there is a phrase in both languages, and long texts are cut.
    @Test(arguments: Kind.allCases) func blankThingsAreToldToo(_ kind: Kind) throws {
        let long = String(repeating: "长", count: 500) + "\n第二行"
        let row = Schema.fields(of: kind).map { info -> Value in info.isText ? .text(long) : .int(1) }
        for row in [row, row.map { _ in .null }] {
            let change = Change.remove(kind, 77, row: row)
            for lang in [Lang.zh, .en] {
                let text = Story.text(Self.item(.undo, [change]), Board(), lang)
                #expect(kind == .spell || text.contains(kind.title[lang]), "\(text)")
                #expect(text.count < 400 && !text.contains("\n"))
            }
        }
    }
}
