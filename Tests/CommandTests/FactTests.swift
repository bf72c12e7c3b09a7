import Foundation
import Testing

/// Facts by command: each lands in the store, can be undone, and nonsense is refused with nothing changed.
struct FactTests {
    private func prepared() throws -> Place {
        let place = try Place()
        for line in [
            "init", "rep add 张三 --team 一部 --region 东区", "rep add 李四 --team 一部 --region 东区", "account add 客户",
            "deal add 方案甲 --account 客户 --owner 张三 --amount 100万",
        ] { try good(place, line) }
        return place
    }

    private func targets(_ place: Place) throws -> [String: Double] {
        let rows = try place.run("target", "list", "--json").object().list("rows")
        return Dictionary(
            rows.map { ($0.text("period") ?? "", $0.number("target") ?? -1) }, uniquingKeysWith: { $1 })
    }

    /// The command that views name where there is no target.
    @Test func theNamedCommandSetsATarget() throws {
        try good(try prepared(), "target set 2027Q1 10000000")
    }

    /// R3's own figures: the quarter's months by working days, evenly, and with December locked.
    @Test func aTargetIsSpread() throws {
        let place = try prepared()
        try good(place, "target set 2026Q4 1000万")
        try good(place, "target spread 2026Q4")
        var set = try targets(place)
        #expect(set["2026Q4"] == 10_000_000)
        #expect(set["2026-10"] == 2_903_225.81)
        #expect(set["2026-11"] == 3_387_096.77)
        #expect(set["2026-12"] == 3_709_677.42)
        try good(place, "target spread 2026Q4 --by even")
        set = try targets(place)
        #expect(set["2026-10"] == 3_333_333.34)
        #expect(set["2026-12"] == 3_333_333.33)
        try good(place, "target lock 2026-12 400万")
        try good(place, "target spread 2026Q4")
        set = try targets(place)
        #expect(set["2026-10"] == 2_769_230.77)
        #expect(set["2026-11"] == 3_230_769.23)
        #expect(set["2026-12"] == 4_000_000)
        try good(place, "undo")
        #expect(try targets(place)["2026-10"] == 3_333_333.34)
    }

    /// A part that is set by hand is locked, and the rest takes what is left: R3's 277/323/400.
    @Test func aPartSetByHandIsLocked() throws {
        let place = try prepared()
        try good(place, "target set 2026Q4 1000万")
        try good(place, "target set 2026-12 400万")
        let rows = try place.run("show", "plan", "--json").object().list("children")
        #expect(rows.map { $0.number("target") } == [2_770_000, 3_230_000, 4_000_000])
        try refused(place, "target set 2026-12 1200万", "12000000")
        try good(place, "target set 2026Q4 600万 --rep 张三")
        try refused(place, "target set 2026Q4 600万 --rep 李四", "一部")
    }

    /// A team named with a region lies in it, so that the tree is company, region, team, rep.
    @Test func aTeamLiesInItsRegion() throws {
        let place = try prepared()
        try good(place, "target set 2026Q4 1000万")
        let rows = try place.run("show", "progress", "--json").object().list("rows").filter {
            $0.text("metric") == "signed"
        }
        #expect(rows.map { $0.text("scope") } == ["company", "region", "team", "rep", "rep"])
        #expect(rows.prefix(3).allSatisfy { $0.number("target") == 10_000_000 })
    }

    /// More than can be taken back is refused whole.
    @Test func undoOfMoreThanThereIsChangesNothing() throws {
        let place = try prepared()
        let before = try all(place)
        try refused(place, "undo 99", "4")
        #expect(try all(place) == before)
        try good(place, "undo 4")
        try refused(place, "redo 5", "4")
        try good(place, "redo 4")
        #expect(try place.run("deal", "list", "--json").object().list("rows").count == 1)
    }

