import Testing

/// What cannot be: each is refused with what, where and what to do, in both languages, and nothing is changed.
struct RefusalTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三", "rep add 李四", "account add 客户", "member add 售前王 --role presales",
            "deal add 方案甲 --account 客户 --owner 张三 --amount 100万 --created 2026-10-01",
            "deal add 方案乙 --owner 张三 --created 2026-10-01", "deal lose 2 --reason 价格 --date 2026-11-01",
            "target set 2026Q4 1000万", "target lock 2026-12 400万", "contract add 1", "contract submit 1 法务",
            "contract approve 1", "contract sign 1 --date 2026-11-02", "receipt add 1 2026-11-10 60万",
            "payment add 1 2026-12-01 70万", "deal split 1 张三=60 李四=40", "leave add 售前王 2026-12-01 2026-12-05",
        ] { try good(place, line) }
        return place
    }

    /// A line, and what its sentence must name: the figure or option that is wrong, or what to do about it.
    static let cases: [(line: String, part: String)] = [
        // A target that its children contradict, a split that does not sum, a percentage over 100.
        ("target set 2026Q4 399.99万", "4000000"), ("target lock 2026-11 600.01万", "target lock --unlock"),
        ("deal split 1 张三=60 李四=41", "101%"), ("deal split 1 张三=101", "100"), ("deal split 1 张三=0 李四=100", "100"),
        ("deal split 1 张三=50 张三=50", "销售|rep"), ("stage set lead --probability 101", "101"),
        ("stage set lead --probability=-1", "-1"), ("settings buffer 100", "99"), ("settings yellow_at 101", "100"),
        ("plan --target 1000万 --conversion 100.1", "100"), ("settings effort_on_a 120%", "100"),
        // Periods that do not exist.
        ("target set 2026Q5 1万", "2026Q4"), ("target set 2026-13 1万", "2026-13"), ("target set 2025W53 1万", "2025W53"),
        ("plan --target 1万 --period 2026W60", "--period"), ("cost add 展会 2026Q0 1万", "2026Q0"),
        // Dates before the company's first day, or of another calendar.
        ("deal add 丙 --created 1999-12-31", "2000-01-01"), ("deal set 1 --close 1900-01-01", "first_day"),
        ("rep set 张三 --joined 1998-07-01", "first_day"), ("receipt add 1 1970-01-01 1万", "first_day"),
        ("deal set 1 --close 2569-12-20", "2026"), ("deal set 1 --decision 115-12-20", "2026"),
        ("deal set 1 --decision 民国115年12月20日", "2026"), ("deal set 1 --close 2126-01-01", "2076-12-31"),
        ("target set 2026Q4 1万 --from 2569-01-01", "--from"), ("calendar add 2569-01-01 off", "2026"),
        ("deal next 1 1999-01-01", "1999-01-01"), ("settings first_day 2026-10-02", "2026-10-01"),
        ("settings first_day 26-1-1", "1998-07-01"),
        // Amounts below zero, where none can be.
        ("deal set 1 --amount -5", "--amount"), ("deal set 1 --budget -5", "--budget"),
        ("deal set 2 --amount=-0.01", "--amount"), ("deal win 1 --amount -5 --without x", "--amount"),
        ("target set 2026Q4 -- -5", "<amount>"), ("cost add 展会 2026Q4 -- -5", "<amount>"),
        ("receipt add 1 2026-11-10 -- -5", "<amount>"), ("payment add 1 2026-12-10 -- -5", "<amount>"),
        ("receipt add 1 2026-11-10 0", "<amount>"), ("contract set 1 --amount -5", "--amount"),
        // Events that contradict each other.
        ("deal win 1 --date 2026-09-30 --without x", "2026-10-01"),
        ("deal win 1 --date 2026-11-24 --without x", "2026-11-24"),
        ("deal lose 1 --reason x --date 2026-09-30", "2026-10-01"), ("deal set 1 --created 2026-11-24", "2026-11-24"),
        ("deal set 2 --created 2026-11-02", "2026-11-01"), ("deal set 1 --need-day 2026-11-24", "--need-day"),
        ("receipt add 1 2026-11-01 1万", "2026-11-02"), ("receipt add 1 2026-11-24 1万", "2026-11-24"),
        ("contract invoice 1 --date 2026-11-01", "2026-11-02"), ("contract sign 1", "approved"),
        ("leave add 售前王 2026-12-10 2026-12-09", "2026-12-10"), ("leave add 售前王 2026-12-05", "2026-12-05"),
        ("rep set 张三 --joined 2026-05-02 --left 2026-05-01", "2026-05-01"), ("deal move 2 proposal", "方案乙"),
        ("event 1 promise --due 2026-11-22", "2026-11-22"), ("event 2 competitor", "deal reopen"),
        ("deal turn 2 legal", "方案乙"), ("contract add 2", "方案乙"),
        // A receipt or a plan beyond its contract, a contract below what came in.
        ("receipt add 1 2026-11-10 40.0001万", "400000"), ("payment add 1 2026-12-10 30.0001万", "300000"),
        ("contract set 1 --amount 69.9999万", "700000"), ("contract cancel 1", "600000"),
    ]

    @Test func whatCannotBeIsRefusedAndChangesNothing() throws {
        let place = try prepared()
        let before = try all(place)
        for item in Self.cases {
            let parts = item.part.split(separator: "|").map(String.init)
            try refused(place, item.line, parts.count == 1 ? item.part : "")
        }
        #expect(try all(place) == before)
        // One cent, one day, one percent to the other side, and it is taken.
        for line in [
            "receipt add 1 2026-11-02 40万", "payment add 1 2026-12-10 30万", "contract set 1 --amount 100万",
            "deal set 1 --created 2026-11-23", "deal split 1 张三=99 李四=1", "settings first_day 2026-10-01",
            "settings first_day 1900-01-01", "rep set 张三 --joined 1998-07-01", "stage set lead --probability 100",
        ] { try good(place, line) }
    }

    @Test func settingsShowAllThatTheTeamShares() throws {
        let place = try prepared()
        let object = try good(place, "settings --json").object()
        let keys = try object.list("rows").compactMap { $0.text("key") }
        #expect(["first_day", "grading", "triangle", "cadence_a", "buffer"].allSatisfy(keys.contains))
        #expect(
            try object.list("stages").map { $0.text("key") } == [
                "lead", "qualified", "proposal", "negotiation", "signing",
            ])
        #expect(try object.list("calendar").map { $0.count("year") } == [2024, 2025, 2026])
        try good(place, "calendar add 2027-02-01 off")
        #expect(try good(place, "settings").out.contains("2027 (1)"))
        try refused(place, "settings grading sometimes", "propose, auto")
    }

    @Test func stagesAreRenamedMovedAddedAndRemoved() throws {
        let place = try prepared()
        try good(place, "stage add poc --zh 试用 --en Trial --position 3 --probability 40 --limit 5")
        try good(place, "stage set 线索 --zh 初步接触")
        func keys() throws -> [String?] {
            try good(place, "stage list --json").object().list("rows").map { $0.text("key") }
        }
        #expect(try keys() == ["lead", "qualified", "poc", "proposal", "negotiation", "signing"])
        try good(place, "deal move 1 试用 --product 售前王")
        let before = try all(place)
        try refused(place, "stage remove poc", "stage set")
        try refused(place, "stage remove lead", "stage set")
        try refused(place, "stage add poc", "poc")
        try refused(place, "stage add POC!", "POC!")
        try refused(place, "stage set poc --zh 方案", "proposal")
        try refused(place, "stage set poc --position 7", "6")
        #expect(try all(place) == before)
        try good(place, "stage remove signing")
        #expect(try keys() == ["lead", "qualified", "poc", "proposal", "negotiation"])
        try good(place, "undo")
        #expect(try keys().count == 6 && good(place, "doctor").status == 0)
        let board = try good(place, "show board --json").object().list("stages")
        #expect(board.first?.text("stage") == "Lead" && board[2].count("count") == 1)
    }
}
