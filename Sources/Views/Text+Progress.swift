import Model

/// The words of the progress view.
extension Text {
    private func pick(_ zh: String, _ en: String) -> String { lang == .zh ? zh : en }

    func progressOf(_ scope: String, _ period: String) -> String {
        pick("\(scope) \(period) 进度", "\(scope), \(period)")
    }
    var team: String { pick("团队", "Team") }
    var target: String { pick("目标", "Target") }
    var expectedByNow: String { pick("应达", "Expected") }
    var reached: String { pick("实达", "Actual") }
    var deviation: String { pick("偏差", "Gap") }
    var perDay: String { pick("日需", "Per day") }
    /// The lights of those right below.
    var below: String { pick("下级", "Below") }
    func below(red: Int, yellow: Int, green: Int) -> String {
        [(red, pick("红", "R")), (yellow, pick("黄", "Y")), (green, pick("绿", "G"))].filter { $0.0 > 0 }.map {
            "\($0.0)\($0.1)"
        }
        .joined(separator: " ")
    }
    /// The heads of the columns of lights: year, quarter, month, week.
    var units: [String] { lang == .zh ? ["年", "季", "月", "周"] : ["Y", "Q", "M", "W"] }

    var burnUp: String { pick("累计签约", "Signed so far") }
    var outlook: String { pick("预测", "Outlook") }
    var bridge: String { pick("管道桥", "Pipeline bridge") }
    func since(_ day: String) -> String { pick("\(day) 以来", "since \(day)") }
    var noBridge: String {
        pick("日志没有记到一周之前，无法比较。", "The journal does not reach back a week, so there is nothing to compare with.")
    }
    var noBurnUp: String { pick("本期没有工作日。", "The period has no working day.") }
    func noTargetHelp(_ period: String) -> String {
        let command = "reddot target set \(period) 10000000"
        return pick(
            "还没有目标，灯不亮。按 A 再按 t 定目标，或 \(command)",
            "There is no target yet, so no light burns. Press A and then t to set one, or \(command)")
    }

    // The outlook, word by word.
    var signedNow: String { pick("已签", "Signed") }
    var weightedOpen: String { pick("加权在途", "Weighted") }
    var landing: String { pick("落点 P10–P50–P90", "Lands P10–P50–P90") }
    /// The same where there is little room.
    var landingShort: String { pick("落点", "Lands") }
    var withBuffer: String { pick("含弹性", "With buffer") }
    var coverage: String { pick("覆盖", "Coverage") }
    func coverage(_ have: String, needs: String) -> String {
        pick("\(times(have))（需\(needs)）", "\(times(have)) (needs \(needs)x)")
    }
    /// A multiple; what is not known has no unit.
    private func times(_ number: String) -> String { number == unknown ? unknown : number + pick("倍", "x") }
    var neededPerDay: String { pick("日需", "Needed a day") }
    func perDay(_ needed: String, now: String) -> String { pick("\(needed)（现\(now)）", "\(needed) (now \(now))") }
    var contactsDone: String { pick("有效接触", "Contacts") }
    func ofPlan(_ done: Int, _ plan: Int?) -> String {
        plan.map { pick("\(done)（应\($0)）", "\(done) of \($0)") } ?? "\(done)"
    }
    /// Between the ends of a span.
    var to: String { ascii ? " - " : " – " }
    var stretch: String { pick("冲刺", "Stretch") }

    // The bridge, step by step.
    var otherMoves: String { pick("其他", "Other") }
    var bridgeSteps: [String] {
        lang == .zh
            ? ["期初", "新增", "提前", "增额", "重开", "减额", "推迟", "输单", "赢单", "期末"]
            : [
                "Start", "New", "Pulled in", "Increased", "Reopened", "Decreased", "Pushed out", "Lost", "Won", "End",
            ]
    }
}
