import Model

/// What a stage word means for a deal.
struct StageMeaning: Equatable {
    /// nil where the word tells an outcome only.
    var stage: ID<Stage>?
    /// nil where the word tells a stage only, which an outcome column may complete.
    var outcome: Deal.Outcome?
}

/// Finds the stage or outcome for the words of a file: the user's choice first, then the board's own stages by key and
/// names, then words for won and lost, then common words of other systems.
struct StageWords {
    private let stages: [Stage]
    private var known: [String: StageMeaning] = [:]

    init(stages: [Stage], chosen: [String: String]) throws(ExchangeError) {
        self.stages = stages
        for word in StageWords.open { known[word] = StageMeaning(outcome: .open) }
        for (words, key) in StageWords.common {
            guard let stage = stages.first(where: { $0.key == key }) else { continue }
            for word in words { known[word] = StageMeaning(stage: stage.id) }
        }
        for word in StageWords.won { known[word] = StageMeaning(outcome: .won) }
        for word in StageWords.lost { known[word] = StageMeaning(outcome: .lost) }
        for stage in stages.reversed() {
            for name in [stage.key, stage.zh, stage.en, "\(stage.zh)\(stage.en)"] where !name.isEmpty {
                known[Aliases.key(name)] = StageMeaning(stage: stage.id)
            }
        }
        for (word, target) in chosen {
            guard let meaning = known[Aliases.key(target)] else { throw StageWords.unknown(target, stages) }
            known[Aliases.key(word)] = meaning
        }
    }

    /// nil for an unknown word.
    func meaning(of word: String) -> StageMeaning? { known[Aliases.key(word)] }

    private static func unknown(_ target: String, _ stages: [Stage]) -> ExchangeError {
        let names = (stages.map { "\($0.key) (\($0.zh))" } + ["won", "lost"]).joined(separator: ", ")
        return ExchangeError(
            .unknownStage, zh: "--stage：没有阶段“\(target)”；可用：\(names)。",
            en: "--stage: no stage \"\(target)\"; known: \(names).")
    }

    private static let open = ["open", "active", "inprogress", "ongoing", "pending", "进行中", "跟进中", "未结束"]
    private static let won = [
        "won", "closedwon", "closewon", "win", "dealwon", "successful", "成交", "赢单", "已成交", "已赢单", "成单", "赢", "关闭赢单",
        "成功", "签单", "已签单", "赢单关闭",
    ]
    private static let lost = [
        "lost", "closedlost", "closelost", "loss", "lose", "deallost", "closedlosttocompetition", "losttocompetition",
        "输单", "丢单", "已输单", "已丢单", "输", "失败", "流失", "关闭输单", "战败", "输单关闭", "无效",
    ]
    private static let common: [([String], String)] = [
        (
            [
                "lead", "new", "prospecting", "prospect", "prospects", "leadin", "newlead", "newopportunity", "线索",
                "新线索", "初步接触", "初步沟通", "潜在客户",
            ], "lead"
        ),
        (
            [
                "qualified", "qualification", "qualify", "engaging", "discovery", "needsanalysis", "contacted",
                "meetingscheduled", "appointmentscheduled", "qualifiedtobuy", "contactmade", "develop",
                "perceptionanalysis",
                "iddecisionmakers", "identifydecisionmakers", "needsdefined", "需求", "需求分析", "需求确认", "接洽", "已接洽", "验证客户",
                "意向", "有意向", "初步接洽", "需求确定", "需求沟通", "立项", "立项评估",
            ], "qualified"
        ),
        (
            [
                "proposal", "quote", "quotation", "proposalsent", "proposalmade", "proposition", "propose",
                "proposalquote",
                "proposalpricequote", "presentationscheduled", "demo", "demoscheduled", "evaluation",
                "valueproposition", "方案", "报价", "方案报价", "方案制定", "提案", "演示", "产品演示", "招投标", "投标", "方案提交",
            ], "proposal"
        ),
        (
            [
                "negotiation", "negotiating", "negotiationreview", "negotiations", "negotiationsstarted",
                "negotiationstarted",
                "decisionmakerboughtin", "谈判", "商务谈判", "议价", "谈判审核",
            ],
            "negotiation"
        ),
        (
            [
                "signing", "contract", "contractsent", "contracting", "contractnegotiation", "verbalagreement", "签约",
                "合同", "合同签订", "合同审批", "签约中", "待签约",
            ], "signing"
        ),
    ]
}
