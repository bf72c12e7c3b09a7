import Model

/// Columns that hold words for stages or outcomes, whatever their headers say.
struct StageColumns {
    struct Found {
        let column: Int
        /// Every word is known.
        let isWhole: Bool
        let words: [(word: String, count: Int)]

        /// `项目阶段 was read as the stage: 谈判 12, 赢单 5`.
        func sentence(_ kinds: ColumnKinds, _ field: String) -> Sentence {
            let list = words.prefix(6).map { "\($0.word) \($0.count)" }.joined(separator: ", ")
            let header = kinds.headers[column]
            let what = field == "stage" ? (zh: "阶段", en: "stage") : (zh: "结果", en: "outcome")
            return Sentence(
                zh: "\(kinds.path)：“\(header)”列按内容读作\(what.zh)：\(list)；不对请用 --map \"\(header)=-\"。",
                en:
                    "\(kinds.path): the column \"\(header)\" was read as the \(what.en) by what stands in it: \(list); if not, say "
                    + "--map \"\(header)=-\".")
        }
    }

    private(set) var stage: Found?
    private(set) var outcome: Found?

    init(_ kinds: ColumnKinds, _ free: [Int], _ words: StageWords) {
        var best = 0
        for column in free {
            guard let texts = kinds.words(column), !texts.isEmpty, texts.count <= 40, kinds[column] == .text else {
                continue
            }
            let meanings = texts.map { words.meaning(of: $0.word) }
            let known = meanings.count { $0 != nil }
            let isWhole = known == texts.count
            let hint = StageColumns.hints(kinds.headers[column])
            let found = Found(column: column, isWhole: isWhole, words: texts)
            if isWhole, meanings.allSatisfy({ $0?.outcome != nil && $0?.stage == nil }) {
                if outcome == nil || hint { outcome = outcome ?? found }
                if best == 0 { continue }
            }
            // Words that only look like stages, such as New, need company or a header.
            let rank =
                isWhole
                ? (hint ? 4 : known >= 2 ? 3 : 0)
                : hint && known * 2 >= texts.count ? 2 : hint && texts.count <= 15 ? 1 : 0
            let isMostly = !hint && !isWhole && known >= 3 && known * 4 >= texts.count * 3
            let weight = isMostly ? 2 : rank
            if weight > best {
                best = weight
                stage = found
            }
        }
    }

    /// Whether a column tells nothing but won, lost and open.
    static func isOutcome(_ kinds: ColumnKinds, _ column: Int, _ words: StageWords) -> Bool {
        guard let texts = kinds.words(column), !texts.isEmpty else { return false }
        return texts.allSatisfy { text in
            words.meaning(of: text.word).map { $0.stage == nil && $0.outcome != nil } ?? false
        }
    }

    private static func hints(_ header: String) -> Bool {
        let key = Aliases.key(header)
        let marks = [
            "stage", "phase", "pipelinestep", "salesstep", "progress", "阶段", "进度", "进展", "环节", "步骤", "销售状态", "跟进状态",
        ]
        let others = ["date", "time", "duration", "days", "changed", "since", "日期", "时间", "天数", "时长", "历史"]
        return marks.contains { key.contains($0) } && !others.contains { key.contains($0) }
    }
}
