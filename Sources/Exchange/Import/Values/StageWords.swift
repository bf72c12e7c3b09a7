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

    /// nil for an unknown word. What systems put around a stage (`1. `, `Stage 3: `, ` (Sales Pipeline)`) does not count
    /// where the word is known without it.
    func meaning(of word: String) -> StageMeaning? {
        if let meaning = known[Aliases.key(word)] { return meaning }
        let inner = StageWords.withoutNumber(word)
        if let inner, let meaning = known[Aliases.key(inner)] { return meaning }
        guard let (rest, remark) = StageWords.withoutRemark(inner ?? word) else { return nil }
        let found = known[Aliases.key(rest)] ?? known[Aliases.key(StageWords.withoutNumber(rest) ?? rest)]
        // `Won (cancelled)` says two things.
        if let other = known[Aliases.key(remark)], other != found { return nil }
        return found
    }

    /// The word without the number before it; nil where there is none.
    private static func withoutNumber(_ word: String) -> String? {
        var rest = Substring(word.lowercased().trimmed)
        for prefix in ["stage", "phase", "step", "阶段"] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count).drop { $0 == " " }
            break
        }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 3 else { return nil }
        return String(rest.dropFirst(digits.count).drop { " .-–—_:：、)）%/|".contains($0) })
    }

    /// The word and what stands in brackets at its end.
    private static func withoutRemark(_ word: String) -> (rest: String, remark: String)? {
        let word = word.trimmed
        guard let last = word.last, ")）]".contains(last), let open = word.lastIndex(where: { "(（[".contains($0) }),
            open != word.startIndex
        else { return nil }
        return (String(word[..<open]), String(word[word.index(after: open)...].dropLast()))
    }

    private static func unknown(_ target: String, _ stages: [Stage]) -> ExchangeError {
        let names = (stages.map { "\($0.key) (\($0.zh))" } + ["won", "lost"]).joined(separator: ", ")
        return ExchangeError(
            .unknownStage, zh: "--stage：没有阶段“\(target)”；可用：\(names)。",
            en: "--stage: no stage \"\(target)\"; known: \(names).")
    }

    private static let open = [
        "open", "active", "inprogress", "offen", "ouvert", "abierto", "ongoing", "pending", "进行中", "跟进中", "未结束",
    ]
    private static let won = [
        "won", "closedwon", "gewonnen", "gagné", "gagne", "ganado", "ganada", "vinto", "ganho", "受注", "成約", "closedwin",
        "wonclosed", "签约成功", "已中标", "成交关闭", "赢单成交", "closewon", "win", "dealwon", "successful", "成交", "赢单", "已成交",
        "已赢单", "成单", "赢", "关闭赢单",
        "成功", "签单", "已签单", "赢单关闭", "中标",
    ]
    private static let lost = [
        "lost", "closedlost", "verloren", "perdu", "perdido", "perdida", "perso", "失注", "lostclosed", "apology", "lose",
        "junk", "已失败", "已战败", "丢单关闭", "输单放弃", "终止", "已终止", "closelost", "loss", "lose", "deallost",
        "closedlosttocompetition", "losttocompetition",
        "输单", "丢单", "已输单", "已丢单", "输", "失败", "流失", "关闭输单", "战败", "输单关闭", "无效", "cancelled", "canceled",
        "abandoned", "dead", "disqualified", "notinterested", "放弃", "取消", "已流失", "未中标",
    ]
    private static let common: [([String], String)] = [
        (
            [
                "lead", "new", "prospecting", "prospect", "prospects", "leadin", "newlead", "newopportunity", "neu",
                "interessent", "analysis", "预审", "初访", "初期接触", "线索",
                "新线索", "initialcontact", "初步接触", "初步沟通", "潜在客户",
            ], "lead"
        ),
        (
            [
                "qualified", "qualification", "qualify", "engaging", "discovery", "needsanalysis", "contacted",
                "meetingscheduled", "appointmentscheduled", "qualifiedtobuy", "preparation", "qualifiziert",
                "qualification", "contactmade", "develop",
                "perceptionanalysis",
                "iddecisionmakers", "identifydecisionmakers", "needsdefined", "qualifiedlead",
                "needsassessment", "needanalysis", "需求调研", "需求挖掘", "商机确认", "需求", "需求分析", "需求确认", "接洽", "已接洽", "验证客户",
                "意向", "有意向", "初步接洽", "需求确定", "需求沟通", "立项", "立项评估",
            ], "qualified"
        ),
        (
            [
                "proposal", "quote", "quotation", "proposalsent", "proposalmade", "proposition", "propose",
                "proposalquote",
                "proposalpricequote", "presentationscheduled", "demo", "demoscheduled", "evaluation",
                "valueproposition", "poc", "trial", "solution", "proposalsubmitted", "quoted", "presentation",
                "prepaymentinvoice", "方案设计", "方案沟通", "方案汇报", "已报价", "报价中", "方案与报价", "方案", "报价", "方案报价", "方案制定", "提案",
                "演示", "产品演示", "招投标",
                "投标", "方案提交",
            ], "proposal"
        ),
        (
            [
                "negotiation", "negotiating", "negotiationreview", "negotiations", "negotiationsstarted",
                "negotiationstarted",
                "decisionmakerboughtin", "executing", "verhandlung", "谈判中", "商务", "商务阶段", "谈判阶段", "谈判", "商务谈判", "议价",
                "谈判审核", "合同谈判", "商务洽谈",
            ],
            "negotiation"
        ),
        (
            [
                "signing", "contract", "contractsent", "contracting", "contractnegotiation", "verbalagreement",
                "verbal", "legal", "finalinvoice", "contractsigning", "合同流程", "合同阶段", "走合同", "合同签署", "签约",
                "合同", "合同签订", "合同审批", "签约中", "待签约",
            ], "signing"
        ),
    ]
}
