import Foundation
import Testing

/// Views without a terminal: the sample company, whatever size and format.
struct ShowTests {
    private func sample(_ lang: String) throws -> Place {
        let place = try Place()
        let made = try place.run("init", "--sample", "--lang", lang)
        #expect(made.status == 0, "\(made.err)")
        return place
    }

    @Test(arguments: ["zh", "en"])
    func framesHaveTheSizeThatWasAskedFor(lang: String) throws {
        let place = try sample(lang)
        for (width, height) in [(120, 40), (80, 24), (40, 20), (200, 60), (24, 6), (3, 2), (1, 1)] {
            for view in [["board"], ["deal", "7"]] {
                for more in [[], ["--ascii"]] {
                    let outcome = try place.run(
                        ["show"] + view + more + ["--size", "\(width)x\(height)", "--lang", lang])
                    #expect(outcome.status == 0)
                    let rows = outcome.out.split(separator: "\n", omittingEmptySubsequences: false)
                    #expect(rows.count == height + 1)
                    #expect(rows.last == "")
                    if more.isEmpty { continue }
                    // In ASCII mode whatever is not a name is one cell a character.
                    #expect(!outcome.out.contains("─") && !outcome.out.contains("…") && !outcome.out.contains("▌"))
                }
            }
        }
        #expect(try place.run("show", "board").out.contains("09:00"))
    }

    @Test(arguments: ["svg", "html", "ansi", "text"])
    func formats(format: String) throws {
        let place = try sample("zh")
        for view in [["board"], ["deal", "7"]] {
            let outcome = try place.run(["show"] + view + ["--format", format, "--lang", "zh"])
            #expect(outcome.status == 0, "\(outcome.err)")
            switch format {
            case "svg":
                let parser = XMLCheck(outcome.bytes)
                #expect(parser.isWellFormed)
                #expect(outcome.out.hasPrefix("<svg"))
            case "html": #expect(outcome.out.contains("<!DOCTYPE html>") && outcome.out.contains("lang=\"zh-CN\""))
            case "ansi": #expect(outcome.out.contains("\u{1B}[38;5;"))
            default: #expect(!outcome.out.contains("\u{1B}"))
            }
        }
        if format == "ansi" {
            let mono = try place.run("show", "board", "--format", "ansi", "--color", "mono")
            #expect(!mono.out.contains("38;5;"))
            let none = try place.run("show", "board", "--format", "ansi", environment: ["NO_COLOR": "1"])
            #expect(!none.out.contains("38;5;"))
        }
    }

    @Test(arguments: ["zh", "en"])
    func boardAsJSON(lang: String) throws {
        let place = try sample(lang)
        let board = try place.run("show", "board", "--json", "--lang", lang).object()
        #expect(board.text("view") == "board")
        #expect(board.text("now") == Place.now)
        #expect(board.text("currency") == "CNY")
        let stages = try board.list("stages")
        #expect(stages.map { $0.text("kind") } == ["open", "open", "open", "open", "open", "won", "lost"])
        #expect(stages[0].text("stage") == (lang == "zh" ? "线索" : "Lead"))
        #expect(stages[0].text("key") == "lead")
        let summary = try place.run("show", "summary", "--json", "--lang", lang).object()
        #expect(stages[5].count("count") == summary.count("won"))
        #expect(stages[6].count("count") == summary.count("lost"))
        #expect(stages[5].number("amount") == summary.number("won_amount"))
        for stage in stages {
            let deals = try stage.list("deals")
            #expect(deals.count == stage.count("count"))
            // The sum of a lane is the sum of its deals in the workspace's currency.
            let home = deals.filter { $0.text("currency") == "CNY" }.compactMap { $0.number("amount") }.reduce(0, +)
            #expect(abs(home - (stage.number("amount") ?? -1)) < 0.005)
            #expect(deals.count { $0.isNull("amount") } == stage.count("no_amount"))
            for deal in deals { #expect((deal["light"] is NSNull) == (stage.text("kind") != "open")) }
        }
        let overdue = try stages[1].list("deals")[0]
        #expect((overdue.text("next_due") ?? "9") < "2026-11-23")
        #expect(overdue.count("stage_days") ?? -1 >= 0)
    }

    @Test(arguments: ["zh", "en"])
    func dealAsJSON(lang: String) throws {
        let place = try sample(lang)
        let list = try place.run("deal", "list", "--json", "--lang", lang).object().list("rows")
        let id = try #require(list.first { !$0.isNull("last_in") && !$0.isNull("account") }?.count("id"))
        let deal = try place.run("show", "deal", "\(id)", "--json", "--lang", lang).object()
        #expect(deal.text("view") == "deal")
        #expect(try !deal.list("contacts").isEmpty)
        let activities = try deal.list("activities")
        #expect(deal.count("activity_count") == activities.count)
        // The clocks are those of the newest words.
        #expect(activities.first { $0.text("direction") == "in" }?.text("at") == deal.text("last_in"))
        #expect(activities.first { $0.text("direction") == "out" }?.text("at") == deal.text("last_out"))
        let spells = try deal.list("spells")
        #expect(spells.last?.text("stage_key") == deal.text("stage_key"))
        #expect(spells.last?["until"] is NSNull)
        #expect(try deal.list("history").last?.text("verb") == "sample")
        let text = try place.run("show", "deal", "\(id)", "--lang", lang).out
        #expect(text.contains(try #require(deal.text("deal"))))
        #expect(text.contains(lang == "zh" ? "Esc 返回" : "Esc back"))
        #expect(try place.run("deal", "show", "\(id)", "--lang", lang).out == text)
    }

    @Test func scopesNameThemselvesInTheHeader() throws {
        let place = try sample("zh")
        let rep = try #require(try place.run("rep", "list", "--json").object().list("rows")[0].text("rep"))
        let frame = try place.run("show", "board", "--rep", rep, "--period", "2026Q3", "--lang", "zh").out
        let head = try #require(frame.split(separator: "\n").first)
        #expect(head.contains(rep))
        #expect(head.contains("2026Q3"))
        let stages = try place.run("show", "board", "--rep", rep, "--json").object().list("stages")
        for stage in stages { for deal in try stage.list("deals") { #expect(deal.text("owner") == rep) } }
    }

    @Test func theSampleIsTheSameEveryTime() throws {
        let (first, second) = (try sample("en"), try sample("en"))
        let export = ["export", "all", "--format", "json"]
        #expect(try first.run(export).out == second.run(export).out)
        let board = try first.run("show", "summary", "--json").object()
        #expect(board.count("deals") ?? 0 > 350)
        #expect(try first.run("doctor").status == 0)
        // Nobody's undo takes the company away.
        #expect(try first.run("undo").status == 1)
    }
}

/// Whether a document is well-formed, by tags alone: every element that opens closes.
private struct XMLCheck {
    var isWellFormed = true

    init(_ data: Data) {
        var open: [Substring] = []
        let text = String(decoding: data, as: UTF8.self)
        for part in text.split(separator: "<").filter({ !$0.isEmpty }) {
            guard let end = part.firstIndex(of: ">") else { continue }
            let tag = part[..<end]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter }
            if tag.hasPrefix("/") {
                if open.popLast() != name { isWellFormed = false }
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
        }
        if !open.isEmpty || text.contains("&&") { isWellFormed = false }
    }
}
