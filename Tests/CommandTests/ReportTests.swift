import Foundation
import Testing

/// Minutes and the week, as files that are handed round; promises by command.
@Suite struct ReportTests {
    private func place() throws -> Place {
        let place = try Place()
        for line in [
            "init --team 一队", "rep add 张三", "rep add 李四", "account add 客户", "target set 2026Q4 1000万",
            "deal add 方案甲 --account 客户 --owner 张三 --amount 100万 --created 2026-10-01 --close 2026-12-20",
            "deal add 方案乙 --account 客户 --owner 李四 --amount 50万 --created 2026-10-01 --close 2026-12-20",
            "deal reddot 方案甲 --reason 客户换人",
        ] { try good(place, line, now: "2026-11-19T09:00") }
        return place
    }

    private func report(_ place: Place, _ what: String, _ more: String..., lang: String = "zh") throws -> String {
        let outcome = try place.run(
            ["report", what, "--lang", lang] + more + (more.contains("--now") ? [] : ["--now", Place.now]))
        #expect(outcome.status == 0, "\(outcome.err)")
        return outcome.out
    }

    @Test func thisMorningsPromisesAreToldAndTomorrowWhetherTheyWereKept() throws {
        let place = try place()
        for (deal, step) in [("方案甲", "2026-11-20 送方案"), ("方案乙", "2026-11-20 报价")] {
            let outcome = try place.run("commitment", deal, step, "--now", "2026-11-20T09:00")
            #expect(outcome.status == 0, "\(outcome.err)")
        }
        let minutes = try report(place, "morning", "--now", "2026-11-20T09:30")
        #expect(minutes.hasPrefix("# 早会纪要 2026-11-20\n"))
        #expect(minutes.contains("- **张三**：客户 · 方案甲：送方案，11-20前\n"))
        try good(place, "log 方案甲 call", now: "2026-11-20T15:00")
        let next = try report(place, "morning")
        #expect(next.contains("上次早会（11-20）承诺2条：兑现1，未兑现1，进行中0"))
        #expect(next.contains("- [x] **张三**：客户 · 方案甲：送方案，11-20前；已兑现：11-20 15:00 电话"))
        #expect(next.contains("- [ ] **李四**：客户 · 方案乙：报价，11-20前；未兑现"))
        // The report of Friday morning can still be written today.
        let then = try report(place, "morning", "--as-of", "2026-11-20T09:30")
        #expect(then.contains("早会纪要 2026-11-20") && then.contains("送方案") && !then.contains("已兑现"))
        let rows = try place.run("commitment", "list", "--json", "--now", Place.now).object().list("rows")
        #expect(rows.compactMap { $0.text("status") } == ["missed", "kept"])
        #expect(try place.run("deal", "show", "方案乙", "--json", "--now", Place.now).out.contains("报价"))
    }

    @Test func theMinutesOfTheRedDotMeetingHoldEveryDecision() throws {
        let place = try place()
        try good(place, "decision 方案甲 reprice --owner 张三 --due 2026-11-20", now: "2026-11-19T10:00")
        try good(place, "decision 方案甲 invest --owner 张三 --due 2026-11-27")
        let minutes = try report(place, "reddots")
        #expect(minutes.contains("# 红点会议纪要 2026-11-23"))
        #expect(minutes.contains("- [ ] 方案甲：调价 张三 11-20前：逾期3天"))
        #expect(minutes.contains("### 1. 客户 · 方案甲") && minutes.contains("- **决定**：投入 张三 11-27前：进行中"))
        // Once the deal is lost it is no red dot, but what was decided stays in the minutes.
        try good(place, "deal lose 方案甲 --reason 价格")
        let after = try report(place, "reddots")
        #expect(!after.contains("### 1. 客户 · 方案甲"))
        #expect(after.contains("## 已决定，不再是红点") && after.contains("**方案甲**：投入 张三"))
    }

    @Test(arguments: ["morning", "reddots", "weekly"]) func theSampleCompanyHasAllInBothLanguages(_ what: String) throws
    {
        let place = try Place()
        for lang in ["zh", "en"] {
            let store = place.path("\(lang).db")
            _ = try place.run("init", "--sample", "--store", store, "--lang", lang)
            let text = try report(place, what, "--store", store, lang: lang)
            let page = try report(place, what, "--store", store, "--format", "html", lang: lang)
            #expect(text.split(separator: "\n").count > 30 && !text.contains("nil") && !text.contains("Optional"))
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
            #expect(page.contains("<html lang=\"\(lang == "zh" ? "zh-CN" : "en")\">"))
            // Nothing is asked for from elsewhere, and every table is whole.
            #expect(!page.contains("http") && !page.contains("<script") && !page.contains("url("))
            for tag in ["table", "tr", "ul", "li", "h2", "h3", "p", "td", "th"] {
                let opened =
                    page.components(separatedBy: "<\(tag)>").count + page.components(separatedBy: "<\(tag) ").count
                #expect(opened - 2 == page.components(separatedBy: "</\(tag)>").count - 1, "\(tag)")
            }
            let isChinese = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            #expect(isChinese == (lang == "zh"))
        }
    }

    @Test func namesAreDataInBothFormats() throws {
        let place = try place()
        let name = "<b>甲&\"乙\"</b>|*_[x](http://a)\u{202E}"
        #expect(try place.run("deal", "add", name, "--account", "客户", "--owner", "张三", "--amount", "9万").status == 0)
        try good(place, "deal reddot 3 --reason <script>alert(1)</script>")
        let page = try report(place, "reddots", "--format", "html")
        #expect(!page.contains("<b>甲") && !page.contains("<script") && page.contains("&lt;b&gt;甲&amp;&quot;乙&quot;"))
        let text = try report(place, "reddots")
        #expect(text.contains("\\<b\\>甲&\"乙\"\\</b\\>\\|\\*\\_\\[x\\]") && text.contains("\\<script\\>"))
    }

    @Test func aFileIsWrittenWholeOrNotAtAll() throws {
        let place = try place()
        let file = place.path("week.html")
        #expect(try place.run("report", "weekly", "--format", "html", "-o", file).out.isEmpty)
        #expect(try String(decoding: place.bytes("week.html"), as: UTF8.self).hasSuffix("</html>\n"))
        let before = try place.names()
        try refused(place, "report weekly -o \(place.path("none/week.md"))", "week.md")
        try refused(place, "report yearly", "", status: 64)
        try refused(place, "report weekly --format pdf", "", status: 64)
        try refused(place, "report morning --rep 王五", "王五")
        #expect(try place.names() == before)
    }

    @Test func aPromiseNeedsItsDayAndAnOpenDeal() throws {
        let place = try place()
        try good(place, "deal lose 方案乙 --reason 价格")
        let before = try all(place)
        try refused(place, "commitment 方案甲 送方案", "")
        try refused(place, "commitment 方案乙 明天送方案", "")
        try refused(place, "commitment 方案丙 明天送方案", "方案丙")
        try refused(place, "commitment 方案甲 明天送方案 --rep 王五", "王五")
        #expect(try all(place) == before)
        // Without a terminal there is no meeting to hold.
        try refused(place, "meeting", "", status: 64)
    }
}
