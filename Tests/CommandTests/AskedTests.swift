import Foundation
import GRDB
import Testing

/// A command reads what it needs: what it says, refuses, warns of and writes is the same as on the whole board. The same
/// commands run on two copies of a store, of which one has lost the table by which names are found: there the whole board
/// is read.
@Suite struct AskedTests {
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }

        mutating func one<T>(of list: [T]) -> T { list[roll(list.count)] }
    }

    private static let base = [
        ["init"], ["rep", "add", "张三"], ["rep", "add", "李四"], ["rep", "add", "Ann Lee"],
        ["member", "add", "张三", "--user", "zhang", "--role", "rep", "--rep", "张三"],
        ["member", "add", "售前甲", "--user", "pre", "--role", "presales"],
        ["product", "add", "平台版"], ["competitor", "add", "竞品甲"],
        ["member", "add", "老板", "--user", "boss", "--role", "manager"],
    ]

    private static let accounts = ["华为", "华为技术有限公司", "ＡＢＣ", "Acme Inc", "Ácme", "金山 软件", "金山软件", "星河"]
    private static let deals = ["平台", "平台 二期", "Renewal", "renewal 2", "ＥＲＰ", "金山·扩容", "7"]

    private func steps(_ dice: inout Dice, _ count: Int) -> [[String]] {
        var lines: [[String]] = []
        for (index, name) in AskedTests.deals.enumerated() {
            let account = AskedTests.accounts[index % AskedTests.accounts.count]
            lines.append([
                "deal", "add", name, "--account", account, "--new", "--owner", dice.one(of: ["张三", "李四"]), "--amount",
                "\(index + 1)万", "--code", "C-\(index)", "--competitor", dice.one(of: ["竞品甲", "另家"]),
            ])
        }
        for _ in 0..<count { lines.append(step(&dice)) }
        return lines
    }

    private func step(_ dice: inout Dice) -> [String] {
        let deal = dice.one(of: AskedTests.deals + ["C-1", "#2", "3", "平", "ren", "C-9", "#99", "金山", " ", "erp"])
        let account = dice.one(of: AskedTests.accounts + ["#1", "2", "金", "acme", "abc", "没有", "#88"])
        let rep = dice.one(of: ["张三", "李四", "ann", "王五"])
        switch dice.roll(22) {
        case 0: return ["log", deal, dice.one(of: ["call", "visit"]), "--next", "明天 送方案"]
        case 1: return ["log", deal, "message", "--in", "--contact", dice.one(of: ["王", "赵总", ""])]
        case 2: return ["deal", "move", deal, dice.one(of: ["qualified", "lead", "nowhere"]), "--reason", "x"]
        case 3: return ["deal", "move", deal, "signing", "--without", "标准品"]
        case 4: return ["deal", "set", deal, "--account", account, "--amount", "\(dice.roll(90))万"]
        case 5: return ["deal", "set", deal, "--code", "C-\(dice.roll(8))", "--owner", rep]
        case 6: return ["deal", "set", deal, "--name", dice.one(of: AskedTests.deals), "--decision", "+20d"]
        case 7: return ["deal", "win", deal, "--without", "无", "--date", dice.one(of: ["today", "+3d", "11-20"])]
        case 8: return ["deal", "lose", deal, "--reason", dice.one(of: ["价格", ""])]
        case 9: return ["deal", "reopen", deal]
        case 10: return ["deal", "cancel", deal, "--reason", "退"]
        case 11: return ["deal", "add", "新单", "--account", account, "--next", "周五 电话"]
        case 12: return ["account", "add", dice.one(of: AskedTests.accounts + ["华为技术", "ACME, Inc."])]
        case 13: return ["account", "set", account, "--name", dice.one(of: AskedTests.accounts), "--owner", rep]
        case 14: return ["account", "grade", account, dice.one(of: ["A", "B", "C"]), "--reason", "r"]
        case 15: return ["account", "confirm", account]
        case 16: return ["contact", "add", account, dice.one(of: ["王总", "赵总"]), "--deal", deal]
        case 17: return ["contact", "set", dice.one(of: ["王总", "赵", "1"]), "--title", "CEO"]
        case 18: return ["event", deal, dice.one(of: ["competitor", "requirement"]), "--note", "竞品甲 降价"]
        case 19: return ["event", deal, "promise", dice.one(of: ["--kept", "--due=+2d"])]
        case 20: return ["deal", "split", deal, "张三=60", "李四=40"]
        default: return dice.one(of: [["undo"], ["redo"], ["undo", "2"], ["history", "--limit", "7"]])
        }
    }

    @Test(arguments: AskedTests.seeds) func equalsTheWholeBoard(seed: UInt64) throws {
        let (asked, whole) = (try Place(), try Place())
        for line in AskedTests.base { try #require(try asked.run(line).status == 0, "\(line)") }
        for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: asked.store + suffix) {
            try FileManager.default.copyItem(atPath: asked.store + suffix, toPath: whole.store + suffix)
        }
        try DatabaseQueue(path: whole.store).write { try $0.execute(sql: "DROP TABLE name_keys") }
        var dice = Dice(state: seed)
        var minute = 0
        for line in steps(&dice, AskedTests.count) {
            minute += dice.one(of: [1, 30, 400, 3_000])
            let (day, rest) = minute.quotientAndRemainder(dividingBy: 1_440)
            let time = String(format: "2026-11-%02dT%02d:%02d", 2 + day % 28, rest / 60, rest % 60)
            let full = line + ["--now", time, "--lang", dice.one(of: ["zh", "en"])]
            let user = dice.one(of: ["boss", "zhang", "pre", "boss"])
            let (left, right) = (
                try asked.run(full, environment: ["LOGNAME": user]), try whole.run(full, environment: ["LOGNAME": user])
            )
            #expect(left.out == right.out, "seed \(seed): \(full) as \(user)")
            #expect(left.err == right.err, "seed \(seed): \(full) as \(user)")
            #expect(left.status == right.status, "seed \(seed): \(full) as \(user)")
        }
        #expect(try all(asked) == all(whole), "seed \(seed)")
        #expect(try asked.run("doctor").status == 0, "seed \(seed)")
    }

    /// More by REDDOT_SEEDS and REDDOT_STEPS.
    private static let seeds: [UInt64] = {
        let count = ProcessInfo.processInfo.environment["REDDOT_SEEDS"].flatMap { UInt64($0) } ?? 2
        return (0..<count).map { 11 + $0 * 7_919 }
    }()
    private static let count = ProcessInfo.processInfo.environment["REDDOT_STEPS"].flatMap { Int($0) } ?? 20
}