    /// One customer under two spellings is asked about.
    @Test func aLikeNameIsAskedAbout() throws {
        let place = try prepared()
        try good(place, "account add Acme-Ltd")
        let before = try all(place)
        for line in [
            "account add Acme", "account set 客户 --name acme", "deal add 方案乙 --account Acme",
            "deal set 1 --account Acme",
        ] { try refused(place, line, "#2") }
        #expect(try all(place) == before)
        try good(place, "account add Acme --new")
        try good(place, "deal add 方案乙 --account Acme-Inc --new")
        #expect(try place.run("account", "list", "--json").object().list("rows").count == 4)
    }

    /// Periods before the company's first day have no targets and no costs.
    @Test func periodsBeforeTheFirstDayAreRefused() throws {
        let place = try prepared()
        let before = try all(place)
        for line in ["target set 1899 5", "cost add 展会 1950Q4 5"] { try refused(place, line, "2000-01-01") }
        #expect(try all(place) == before)
    }

    @Test func contradictingTargetsAreRefused() throws {
        let place = try prepared()
        try good(place, "rep add 赵六 --team 二部 --region 西区")
        try good(place, "target set 2026Q4 1000万")
        try good(place, "target lock 2026-12 400万")
        try good(place, "target set 2026Q4 700万 --region 东区 --lock")
        let before = try all(place)
        for line in [
            "target set 2026Q4 399.99万", "target lock 2026-11 600.01万", "target set 2026Q4 1000.01万 --region 东区",
            "target set 2026Q5 1万", "target set 2026-13 1万", "target set 2025W53 1万", "target set 2026Q4 -- -1",
            "target set 2026Q4 abc", "target set 2026Q4 $5", "target set 2026Q4 1.5 --metric contacts",
            "target spread 2026Q4 --by 1,2", "target spread 2026Q4 --amounts 300万,300万,400.01万",
            "target spread 2027Q1", "target spread 2026Q4 --amounts 300万,400万,300万", "target lock 2026-11 --unlock",
            "target set 2026Q4 1万 --rep 王五",
        ] { try refused(place, line) }
        #expect(try all(place) == before)
        try good(place, "target set 2026Q4 1000万 --region 东区")
    }

    @Test func factsOfADeal() throws {
        let place = try prepared()
        try good(
            place,
            "deal set 1 --need 招标文件 --need-day 2026-11-02 --decision 2026-12-10 --budget 120万 --approvers 3 "
                + "--competitor 对手 --turn legal --category commit")
        var deal = try place.run("show", "deal", "1", "--json").object()
        #expect(deal.text("turn") == "legal")
        #expect(deal.number("budget") == 1_200_000)
        #expect(deal.text("decision") == "2026-12-10")
        #expect(deal.count("approvers") == 3)
        try good(place, "event 1 competitor --competitor 新对手 --note 降价")
        deal = try place.run("show", "deal", "1", "--json").object()
        #expect(deal.text("competitor") == "新对手")
        try good(place, "event 1 decision-maker --note 换人")
        try good(place, "event 1 requirement")
        try good(place, "event 1 promise --due 2026-11-27 --note 送样机")
        try good(place, "deal split 1 张三=60 李四=40")
        let before = try all(place)
        for line in [
            "event 1 promise", "event 1 promise --due 2026-11-22", "event 9 requirement", "deal split 1 张三=60 李四=41",
            "deal split 1 张三=50 张三=50", "deal split 1 张三=x", "deal split 1 张三=101",
        ] { try refused(place, line) }
        for line in ["event 1 party", "event 1 requirement --due 2026-11-27", "deal set 1 --turn x"] {
            try refused(place, line, status: 64)
        }
        #expect(try all(place) == before)
        try good(place, "undo")
        // Nothing is left that could be taken back.
        #expect(try good(place, "deal split 1").out.contains("Nothing"))
    }

