import Model

/// Why a rule of repetition is not taken.
enum RuleFault: Error, Equatable {
    case frequency(String)
    case part(String)
    case month

    var sentence: Sentence {
        switch self {
        case .frequency(let text):
            Sentence(
                zh: "RRULE 的 FREQ=\(ICSSpan.shown(text)) 不行，只认每年重复；请写成单个日子。",
                en: "RRULE with FREQ=\(ICSSpan.shown(text)) is not taken, only yearly rules are; write single days.")
        case .part(let text):
            Sentence(
                zh: "RRULE 的 \(ICSSpan.shown(text)) 看不懂；请写成单个日子。",
                en: "\(ICSSpan.shown(text)) of RRULE is not understood; write single days.")
        case .month:
            Sentence(
                zh: "RRULE 有 BYDAY 而没有 BYMONTH；请补上月份，或写成单个日子。",
                en: "RRULE has BYDAY without BYMONTH; add the month, or write single days.")
        }
    }
}
