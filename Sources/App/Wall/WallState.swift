import Model
import Rules
import Store
import Terminal
import Views

/// Where the office screen stands. It changes only by `update`, and nothing that it asks for can write.
public struct WallState: Sendable {
    static let second: UInt64 = 1_000_000_000
    /// Seconds from one attempt to reach the store to the next; the last for all further ones.
    static let retries: [UInt64] = [1, 2, 5, 10, 30]
    /// How long an answer may take before the store counts as out of reach.
    static let patience: UInt64 = 30 * second
    /// When to look again after the files were written: they are a little before a commit can be seen.
    private static let delays: [UInt64] = [5, 20, 80, 300, 1_000].map { $0 * 1_000_000 }
    /// Wins that came to light later than this, after the store was out of reach, are old news.
    private static let fresh: Int64 = 600
    /// Nanoseconds from one place of the picture to the next.
    private static let stand: UInt64 = 240 * second

    public let lang: Lang
    private let slides: [WallSlide]
    private let life: UInt64
    /// False where the clock is frozen.
    private let clockRuns: Bool

    public private(set) var conclusions: Conclusions?
    public private(set) var trouble: WallTrouble?
    private var proof = WallProof()
    /// Becomes readable when the store is written; −1 while there is none.
    public private(set) var descriptor: Int32 = -1
    var wins = WallWins()
    private(set) var isPaused = false
    private var isMasked: Bool
    private var showsHelp = false
    private var place = 0
    private var round = 0
    private var time: WallTime
    private var slideEnds: UInt64
    /// The question that has no answer yet, and since when.
    private var asked: (question: WallQuestion, at: UInt64)?
    private var asksAgain = false
    private var looks: [UInt64] = []
    private var attempts = 0
    private var retryAt: UInt64?
    /// When the data were last known to be the store's.
    private var known: Instant?

    /// `slides` in the order in which they are shown, each for so many seconds.
    public init(
        lang: Lang, slides: [WallSlide] = WallSlide.allCases, seconds: Int = 15, isMasked: Bool = false,
        clockRuns: Bool = true, at time: WallTime
    ) {
        self.lang = lang
        self.slides = slides.isEmpty ? WallSlide.allCases : slides
        life = UInt64(max(seconds, 1)) * WallState.second
        (self.isMasked, self.clockRuns, self.time) = (isMasked, clockRuns, time)
        slideEnds = time.mono + life
    }

    /// What is asked for at first.
    public mutating func start() -> [WallEffect] { ask(.open(after: nil)) }

    /// Takes in what happened and says what is to be done.
    public mutating func update(_ input: WallInput, at time: WallTime) -> [WallEffect] {
        self.time = time
        var effects: [WallEffect] = []
        switch input {
        case .tick: if isLive { effects += look() }
        case .key(let key): effects += take(key)
        case .stirred:
            looks = WallState.delays.map { time.mono + $0 }
            effects += look()
        case .answer(let answer): effects += take(answer)
        }
        return effects + settle()
    }

    /// When something is due, in monotonic nanoseconds.
    public var deadline: UInt64 {
        let mono = time.mono
        var all = [wins.ends, looks.first].compactMap { $0 }
        if rotates { all.append(slideEnds) }
        if asked == nil, let retryAt { all.append(retryAt) }
        if let asked, trouble == nil { all.append(asked.at + WallState.patience) }
        if clockRuns { all.append(mono + UInt64(60 - time.now.seconds % 60) * WallState.second) }
        if isLive, descriptor < 0 { all.append(mono + WallState.second) }
        return max(all.min() ?? mono + 60 * WallState.second, mono + 1)
    }

    /// What the frame shows now.
    public var scene: WallScene {
        var scene = WallScene(
            lang: lang, now: time.now, zone: conclusions?.facts.zone ?? .shanghai, slide: slides[place], slides: slides)
        (scene.conclusions, scene.trouble, scene.win) = (conclusions, trouble, wins.current)
        (scene.isPaused, scene.isMasked, scene.showsHelp) = (isPaused, isMasked, showsHelp)
        (scene.head, scene.warning) = (proof.head?.short, proof.warning)
        (scene.round, scene.shift) = (round, Int(time.mono / WallState.stand % 4))
        return scene
    }

    /// How much is kept beside the conclusions, for the tests of a long run.
    var size: Int { wins.size + looks.count + slides.count }

    private var isLive: Bool { conclusions != nil && retryAt == nil && trouble == nil }
    private var rotates: Bool { !isPaused && wins.current == nil && conclusions != nil }

    // MARK: - Time

