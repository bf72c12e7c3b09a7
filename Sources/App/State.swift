import Model
import Rules
import Terminal
import Views

/// Where the program stands: the snapshot, and where the user is in it. It changes only by `update`.
public struct State: Sendable {
    /// The snapshot until there are conclusions, which hold it from then on.
    var early: Board
    /// What the rules conclude for the scope and period; nil while it is being worked out elsewhere.
    public internal(set) var conclusions: Conclusions?
    /// Facts that those are not yet of, while everything is being concluded anew.
    var ahead: Ahead?
    public var board: Board { ahead?.board ?? conclusions?.board ?? early }
    public internal(set) var lang: Lang
    public internal(set) var size: Size
    public internal(set) var now: Instant
    public internal(set) var view = ViewName.board
    public internal(set) var place = BoardPlace()
    /// Where the user stands in the views of panes.
    public internal(set) var spots: [ViewName: ViewPlace] = [:]
    /// The meeting that is held, and one that was left and can be taken up again.
    var meeting: MeetingState?
    var paused: MeetingState?
    /// The views before this one, the last at the end.
    var trail: [ViewName] = []
    public internal(set) var scope = ScopeKey.company
    public internal(set) var period: Period
    public internal(set) var filter: Filter?
    public internal(set) var layers: [StateLayer] = []
    public internal(set) var toast: Toast?
    public internal(set) var head: Head
    public internal(set) var mouse: Bool
    public let readOnly: Bool
    /// The rep who acts, where the actor is one.
    public let rep: ID<Rep>?

    /// Who acts, by name.
    public var actor = "" { didSet { refreshHead() } }
    /// Why the actor may not be taken for who they say; nil where nothing is odd.
    public var bar: Sentence? { didSet { refreshHead() } }
    /// Touches that the actor has logged, as far as they are known here (R14).
    var ownTouches: Set<ID<Activity>> = []
    /// What was asked of the store and is not answered yet.
    var attempted: Attempt?
    /// What was said of own entries, for when one is taken back.
    var said = Said()
    /// Scopes that were left by entering a smaller one in the progress view, the last at the end.
    var entered: [ScopeKey] = []
    /// What was written into forms that were left.
    var drafts = Drafts()
    public var keymap = Keymap()
    /// Whether a file can be read, for files that are to be imported.
    public var isFile: @Sendable (String) -> Bool = { _ in true }
    /// The themes that can be chosen, and the one that is shown.
    public var themes: [String] = []
    public var theme = ""
    var zone: Zone
    var calendar: WorkCalendar
    var index: SearchIndex?
    /// What views keep from frame to frame.
    let cache = ViewCache()
    /// Where the rule last looked for grades to confirm.
    var gradesSeen: GradesSeen?
    /// Where the button went down, for dragging a card.
    var grabbed: ID<Deal>?

    public init(
        board: Board, lang: Lang, size: Size, now: Instant, rep: ID<Rep>? = nil, readOnly: Bool = false,
        mouse: Bool = true, view: ViewName = .board
    ) {
        early = board
        self.view = view
        self.lang = lang
        self.size = size
        self.now = now
        self.rep = rep
        self.readOnly = readOnly
        self.mouse = mouse
        zone = board.zone
        calendar = WorkCalendar(board)
        period = Period(quarterOf: zone.day(of: now))
        head = Head(team: "", period: "", elapsed: 0, total: 0, clock: "")
        refreshHead()
        settle()
    }

    /// The first screen, where there is no store yet.
    public init(firstRun path: String, lang: Lang, size: Size, now: Instant) {
        self.init(board: Board(), lang: lang, size: size, now: now)
        layers = [.firstRun(selected: 0, path: path)]
    }

    /// The lanes of the scope, where it is not the whole company.
    var scoped: Lanes?
    /// The lanes that are shown: those of the scope, or what of them passes the filter.
    public var lanes: Lanes { filter?.lanes ?? scoped ?? board.lanes }

    /// The deal that verbs work on: the one whose detail is open, or the selected card.
    public var subject: Deal? {
        for layer in layers.reversed() {
            switch layer {
            case .detail(let detail): return board.deals[detail.deal.id]
            case .deals(let list):
                return list.deals.indices.contains(list.selected) ? board.deals[list.deals[list.selected]] : nil
            case .account, .rep: return nil
            default: continue
            }
        }
        return selected
    }

    /// The deal selected in the view, whatever lies over it.
    var selected: Deal? {
        guard view == .board else {
            if case .deal(let id) = entity { return board.deals[id] }
            return nil
        }
        guard place.lane < lanes.all.count, place.lane < place.selected.count else { return nil }
        return lanes.all[place.lane][place.selected[place.lane]].flatMap { board.deals[$0] }
    }

    mutating func say(_ sentence: Sentence, isError: Bool = false) {
        say(sentence[lang], isError: isError)
    }

    mutating func say(_ text: String, isError: Bool = false) {
        toast = Toast(text: Sanitize.line(text), isError: isError)
    }

    /// Brings the selections back into the lanes and scrolls so that the selected card is visible.
    mutating func settle() {
        BoardLayout.adjust(place: &place, lanes: lanes, size: size, filter: filter != nil)
    }

    mutating func refreshHead() {
        let days = calendar.elapsed(period, now: now, zone: zone)
        var note: String?
        if let warning = calendar.warning(for: period) {
            note = warning[lang]
        } else if !calendar.isWorking(zone.day(of: now)) {
            note = lang.pick("今天休息", "day off")
        }
        head = Head(
            team: Sanitize.line(board.setting(.team)), period: period.name, elapsed: days.elapsed, total: days.total,
            note: note, clock: Zone.clock(zone.minute(of: now)), readOnly: reasonNotToEdit != nil)
        head.isEstimated = calendar.warning(for: period) != nil
        head.scope = scope == .company ? nil : Sanitize.line(board.name(of: scope))
    }
}

/// What lies over the view.
public enum StateLayer: Sendable {
    case detail(DetailScene)
    case why(WhyScene)
    case deals(DealListScene)
    case account(AccountScene)
    case rep(RepScene)
    case page(PageScene)
    case records(Records)
    case help(scroll: Int)
    case palette(Palette)
    case form(Form)
    case firstRun(selected: Int, path: String)
}
