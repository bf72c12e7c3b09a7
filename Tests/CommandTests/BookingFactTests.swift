import Testing

/// Won, then changed or cancelled: each counts on its own day (edges), as `show` sums it.
struct BookingFactTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三", "deal add 方案甲 --owner 张三 --amount 100万 --created 2026-09-01",
            "deal win 1 --date 2026-10-20 --without 标准品",
        ] { try good(place, line) }
        return place
    }

    private func signed(_ place: Place, _ period: String) throws -> Double? {
        try good(place, "show progress --json --period \(period)").object().list("rows")[0].number("actual")
    }

    @Test func aCancelledWinIsNegativeOnItsDay() throws {
        let place = try prepared()
        try good(place, "deal cancel 1 --reason 毁约")
        #expect(try signed(place, "2026-10") == 1_000_000)
        #expect(try signed(place, "2026-11") == -1_000_000)
        #expect(try signed(place, "2026Q4") == 0)
        try good(place, "undo")
        #expect(try signed(place, "2026-11") == 0 && signed(place, "2026Q4") == 1_000_000)
        try good(place, "redo")
        #expect(try signed(place, "2026-11") == -1_000_000)
        try good(place, "deal reopen 1")
        try good(place, "deal win 1 --amount 120万 --date 2026-11-21")
        #expect(try signed(place, "2026-11") == 200_000 && signed(place, "2026Q4") == 1_200_000)
        #expect(try good(place, "doctor").status == 0)
    }

    @Test func aReopenedWinIsTakenBackToo() throws {
        let place = try prepared()
        try good(place, "deal reopen 1 --reason 重新谈")
        #expect(try signed(place, "2026-10") == 1_000_000 && signed(place, "2026-11") == -1_000_000)
    }

    @Test func aChangedAmountCountsWithItsDifference() throws {
        let place = try prepared()
        try good(place, "deal set 1 --amount 112.34万")
        #expect(try signed(place, "2026-10") == 1_000_000 && signed(place, "2026-11") == 123_400)
        let summary = try good(place, "show summary --json").object()
        #expect(summary.number("won_amount") == 1_123_400)
        try good(place, "deal set 1 --amount 90万", now: "2026-12-01T09:00")
        #expect(
            try good(place, "show progress --json --period 2026-12", now: "2026-12-01T10:00").object().list("rows")[0]
                .number("actual") == -223_400)
    }

    @Test func nonsenseOnAWinIsRefused() throws {
        let place = try prepared()
        let before = try all(place)
        try refused(place, "deal cancel 1", "--reason")
        try refused(place, "deal set 1 --amount 0", "deal cancel")
        try refused(place, "deal set 1 --currency USD", "方案甲")
        try refused(place, "deal set 1 --created 2026-10-21", "2026-10-20")
        try refused(place, "deal reopen 9", "9")
        #expect(try all(place) == before)
        try good(place, "deal add 方案乙")
        try refused(place, "deal cancel 2", "deal lose")
        try refused(place, "deal lose 2 --reason x --date 2026-11-22", "2026-11-23")
    }
}
