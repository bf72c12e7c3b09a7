import Model

extension PaceLight {
    /// The light with what it was weighed by: what is due and what is done, over the same denominator.
    struct Verdict {
        let light: Light
        /// Red but for the rule that less than one average deal is never worse than yellow.
        let softened: Bool
        let due: Int128
        let done: Int128
        let bottom: Int128

        /// nil where nothing can be expected yet, or nothing is to be reached: grey.
        init?(_ pace: Pace, _ average: Fraction?, _ policy: Policy) {
            let (top, bottom) = pace.share
            guard let target = pace.target, target > .zero, bottom > 0 else { return nil }
            let (due, done) = (Int128(target.minor) * top, Int128(pace.actual.minor) * bottom)
            guard pace.elapsed > 0, due > 0 else { return nil }
            let light = Light(done: done, due: due, policy)
            softened = light == .red && (average.map { (due - done) * $0.bottom < $0.top * bottom } ?? false)
            self.light = softened ? .yellow : light
            (self.due, self.done, self.bottom) = (due, done, bottom)
        }
    }

    /// The colour alone, without numbers and words.
    static func light(_ pace: Pace, averageDeal: Fraction?, policy: Policy) -> Light {
        Verdict(pace, pace.metric == .signed ? averageDeal : nil, policy)?.light ?? .grey
    }
}