    @Test func settings() throws {
        let place = try prepared()
        func value(_ key: String) throws -> String? {
            try place.run("settings", key, "--json").object().list("rows").first?.text("value")
        }
        #expect(try value("buffer") == "18")
        try good(place, "settings buffer 20")
        #expect(try value("buffer") == "20")
        try good(place, "settings buffer --reset")
        #expect(try value("buffer") == "18")
        try good(place, "undo")
        #expect(try value("buffer") == "20")
        let before = try all(place)
        for line in [
            "settings buffer 100", "settings buffer x", "settings buffer 18.5", "settings yellow_at 31",
            "settings red_at 9", "settings zone Moon", "settings currency EURO", "settings currency USD",
        ] { try refused(place, line) }
        try refused(place, "settings colour", status: 64)
        try refused(place, "settings first_day 2026-11-24", "2026-11-24")
        for line in ["settings day_end 24:01", "settings day_end 18:5", "settings average_deal 0.5"] {
            try refused(place, line)
        }
        try refused(place, "settings calendar_years 27", "2027,2028")
        #expect(try all(place) == before)
        try good(place, "settings yellow_at 30")
        try good(place, "settings day_end 17:30")
        try good(place, "settings average_deal 12.5万")
        #expect(try value("day_end") == "1050" && value("average_deal") == "125000")
    }

    @Test func moneyFollowsTheContract() throws {
        let place = try prepared()
        try good(place, "contract add 1 --name 合同甲")
        try good(place, "contract set 合同甲 --amount 90万")
        try good(place, "payment add 合同甲 2026-11-30 60万")
        try refused(place, "contract set 合同甲 --amount 599999.99")
        try good(place, "contract set 合同甲 --amount 100万")
        try refused(place, "receipt add 合同甲 2026-11-20 1万")
        try refused(place, "contract sign 合同甲")
        // Nobody approves what was not submitted.
        try refused(place, "contract approve 合同甲", "contract submit")
        try good(place, "contract submit 合同甲 法务 --person 王律师")
        try good(place, "contract approve 合同甲")
        try refused(place, "contract sign 合同甲 --date 2026-11-24")
        try good(place, "contract sign 合同甲 --date 2026-11-18")
        try refused(place, "contract invoice 合同甲 --date 2026-11-17")
        try good(place, "contract invoice 合同甲 --date 2026-11-19")
        try refused(place, "contract set 合同甲 --amount 200万")
        try good(place, "payment add 合同甲 2026-12-31 40万")
        try good(place, "receipt add 合同甲 2026-11-20 99.99万")
        let before = try all(place)
        for line in [
            "payment add 合同甲 2026-12-31 0.01", "receipt add 合同甲 2026-11-20 100.01",
            "receipt add 合同甲 2026-11-24 1", "receipt add 合同甲 2026-11-20 0", "receipt add 合同甲 2026-11-20 $1",
            "contract cancel 合同甲", "contract approve 合同甲", "contract add 9",
        ] { try refused(place, line) }
        #expect(try all(place) == before)
        try good(place, "receipt add 合同甲 2026-11-20 100")
        let contract = try place.run("contract", "show", "合同甲", "--json").object()
        #expect(contract.number("received") == 1_000_000)
        #expect(contract.text("state") == "invoiced")
        #expect(try contract.list("payments").count == 2)
        #expect(try contract.list("receipts").count == 2)
        try good(place, "undo")
        #expect(try place.run("contract", "show", "合同甲", "--json").object().number("received") == 999_900)
    }