    /// What is due by now.
    private mutating func settle() -> [WallEffect] {
        let mono = time.mono
        if let ends = wins.ends, ends <= mono {
            wins.pass(mono)
            slideEnds = mono + life
        }
        if rotates, slideEnds <= mono { turn(1) }
        var effects: [WallEffect] = []
        while let next = looks.first, next <= mono {
            looks.removeFirst()
            effects += look()
        }
        if let retryAt, retryAt <= mono, asked == nil { effects += ask(.open(after: conclusions?.board.seq)) }
        if let asked, asked.at + WallState.patience <= mono, trouble == nil { report(WallReader.silence) }
        return effects + passDay()
    }

    /// A new day is concluded anew; within a day only what time itself changes. An old picture is left as it is.
    private mutating func passDay() -> [WallEffect] {
        // Without a second copy of the conclusions in hand: it would be copied by the tick.
        guard isLive, asked == nil, let (seq, day, then) = conclusions.map({ ($0.board.seq, $0.today, $0.now) }),
            let today = conclusions?.facts.zone.day(of: time.now)
        else { return [] }
        guard day == today else { return ask(.conclude(after: seq)) }
        guard time.now > then else { return [] }
        conclusions?.tick(time.now)
        return []
    }

    /// Goes on by so many slides; a list goes on to its next page when all have been shown.
    private mutating func turn(_ step: Int) {
        let next = place + step
        if next >= slides.count { round += 1 }
        if next < 0 { round = max(round - 1, 0) }
        place = (next + slides.count) % slides.count
        slideEnds = time.mono + life
    }

    // MARK: - Keys

    private mutating func take(_ key: Key) -> [WallEffect] {
        switch Keymap.narrow(key) {
        case .char("q"), .ctrl("c"): return [.quit]
        case .ctrl("l"): return [.redraw]
        case .right, .char("l"): step(1)
        case .left, .char("h"): step(-1)
        case .char(" "):
            isPaused.toggle()
            slideEnds = time.mono + life
        case .char("m"): isMasked.toggle()
        case .char("?"), .f(1): showsHelp.toggle()
        case .esc:
            if !showsHelp { wins.pass(time.mono, dismissed: true) }
            showsHelp = false
        default: break
        }
        return []
    }

    private mutating func step(_ step: Int) {
        guard wins.current == nil else { return wins.pass(time.mono, dismissed: true) }
        turn(step)
    }

    // MARK: - The store

    private mutating func ask(_ question: WallQuestion) -> [WallEffect] {
        guard asked == nil else {
            asksAgain = true
            return []
        }
        asked = (question, time.mono)
        if case .open = question { (descriptor, retryAt) = (-1, nil) }
        return [.ask(question)]
    }

    private mutating func look() -> [WallEffect] {
        guard let seq = conclusions?.board.seq, retryAt == nil else { return [] }
        return ask(.news(after: seq))
    }

    private mutating func take(_ answer: WallAnswer) -> [WallEffect] {
        asked = nil
        var effects: [WallEffect] = []
        switch answer {
        case .concluded(let all, let since, let descriptor, let proof):
            self.descriptor = descriptor
            self.proof = proof
            conclusions = all
            isReached()
            celebrate(since.filter { $0.draft.time + WallState.fresh >= time.now })
        case .news(let entries, let proof):
            isReached()
            guard !entries.isEmpty else { break }
            self.proof = proof
            looks = []
            guard apply(entries) else { return ask(.open(after: nil)) }
            celebrate(entries)
        case .outgrown: effects = ask(.conclude(after: conclusions?.board.seq ?? 0))
        case .replaced: effects = ask(.open(after: nil))
        case .failed(let why):
            report(why)
            (descriptor, looks) = (-1, [])
            retryAt = time.mono + WallState.retries[min(attempts, WallState.retries.count - 1)] * WallState.second
            attempts += 1
        }
        guard asksAgain else { return effects }
        asksAgain = false
        return effects + (retryAt == nil && asked == nil ? look() : [])
    }

    private mutating func isReached() {
        if known == nil { slideEnds = time.mono + life }
        (trouble, retryAt, attempts, known) = (nil, nil, 0, time.now)
    }

    private mutating func report(_ why: Sentence) {
        trouble = WallTrouble(since: trouble == nil ? known : trouble?.since, why: why)
    }

    /// Applies entries where they stand; false where they do not fit.
    private mutating func apply(_ entries: [Entry]) -> Bool {
        for entry in entries where entry.seq > conclusions?.board.seq ?? .max {
            do { try conclusions?.apply(entry.draft.changes, seq: entry.seq) } catch { return false }
        }
        return true
    }

    private mutating func celebrate(_ entries: [Entry]) {
        guard let zone = conclusions?.facts.zone else { return }
        let before = wins.current
        wins.take(entries, today: zone.day(of: time.now), at: time.mono)
        if before != nil, wins.current == nil { slideEnds = time.mono + life }
    }
}
