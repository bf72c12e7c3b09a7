/// What the title of a day says: 国庆节（休）, 春节 补班, Make-up day.
enum DayWords: Equatable {
    case off, work
    /// It tells of a swap without saying which of the two days it is, or says both.
    case unclear
    /// It is a mere name.
    case plain

    init(_ title: String) {
        let text = title.lowercased()
        if DayWords.has(text, DayWords.deniedWords) {
            self = .off
            return
        }
        // 调休 ends with 休 and yet says nothing of its own.
        let words = text.replacing("调休", with: " ").replacing("調休", with: " ")
        let tokens = words.split { !$0.isLetter && !$0.isNumber }
        let isWork = DayWords.has(words, DayWords.workWords) || tokens.contains { DayWords.endsLikeWork($0) }
        let isMarkedOff = tokens.contains("休")
        if isWork {
            self = isMarkedOff ? .unclear : .work
        } else if isMarkedOff || DayWords.has(words, DayWords.offWords) || tokens.contains(where: { $0.hasSuffix("休") })
        {
            self = .off
        } else {
            self = words != text || tokens.contains { $0.hasSuffix("班") } ? .unclear : .plain
        }
    }

    private static let deniedWords = [
        "不上班", "不用上班", "无需上班", "無需上班", "non-working", "nonworking", "non working", "make-up holiday",
        "makeup holiday", "make-up day off", "makeup day off",
    ]
    private static let workWords = [
        "上班", "补班", "補班", "make-up", "makeup day", "working day", "workday",
    ]
    private static let offWords = ["放假", "假期", "休假", "休息", "补假", "補假", "day off"]
    /// People on duty or shifts, which say nothing of the day.
    private static let shifts = ["值班", "早班", "中班", "晚班", "夜班", "换班", "換班", "轮班", "輪班", "跟班", "下班"]

    /// 班 alone, in brackets or at the end.
    private static func endsLikeWork(_ token: Substring) -> Bool {
        token.hasSuffix("班") && !shifts.contains { token.hasSuffix($0) }
    }

    private static func has(_ text: String, _ words: [String]) -> Bool { words.contains { text.contains($0) } }
}