    @Test func playbookAndPeople() throws {
        let place = try prepared()
        for line in [
            "competitor add 对手", "script add 降价应对 --competitor 对手 --text 谈价值", "script set 降价应对 --text 谈总成本",
            "script used 降价应对 1", "member add 赵六 --role presales --user zhao", "member set zhao --name 赵七",
            "leave add 赵七 2026-11-26 2026-11-27", "presales add 1 2026W48 2.5 --person 赵七", "cost add 展会 2026Q4 5万",
        ] { try good(place, line) }
        let script = try place.run("script", "show", "降价", "--json").object()
        #expect(script.count("version") == 2)
        #expect(script.count("uses") == 1)
        #expect(script.text("text") == "谈总成本")
        #expect(try place.run("member", "list", "--json").object().list("rows").first?.text("role") == "presales")
        let before = try all(place)
        for line in [
            "competitor add 对手", "script add 空", "member add 赵七", "member add 钱八 --user zhao",
            "leave add 赵七 2026-11-27", "leave add 赵七 2026-12-02 2026-12-01", "presales add 1 2026W48 0",
            "presales add 1 2026W48 1.25", "cost add 展会 2026Q9 5万", "cost add 展会 2026Q4 -- -5",
        ] { try refused(place, line) }
        #expect(try all(place) == before)
        #expect(try good(place, "cost add 展会 2026Q4 5万").out.contains("Nothing"))
        try good(place, "undo")
        #expect(try good(place, "cost add 展会 2026Q4 5万").out.contains("added"))
    }

    @Test func calendar() throws {
        let place = try prepared()
        try place.file(
            "h.json",
            #"{"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true},{"date":"2027-01-02","isOffDay":false}]}"#)
        try good(place, "calendar import h.json")
        try good(place, "calendar add 2026-12-24 off --name 司庆")
        func days() throws -> [String?] {
            try place.run("calendar", "list", "--json").object().list("rows").map { $0.text("day") }
        }
        #expect(try days() == ["2026-12-24", "2027-01-01", "2027-01-02"])
        #expect(try place.run("calendar", "import", "h.json").out.contains("Nothing"))
        try place.file("bad.json", #"{"days":[{"date":"2027-02-30","isOffDay":true}]}"#)
        let before = try all(place)
        for line in ["calendar import bad.json", "calendar import none.json", "calendar remove 2026-12-25"] {
            try refused(place, line)
        }
        try refused(place, "calendar add 2026-12-25 maybe", status: 64)
        #expect(try all(place) == before)
        try good(place, "undo")
        #expect(try days() == ["2027-01-01", "2027-01-02"])
    }

    /// The figures of R4: 80.65万 a week, 81 contacts, never 90.
    @Test func aPlanIsWhatIf() throws {
        let place = try prepared()
        let before = try all(place)
        let line = "plan --target 1000万 --period 2026Q4 --average 10万 --conversion 10 --reps 6 --json"
        let plan = try good(place, line).object()
        #expect(plan.count("total_days") == 62)
        #expect(try plan.list("children").map { $0.number("target") } == [2_900_000, 3_390_000, 3_710_000])
        #expect(plan.number("week_target").map { ($0 / 100).rounded() } == 8_065)
        #expect(plan.count("deals_per_week") == 9)
        #expect(plan.count("contacts_per_week") == 81)
        #expect(plan.count("contacts_per_rep_day") == 3)
        #expect(plan.number("conversion") == 0.1)
        for line in [
            "plan --target 0", "plan --target 1万 --period 2026Q5", "plan --target 1万 --conversion 100.1",
            "plan --target 1万 --average 0", "plan --target 1万 --period 2026-11-23", "plan --target 1万 --conversion 0",
        ] { try refused(place, line) }
        #expect(try all(place) == before)
    }

    @Test func contacts() throws {
        let place = try prepared()
        try good(place, "contact add 客户 王总 --title 总经理 --deal 1 --decides")
        try good(place, "contact set 王总 --phone 13800000000 --no-decides")
        func first() throws -> [String: Any] {
            try #require(try place.run("contact", "list", "--json").object().list("rows").first)
        }
        #expect(try first().text("phone") == "13800000000")
        #expect(try first()["decides"] as? Bool == false)
        try good(place, "undo")
        #expect(try first()["decides"] as? Bool == true)
        try good(place, "account add 别家")
        let before = try all(place)
        for line in ["contact add 无此 甲", "contact set 无此 --title x", "contact add 别家 甲 --deal 1"] {
            try refused(place, line)
        }
        #expect(try all(place) == before)
    }
}
