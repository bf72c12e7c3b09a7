import Model
import Rules
import Terminal

/// Everything that a frame shows: the snapshot, what was concluded from it, and where the user stands. Views only draw it.
public struct Scene: Sendable {
    public var lang: Lang
    public var now: Instant
    public var zone: Zone
    public var view: ViewName
    public var board: Board
    /// The lanes to draw: all deals, or those that pass the filter.
    public var lanes: Lanes
    public var head: Head
    public var place: BoardPlace
    /// Where the user stands in the view, where it is not the board.
    public var spot = ViewPlace()
    /// What the rules conclude for the scope and period; nil while it is being worked out.
    public var conclusions: Conclusions?
    /// Who looks: who else was in touch with an account is told to them (R14).
    public var toucher = Toucher()
    public var filter: FilterBar?
    /// The deals that pass the filter; nil where all do.
    public var hits: Hits?
    /// What views keep from frame to frame; nil where only one is drawn.
    public var cache: ViewCache?
    /// Keys that work here, the most useful first.
    public var hints: [Hint]
    /// What lies over the view, the topmost last.
    public var layers: [Layer]
    public var toast: Toast?
    /// The meeting that is held; its pages stand in the place of the view.
    public var meeting: MeetingScene?

    public init(lang: Lang, now: Instant, view: ViewName, board: Board, lanes: Lanes, head: Head, place: BoardPlace) {
        self.lang = lang
        self.now = now
        zone = board.zone
        self.view = view
        self.board = board
        self.lanes = lanes
        self.head = head
        self.place = place
        hints = []
        layers = []
    }
}

/// The header line's facts.
public struct Head: Equatable, Sendable {
    /// The team's name; empty shows the product's.
    public var team: String
    /// The scope where it is not the whole company: a region, team or rep.
    public var scope: String?
    /// `2026Q4`.
    public var period: String
    /// Working days of the period that have passed (R2), and all of them.
    public var elapsed: Int
    public var total: Int
    /// Such as `2027年调休未导入…` (R1), or that today is a day off.
    public var note: String?
    /// `HH:mm` in the workspace's zone.
    public var clock: String
    public var readOnly: Bool
    /// What is shown below is still of another scope, period or day.
    public var isBehind = false
    /// Working days are those from Monday to Friday, since a year's calendar is not known; `note` says so.
    public var isEstimated = false

    public init(
        team: String, period: String, elapsed: Int, total: Int, note: String? = nil, clock: String,
        readOnly: Bool = false
    ) {
        self.team = team
        self.period = period
        self.elapsed = elapsed
        self.total = total
        self.note = note
        self.clock = clock
        self.readOnly = readOnly
    }
}

/// A key and what it does here, for the footer.
public struct Hint: Equatable, Sendable {
    public var key: String
    public var label: String

    public init(key: String, label: String) {
        self.key = key
        self.label = label
    }
}

/// Where the user stands on the board.
public struct BoardPlace: Equatable, Sendable {
    /// The selected lane.
    public var lane = 0
    /// The first lane that is drawn, where not all fit.
    public var firstLane = 0
    /// The selected position of each lane.
    public var selected: [Int] = []
    /// The first drawn position of each lane.
    public var top: [Int] = []
    /// Marked deals, for verbs on many.
    public var marks: Set<ID<Deal>> = []

    public init() {}
}

/// One line of text being edited. `caret` counts unicode scalars from the start.
public struct InputLine: Equatable, Sendable {
    public var text: String
    public var caret: Int

    public init(_ text: String = "") {
        self.text = text
        caret = text.unicodeScalars.count
    }
}

/// The filter as shown.
public struct FilterBar: Equatable, Sendable {
    public var input: InputLine
    public var isEditing: Bool
    public var hits: Int
    public var total: Int

    public init(input: InputLine, isEditing: Bool, hits: Int, total: Int) {
        self.input = input
        self.isEditing = isEditing
        self.hits = hits
        self.total = total
    }
}

/// A message that passes.
public struct Toast: Equatable, Sendable {
    public var text: String
    public var isError: Bool

    public init(text: String, isError: Bool = false) {
        self.text = text
        self.isError = isError
    }
}

/// What can lie over a view.
public enum Layer: Sendable {
    case detail(DetailScene)
    case help(HelpScene)
    case palette(PaletteScene)
    case why(WhyScene)
    case page(PageScene)
    case deals(DealListScene)
    case records(RecordsScene)
    case account(AccountScene)
    case rep(RepScene)
    case form(FormScene)
    case firstRun(FirstRunScene)
}
