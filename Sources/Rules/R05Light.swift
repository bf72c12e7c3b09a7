import Model

/// What a scope was to reach by now and what it did (R5). Amounts are minor units for money, plain numbers for counts.
public struct Pace: Equatable, Sendable {
    /// The target of the whole period; nil where there is none.
    public var target: Money?
    public var actual: Money
    public var elapsed: Int
    public var total: Int
    public var metric: Target.Metric
    /// The share of the target that is expected by now; nil is the linear one, elapsed ÷ total.
    public var history: ExpectedShare?

    public init(
        target: Money?, actual: Money, elapsed: Int, total: Int, metric: Target.Metric = .signed,
        history: ExpectedShare? = nil
    ) {
        (self.target, self.actual, self.elapsed, self.total) = (target, actual, elapsed, total)
        (self.metric, self.history) = (metric, history)
    }

    /// The expected share as a quotient of integers.
    var share: (top: Int128, bottom: Int128) {
        history.map { (Int128($0.millionths), 1_000_000) } ?? (Int128(elapsed), Int128(total))
    }
}

/// The light of a scope and period, with its numbers and its sentence (R5).
public struct PaceLight: Equatable, Sendable {
    public let light: Light
    /// Rounded for display; nil without a target.
    public let expected: Money?
    /// (expected − actual) ÷ expected as a fraction: positive is behind. nil where nothing was expected yet.
    public let deviation: Double?
    /// What is missing against the expectation; nil where nothing is.
    public let shortfall: Money?
    /// Red but for the rule that less than one average deal is never worse than yellow.
    public let softened: Bool
    /// What each of the days left needs; nil where none is left or nothing is to do.
    public let perDay: Money?
    private let told: Told

    /// What the sentence is made from.
    private enum Told: Equatable {
        case words(PaceWords)
        case grey(Pace, Sentence)
    }

    public var why: Sentence {
        switch told {
        case .words(let words): Sentence(zh: words.text(.zh), en: words.text(.en))
        case .grey(let pace, let reason):
            Sentence(zh: PaceLight.text(pace, reason, .zh), en: PaceLight.text(pace, reason, .en))
        }
    }

    /// How far behind (−) or ahead (+) as it is shown: `−12.1%`, never rounded onto a threshold that it has not reached;
    /// nil for grey.
    public var gap: String? {
        if case .words(let words) = told { words.gap } else { nil }
    }

    /// `averageDeal` in minor units, for signed amounts; nil where it is not known.
    public init(_ pace: Pace, averageDeal: Fraction? = nil, policy: Policy = Policy()) {
        self = PaceLight.judge(pace, pace.metric == .signed ? averageDeal : nil, policy)
    }

    private init(
        light: Light, expected: Money?, deviation: Double?, shortfall: Money?, softened: Bool, perDay: Money?,
        told: Told
    ) {
        (self.light, self.expected, self.deviation) = (light, expected, deviation)
        (self.shortfall, self.softened, self.perDay, self.told) = (shortfall, softened, perDay, told)
    }

    private static func judge(_ pace: Pace, _ average: Fraction?, _ policy: Policy) -> PaceLight {
        guard let target = pace.target, let verdict = Verdict(pace, average, policy) else {
            return grey(pace, reason(pace))
        }
        let (light, softened, due) = (verdict.light, verdict.softened, verdict.due)
        let (behind, bottom) = (due - verdict.done, verdict.bottom)
        let shortfall = behind > 0 ? Money(minor: Figures.rounded(behind, bottom)) : nil
        let expected = Money(minor: Figures.rounded(due, bottom))
        let (rest, left) = ((target - pace.actual).minor, pace.total - pace.elapsed)
        let perDay = rest > 0 && left > 0 ? needed(rest, Int64(left), pace.metric) : nil
        let words = PaceWords(
            pace: pace, light: light, expected: expected, behind: behind, due: due, shortfall: shortfall,
            averageDeal: average, perDay: perDay, softened: softened, edges: [policy.yellowAt, policy.redAt])
        return PaceLight(
            light: light, expected: expected, deviation: Double(behind) / Double(due), shortfall: shortfall,
            softened: softened, perDay: perDay, told: .words(words))
    }

    /// What a day needs: money to the nearest cent, counts rounded up, since none would be no need.
    private static func needed(_ rest: Int64, _ left: Int64, _ metric: Target.Metric) -> Money {
        switch metric {
        case .signed, .receipts: Money(minor: Figures.rounded(Int128(rest), Int128(left)))
        case .accounts, .contacts: Money(minor: rest.plus(left - 1) / left)
        }
    }

    /// Why there is no verdict.
    private static func reason(_ pace: Pace) -> Sentence {
        guard let target = pace.target, target > .zero, pace.share.bottom > 0 else {
            return Sentence(zh: "没有目标", en: "no target")
        }
        return pace.elapsed > 0
            ? Sentence(zh: "按历史此时尚无应达", en: "by history nothing is expected yet")
            : Sentence(zh: "尚无工作日过去", en: "no working day has elapsed")
    }

    private static func grey(_ pace: Pace, _ reason: Sentence) -> PaceLight {
        PaceLight(
            light: .grey, expected: pace.target.map { _ in .zero }, deviation: nil, shortfall: nil, softened: false,
            perDay: nil, told: .grey(pace, reason))
    }

    private static func text(_ pace: Pace, _ reason: Sentence, _ lang: Lang) -> String {
        let days = "\(pace.elapsed)/\(pace.total)" + lang.pick("工作日", " working days")
        let actual = Figures.amount(pace.actual, pace.metric, lang)
        return Light.grey.word(lang) + lang.pick("：", ": ") + reason[lang]
            + lang.pick("（\(days)），实达\(actual)", " (\(days)), actual \(actual)")
    }
}

extension Light {
    /// The light of what is done against what is due, by integers; `due` is above 0. A boundary belongs to the worse
    /// colour.
    init(done: Int128, due: Int128, _ policy: Policy) {
        if done * 100 > due * Int128(100 - policy.yellowAt) {
            self = .green
        } else {
            self = done * 100 <= due * Int128(100 - policy.redAt) ? .red : .yellow
        }
    }
}

/// How many scopes below stand in each light: a parent counts its children, it never averages them (R5).
public struct LightCounts: Equatable, Sendable {
    public private(set) var green = 0
    public private(set) var yellow = 0
    public private(set) var red = 0
    public private(set) var grey = 0

    init(green: Int, yellow: Int, red: Int) { (self.green, self.yellow, self.red) = (green, yellow, red) }

    public init(_ lights: some Sequence<Light>) {
        for light in lights {
            switch light {
            case .green: green += 1
            case .yellow: yellow += 1
            case .red: red += 1
            case .grey: grey += 1
            }
        }
    }

    public var sentence: Sentence {
        Sentence(zh: "下级\(red)红\(yellow)黄\(green)绿", en: "below: \(red) red, \(yellow) yellow, \(green) green")
    }
}
