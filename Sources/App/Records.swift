import Model
import Rules
import Terminal
import Views

/// A list of what the team keeps, opened over any view: one row is selected, added to, edited or taken out.
public struct Records: Equatable, Sendable {
    /// What it lists.
    enum Subject: Hashable, Sendable {
        case reps, members, products, costs, leaves, presales, stages, calendar, settings
        /// What is due on a contract and what came in.
        case cash(ID<Contract>)

        /// Whether what it lists can be taken out; people stay, since the past names them.
        var removes: Bool { self != .reps && self != .members }
    }

    let subject: Subject
    var selected = 0
    var top = 0
    /// The selected thing: it stays selected when rows move.
    var at: Form.Thing?

    init(_ subject: Subject) { self.subject = subject }
}

/// The rows of a list of records, made from the board.
struct RecordsTable {
    struct Row {
        var thing: Form.Thing
        var cells: [String]
        var note = ""
        var isStrong = false
    }

    var title: Sentence
    var columns: [RecordsScene.Column]
    var rows: [Row]
    /// What `a` adds; nil where nothing can be added.
    var new: Form.Thing?
    /// What is said where there are no rows.
    var empty = Sentence(zh: "这里还没有；按 a 新增。", en: "There is nothing here yet; a adds the first.")
}

extension State {
    /// The list on top, if one is.
    var records: Records? { if case .records(let records) = layers.last { records } else { nil } }

    mutating func openRecords(_ subject: Records.Subject) -> [Effect] {
        layers.append(.records(settled(Records(subject))))
        return []
    }

    func recordsScene(_ records: Records) -> RecordsScene {
        let table = table(records.subject)
        var scene = RecordsScene(
            title: table.title[lang], columns: table.columns,
            rows: table.rows.map { .init($0.cells, note: $0.note, isStrong: $0.isStrong) }, empty: table.empty[lang])
        (scene.selected, scene.top) = (records.selected, records.top)
        return scene
    }

    /// The list after a movement.
    func stepped(_ records: Records, _ action: Action) -> Records {
        var records = records
        let count = table(records.subject).rows.count
        records.selected = action.moved(records.selected, count: count, page: Views.recordsPage(size))
        records.at = nil
        return settled(records)
    }

    /// The list as its rows stand now: the selected thing is followed, and is in sight.
    func settled(_ records: Records) -> Records {
        var records = records
        let rows = table(records.subject).rows
        if let at = records.at, let row = rows.firstIndex(where: { $0.thing == at }) { records.selected = row }
        records.selected = min(max(records.selected, 0), max(rows.count - 1, 0))
        records.at = rows.indices.contains(records.selected) ? rows[records.selected].thing : nil
        let page = Views.recordsPage(size)
        let last = max(rows.count - page, 0)
        records.top = min(max(records.top, records.selected - page + 1, 0), min(records.selected, last))
        return records
    }

    /// The list with what was just added selected, where it is among its rows.
    func followed(_ records: Records, _ changes: [Change]) -> Records {
        let added = changes.compactMap { if case .add(let kind, let id, _) = $0 { (kind: kind, id: id) } else { nil } }
        let row = table(records.subject).rows.first { row in
            added.contains { $0.kind == row.thing.kind && $0.id == row.thing.number }
        }
        guard let row else { return records }
        var records = records
        records.at = row.thing
        return settled(records)
    }

    /// Whether the list is still about something.
    func isAlive(_ records: Records) -> Bool {
        if case .cash(let id) = records.subject { board.contracts[id] != nil } else { true }
    }

    // MARK: - Tables

    func table(_ subject: Records.Subject) -> RecordsTable {
        switch subject {
        case .reps: repsTable
        case .members: membersTable
        case .products: productsTable
        case .costs: costsTable
        case .leaves: leavesTable
        case .presales: presalesTable
        case .stages: stagesTable
        case .calendar: calendarTable
        case .settings: settingsTable
        case .cash(let id): cashTable(id)
        }
    }

