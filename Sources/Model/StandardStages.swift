/// The pipeline that a new workspace starts with.
public enum StandardStages {
    public static let all: [Stage] = [
        make(1, "lead", "线索", "Lead", 10), make(2, "qualified", "需求", "Qualified", 25),
        make(3, "proposal", "方案", "Proposal", 50), make(4, "negotiation", "谈判", "Negotiation", 75),
        make(5, "signing", "签约", "Signing", 90),
    ]

    private static func make(_ id: Int, _ key: String, _ zh: String, _ en: String, _ probability: Int) -> Stage {
        var stage = Stage(blank: ID(id))
        stage.key = key
        stage.zh = zh
        stage.en = en
        stage.position = id
        stage.probability = probability
        return stage
    }
}
