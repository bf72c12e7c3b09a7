import Testing

/// Changes of grade by command: proposed, confirmed, refused, by hand, and by the rule itself (R9).
struct GradingTests {
    /// An account with a deal that meets all three criteria.
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三", "account add 客户 --owner 张三",
            "deal add 方案甲 --account 客户 --owner 张三 --amount 100万 --created 2026-11-01 --need 招标文件 --need-day 11-02 "
                + "--decision 2026-12-10 --budget 120万",
            "log 1 call --in",
        ] { try good(place, line) }
        return place
    }

    private func grade(_ place: Place) throws -> (grade: String?, proposed: String?) {
        let row = try #require(try good(place, "show customers --json").object().list("rows").first)
        return (row.text("grade"), row.text("proposed"))
    }

    @Test func aProposalIsConfirmed() throws {
        let place = try prepared()
        #expect(try grade(place).proposed == "A")
        try good(place, "account confirm 客户")
        #expect(try grade(place) == ("A", nil))
        let before = try all(place)
        try refused(place, "account confirm 客户", "客户")
        try refused(place, "account refuse 客户", "account grade")
        #expect(try all(place) == before)
        try good(place, "undo")
        #expect(try grade(place).proposed == "A")
    }

    @Test func aRefusalHoldsUntilTheFactsChange() throws {
        let place = try prepared()
        try good(place, "account refuse 客户 --reason 先观察")
        #expect(try grade(place) == (nil, nil))
        try good(place, "deal set 1 --source 展会")
        #expect(try grade(place).proposed == nil)
        try good(place, "deal set 1 --budget 130万")
        #expect(try grade(place).proposed == "A")
    }

    @Test func aGradeByHandStands() throws {
        let place = try prepared()
        let before = try all(place)
        try refused(place, "account grade 客户 B", "--reason")
        try refused(place, "account grade 客户 D --reason x", "A, B, C", status: 64)
        try refused(place, "account grade 客户 A --reason x --potential", "--potential")
        #expect(try all(place) == before)
        try good(place, "account grade 客户 A --reason 董事长关系")
        try good(place, "deal set 1 --budget 1万 --decision 2027-06-01")
        // The criteria fall to one of three, the person's grade stays.
        #expect(try grade(place) == ("A", nil))
        try refused(place, "account grade 客户 A --reason x", "客户")
        try good(place, "account grade 客户 B --reason 大集团 --potential")
        #expect(try good(place, "account show 客户 --json").object().text("pinned") == "大集团")
        try good(place, "account grade 客户 C --reason 没预算")
        #expect(try good(place, "account show 客户 --json").object().isNull("pinned"))
        try good(place, "account grade 客户 A --reason 复活 --propose")
        #expect(try grade(place) == ("C", "A"))
        try good(place, "account confirm 客户")
        #expect(try grade(place).grade == "A")
    }

    @Test func autoConfirmsByItself() throws {
        let place = try prepared()
        let told = try good(place, "settings grading auto").out
        #expect(told.contains("R9") && told.contains("A"), "\(told)")
        #expect(try grade(place) == ("A", nil))
        let last = try #require(try good(place, "history --limit 1 --json").object().list("rows").first)
        #expect(last.text("actor") == "R9")
        // Reading writes nothing; the next command that writes sees that 14 silent days have passed.
        let later = "2026-12-08T09:00"
        let before = try all(place)
        try good(place, "show customers", now: later)
        #expect(try all(place) == before)
        try good(place, "log 1 call --out", now: later)
        #expect(try grade(place).grade == "B")
        // A person's proposal is for people.
        try good(place, "account grade 客户 A --reason x --propose", now: later)
        #expect(try grade(place) == ("B", "A"))
        #expect(try good(place, "doctor").status == 0)
    }
}