    private func column(_ zh: String, _ en: String, _ rank: Int, isNumber: Bool = false) -> RecordsScene.Column {
        RecordsScene.Column(lang.pick(zh, en), rank: rank, isNumber: isNumber)
    }

    private var repsTable: RecordsTable {
        let users = Dictionary(
            board.members.compactMap { member in member.rep.map { ($0, member) } },
            uniquingKeysWith: { first, _ in first })
        let rows = board.reps.map { rep in
            let (member, team) = (users[rep.id], board.teams[rep.team])
            let region = board.regions[rep.region ?? team?.region]?.name ?? ""
            return RecordsTable.Row(
                thing: .rep(rep.id),
                cells: [
                    rep.name, team?.name ?? "", region, member?.role.title[lang] ?? "", member?.user ?? "",
                    rep.joined?.iso ?? "", rep.left?.iso ?? "",
                ])
        }
        return RecordsTable(
            title: Sentence(zh: "销售", en: "Reps"),
            columns: [
                column("姓名", "name", 0), column("团队", "team", 0), column("区域", "region", 2), column("角色", "role", 1),
                column("系统用户", "system user", 3), column("入职", "joined", 5), column("离职", "left", 4),
            ], rows: rows, new: .rep(nil))
    }

    private var membersTable: RecordsTable {
        RecordsTable(
            title: Sentence(zh: "成员", en: "Members"),
            columns: [
                column("姓名", "name", 0), column("角色", "role", 0), column("系统用户", "system user", 1),
                column("销售", "rep", 2),
            ],
            rows: board.members.map { member in
                RecordsTable.Row(
                    thing: .member(member.id),
                    cells: [
                        member.name, member.role.title[lang], member.user ?? "", board.reps[member.rep]?.name ?? "",
                    ])
            }, new: .member(nil))
    }

    private var productsTable: RecordsTable {
        RecordsTable(
            title: Sentence(zh: "产品", en: "Products"),
            columns: [
                column("名称", "name", 0), column("系列", "series", 1), column("标价", "list price", 0, isNumber: true),
            ],
            rows: board.products.map { product in
                RecordsTable.Row(
                    thing: .product(product.id),
                    cells: [product.name, product.series ?? "", product.price?.short(lang) ?? ""],
                    note: product.price?.plain ?? "")
            }, new: .product(nil))
    }

    private var costsTable: RecordsTable {
        let costs = board.sourceCosts.sorted { ($1.period, $0.source, $0.id) < ($0.period, $1.source, $1.id) }
        return RecordsTable(
            title: Sentence(zh: "来源费用", en: "Costs of sources"),
            columns: [column("来源", "source", 0), column("期间", "period", 0), column("费用", "cost", 0, isNumber: true)],
            rows: costs.map { cost in
                RecordsTable.Row(
                    thing: .cost(cost.id), cells: [cost.source, cost.period, cost.amount.short(lang)],
                    note: cost.amount.plain)
            }, new: .cost(nil))
    }

    private var leavesTable: RecordsTable {
        RecordsTable(
            title: Sentence(zh: "请假", en: "Leaves"),
            columns: [column("成员", "member", 0), column("第一天", "first day", 0), column("最后一天", "last day", 0)],
            rows: board.leaves.sorted { ($1.from, $1.id) < ($0.from, $0.id) }.map { leave in
                RecordsTable.Row(
                    thing: .leave(leave.id),
                    cells: [
                        board.members[leave.member]?.name ?? "", FieldReading.day(leave.from, lang),
                        FieldReading.day(leave.until, lang),
                    ])
            }, new: .leave(nil))
    }

    private var presalesTable: RecordsTable {
        let requests = board.presalesRequests.sorted { ($1.week, $1.id) < ($0.week, $0.id) }
        return RecordsTable(
            title: Sentence(zh: "售前申请", en: "Presales requests"),
            columns: [
                column("商机", "deal", 0), column("周", "week", 0), column("人天", "days", 0, isNumber: true),
                column("售前", "presales", 1),
            ],
            rows: requests.map { request in
                RecordsTable.Row(
                    thing: .presales(request.id, of: request.deal),
                    cells: [
                        board.deals[request.deal].map(caption) ?? "", Period(.week, of: request.week).name,
                        PersonDays.text(request.tenths), board.members[request.person]?.name ?? "",
                    ], note: FieldReading.day(request.week, lang))
            }, new: .presales(nil, of: subject?.id))
    }

