import Model
import Rules

/// What the office screen can show, in its standard order.
public enum WallSlide: String, CaseIterable, Sendable { case target, funnel, ranking, reddots, receipts }

/// Everything that a frame of the office screen shows.
public struct WallScene: Sendable {
    public var lang: Lang
    public var now: Instant
    public var zone: Zone
    /// nil until the store could be read for the first time.
    public var conclusions: Conclusions?
    public var slide: WallSlide
    public var slides: [WallSlide]
    /// How many times the slides have gone round: lists go on to their next page with it.
    public var round = 0
    public var isPaused = false
    /// Whether names are shortened to their first letter.
    public var isMasked = false
    public var showsHelp = false
    /// Where the picture stands against burn-in, counted on for ever.
    public var shift = 0
    /// The won deal that is celebrated.
    public var win: ID<Deal>?
    public var trouble: WallTrouble?
    /// The last entry of the journal by the beginning of its hash.
    public var head: String?
    /// That the store went back since it was last seen.
    public var warning: Sentence?

    public init(lang: Lang, now: Instant, zone: Zone, slide: WallSlide, slides: [WallSlide]) {
        (self.lang, self.now, self.zone, self.slide, self.slides) = (lang, now, zone, slide, slides)
    }
}

/// Why the data on the screen are not the store's any more.
public struct WallTrouble: Equatable, Sendable {
    /// When the data were last known to be the store's; nil where they never were.
    public var since: Instant?
    public var why: Sentence

    public init(since: Instant?, why: Sentence) { (self.since, self.why) = (since, why) }
}

/// Names on the office screen: whole, or their first letter alone.
struct WallNames {
    let isMasked: Bool

    /// `张**`, `Z***`: always as long, so that the length tells nothing. A phone number within a name goes with it.
    func callAsFunction(_ raw: String) -> String {
        let name = clean(raw)
        guard isMasked, let first = name.unicodeScalars.first else { return name }
        return String(Character(first)) + (first.value >= 0x2E80 ? "**" : "***")
    }
}
