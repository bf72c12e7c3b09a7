import Foundation
import Testing

/// One command after another on the same store: what each prints and what it does.
struct HappyPathTests {
    struct Step: Sendable, CustomStringConvertible {
        var arguments: [String]
        /// What standard output must hold, in Chinese and in English.
        var zh: String
        var en: String
        var status: Int32 = 0

        init(_ arguments: String..., zh: String, en: String, status: Int32 = 0) {
            self.arguments = arguments
            self.zh = zh
            self.en = en
            self.status = status
        }

        var description: String { arguments.joined(separator: " ") }
    }

    static let steps: [Step] = [
        Step("init", "--team", "华东一部", zh: "已新建", en: "made "),
        Step(
            "rep", "add", "张三", "--team", "华东", "--region", "东区", zh: "#1 新增：区域 东区；团队 华东；销售 张三",
            en: "#1 added: region 东区; team 华东; rep 张三"),
        Step(
            "rep", "set", "张", "--joined", "2026-01-01", zh: "#1 修改：销售 张三 入职 — → 2026-01-01",
            en: "#1 changed: rep 张三 joined — → 2026-01-01"),
        Step("rep", "list", zh: "华东", en: "东区"),
        Step("rep", "show", "1", zh: "2026-01-01", en: "2026-01-01"),
        Step("account", "add", "华为技术", "--city", "深圳", "--owner", "张三", zh: "新增：华为技术", en: "added: 华为技术"),
        Step(
            "account", "set", "华为", "--grade", "a", zh: "修改：客户 华为技术 等级 — → A", en: "changed: account 华为技术 grade — → A"),
        Step("account", "list", "--grade", "A", zh: "华为技术", en: "华为技术"),
        Step("account", "show", "1", zh: "深圳", en: "深圳"),
        Step(
            "deal", "add", "云平台", "--account", "华为技术", "--owner", "张三", "--amount", "12.5万", "--close", "月底",
            "--created", "11-02", "--next", "明天 送方案", zh: "#1 新增：云平台", en: "#1 added: 云平台"),
        Step("deal", "add", "云备份", "--account", "新客户", "--code", "X-1", zh: "#2 新增", en: "#2 added"),
        Step("deal", "list", zh: "2026-11-24 送方案", en: "125000"),
        Step("deal", "show", "1", zh: "云平台", en: "云平台"),
        Step("deal", "set", "X-1", "--amount", "$3,000", zh: "修改：云备份", en: "changed: 云备份"),
        Step("deal", "move", "1", "方案", "--product", "王强", zh: "线索 → 方案", en: "Lead → Proposal"),
        Step("deal", "move", "1", "lead", "--reason", "预算没批", zh: "方案 → 线索", en: "Proposal → Lead"),
        Step("deal", "next", "1", "周五 打电话", zh: "打电话", en: "打电话"),
        Step(
            "log", "1", "call", "--in", "--note", "- 问价格", "--next", "明天 报价", zh: "电话 “- 问价格”",
            en: "Call “- 问价格”"),
        Step("deal", "role", "1", zh: "王强", en: "王强"),
        Step(
            "deal", "win", "1", "--amount", "13万", "--date", "11-20", "--without", "标准品", zh: "赢单：云平台", en: "won: 云平台"),
        Step("deal", "lose", "X-1", "--reason", "价格", zh: "输单：云备份 价格", en: "lost: 云备份 价格"),
        Step("deal", "reopen", "X-1", zh: "重开：云备份", en: "reopened: 云备份"),
        Step("undo", zh: "撤销", en: "undid"),
        Step("redo", zh: "重做", en: "redid"),
        Step("history", "--limit", "3", zh: "重做", en: "redid"),
        Step("history", "--deal", "云平台", zh: "赢单", en: "won"),
        Step("show", "board", zh: "线索 1", en: "Lead 1"),
        Step("show", "summary", zh: "赢率", en: "win rate"),
        Step("show", "deal", "X-1", zh: "云备份", en: "云备份"),
        Step("export", "deals", zh: "云平台", en: "云平台"),
        Step("doctor", zh: "完好", en: "is sound"),
        Step("paths", zh: "数据", en: "store"),
    ]

    @Test(arguments: ["zh", "en"])
    func everyCommand(lang: String) throws {
        let place = try Place()
        for step in HappyPathTests.steps {
            let outcome = try place.run(step.arguments + ["--lang", lang])
            #expect(outcome.status == step.status, "\(step): \(outcome.err)")
            #expect(outcome.out.contains(lang == "zh" ? step.zh : step.en), "\(step): \(outcome.out)")
            #expect(outcome.err.isEmpty, "\(step)")
        }
        let deals = try place.run("deal", "list", "--all", "--json").object().list("rows")
        let won = try #require(deals.first { $0.text("deal") == "云平台" })
        #expect(won.number("amount") == 130_000)
        #expect(won.text("closed") == "2026-11-20")
        #expect(won.text("outcome") == "won")
        let open = try #require(deals.first { $0.text("code") == "X-1" })
        #expect(open.text("currency") == "USD")
        #expect(open.text("outcome") == "open")
        #expect(open.isNull("reason"))
    }

    @Test func everyEditAnswersInJSON() throws {
        let place = try Place()
        _ = try place.run("init")
        let added = try place.run("deal", "add", "x", "--json").object()
        #expect(added.text("view") == "done")
        #expect(added.text("verb") == "add")
        #expect(added.count("id") == 1)
        #expect(added.text("now") == Place.now)
        let nothing = try place.run("deal", "set", "1", "--json").object()
        #expect(nothing.count("changes") == 0)
        let undone = try place.run("undo", "--json").object()
        #expect(undone.text("verb") == "undo")
        let paths = try place.run("paths", "--json").object()
        #expect(paths.text("store") == place.store)
        #expect(try place.run("doctor", "--json").object()["ok"] as? Bool == true)
    }

    @Test func actorIsTheMemberTheOptionOrTheUser() throws {
        let place = try Place()
        _ = try place.run("init")
        _ = try place.run("rep", "add", "李静", environment: ["USER": "lijing"])
        _ = try place.run("deal", "add", "x", "--actor", "李静")
        let rows = try place.run("history", "--json").object().list("rows")
        #expect(rows.map { $0.text("actor") } == ["李静", "lijing", "tester"])
        // An actor who is a rep owns what is added.
        #expect(try place.run("deal", "list", "--json").object().list("rows").first?.text("owner") == "李静")
        // What others build on cannot be taken back, and the sentence names them.
        let conflict = try place.run("undo", environment: ["USER": "lijing"])
        #expect(conflict.status == 1)
        #expect(conflict.err.contains("李静"))
        // Each takes back only what is theirs.
        #expect(try place.run("undo", "--actor", "李静").status == 0)
        #expect(try place.run("undo", "--actor", "李静").status == 1)
        #expect(try place.run("undo", environment: ["USER": "lijing"]).status == 0)
    }

    @Test func versionAndHelp() throws {
        let place = try Place()
        let version = try place.run("--version")
        #expect(version.status == 0)
        #expect(version.out.split(separator: ".").count == 3)
        for command in [[], ["deal"], ["deal", "add"], ["import"], ["show"]] {
            let help = try place.run(command + ["--help"])
            #expect(help.status == 0)
            #expect(help.out.contains("USAGE: reddot"))
            #expect(help.err.isEmpty)
        }
        #expect(try place.run("help", "deal").out.contains("SUBCOMMANDS"))
    }
}