    private var stagesTable: RecordsTable {
        RecordsTable(
            title: Sentence(zh: "阶段", en: "Stages"),
            columns: [
                column("阶段", "stage", 0), column("代码", "key", 1), column("赢率%", "chance %", 0, isNumber: true),
                column("上限", "limit", 2, isNumber: true),
            ],
            rows: board.pipeline.map { stage in
                RecordsTable.Row(
                    thing: .stage(stage.id),
                    cells: [
                        "\(stage.position). \(stage.name(lang))", stage.key, "\(stage.probability)",
                        stage.limit.map { "\($0)" } ?? "",
                    ], note: "\(stage.zh) / \(stage.en)")
            }, new: .stage(nil))
    }

    private var calendarTable: RecordsTable {
        var table = RecordsTable(
            title: Sentence(zh: "日历", en: "Calendar"),
            columns: [column("日期", "day", 0), column("上班或休息", "off or work", 0), column("名称", "name", 1)],
            rows: board.calendarDays.sorted { $1.day < $0.day }.map { entry in
                RecordsTable.Row(
                    thing: .calendarDay(entry.id),
                    cells: [
                        FieldReading.day(entry.day, lang), Form.workings[entry.working ? 1 : 0].label[lang],
                        entry.name ?? "",
                    ])
            }, new: .calendarDay(nil))
        table.empty = Sentence(
            zh: "没有自己的日子；\(calendar.ground.zh)。按 a 新增。", en: "No days of its own; \(calendar.ground.en). a adds one.")
        return table
    }

    private var settingsTable: RecordsTable {
        let set = Dictionary(board.settings.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
        return RecordsTable(
            title: Sentence(zh: "团队设置", en: "Settings of the team"),
            columns: [
                column("设置", "setting", 0), column("值", "value", 0, isNumber: true),
                column("默认", "default", 2, isNumber: true), column("可填", "may be", 1), column("名称", "name", 3),
            ],
            rows: SettingInfo.all.map { info in
                let value = set[info.key] ?? info.standard
                let standard = lang.pick("默认 ", "default ") + (info.standard.isEmpty ? "—" : info.standard)
                return RecordsTable.Row(
                    thing: .setting(info.key),
                    cells: [info.label[lang], value, info.standard, info.allowed ?? "", info.key],
                    note: [info.label[lang], info.key, info.allowed, standard].compactMap { $0 }
                        .joined(separator: lang.pick("；", "; ")),
                    isStrong: value != info.standard)
            })
    }

    private func cashTable(_ id: ID<Contract>) -> RecordsTable {
        let name = board.contracts[id]?.name ?? ""
        let (due, came) = (lang.pick("应收", "due"), lang.pick("回款", "received"))
        let payments = board.payments.filter { $0.contract == id }
            .map { (day: $0.due, amount: $0.amount, thing: Form.Thing.payment($0.id, of: id), what: due) }
        let receipts = board.receipts.filter { $0.contract == id }
            .map { (day: $0.day, amount: $0.amount, thing: Form.Thing.receipt($0.id, of: id), what: came) }
        var table = RecordsTable(
            title: Sentence(zh: "应收和回款：\(name)", en: "Due and received: \(name)"),
            columns: [column("日期", "day", 0), column("", "", 0), column("金额", "amount", 0, isNumber: true)],
            rows: (payments + receipts).sorted { $0.day < $1.day }.map { row in
                RecordsTable.Row(
                    thing: row.thing, cells: [FieldReading.day(row.day, lang), row.what, row.amount.short(lang)],
                    note: row.amount.plain)
            }, new: .payment(nil, of: id))
        table.empty = Sentence(zh: "还没有应收和回款；按 a 新增应收。", en: "Nothing is due and nothing came in; a adds what is due.")
        return table
    }
}
