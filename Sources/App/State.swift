import Model
import Rules
import Terminal
import Views

/// Where the program stands: the snapshot, and where the user is in it. It changes only by `update`.
public struct State: Sendable {
    public internal(set) var board: Board
    public internal(set) var lang: Lang
    public internal(set) var size: Size
    public internal(set) var now: Instant
    public internal(set) var view = ViewName.board
    public internal(set) var place = BoardPlace()
    public internal(set) var filter: Filter?
    public internal(set) var layers: [StateLayer] = []
    public internal(set) var toast: Toast?
    public internal(set) var head: Head
    public internal(set) var mouse: Bool
    public let readOnly: Bool
    /// The rep who acts, where the actor is one.
    public let rep: ID<Rep>?

    let keymap = Keymap()
    var zone: Zone
    var calendar: WorkCalendar
    var index: SearchIndex?
    /// Where the button went down, for dragging a card.
    var grabbed: ID<Deal>?

    public init(
        board: Board, lang: Lang, size: Size, now: Instant, rep: ID<Rep>? = nil, readOnly: Bool = false,
        mouse: Bool = true
    ) {
        self.board = board
        self.lang = lang
        self.size = size
        self.now = now
        self.rep = rep
        self.readOnly = readOnly
        self.mouse = mouse
        zone = board.zone
        calendar = WorkCalendar(board)
        head = Head(team: "", period: "", elapsed: 0, total: 0, clock: "")
        refreshHead()
        settle()
    }

    /// The first screen, where there is no store yet.
    public init(firstRun path: String, lang: Lang, size: Size, now: Instant) {
        self.init(board: Board(), lang: lang, size: size, now: now)
        layers = [.firstRun(selected: 0, path: path)]
    }

    /// The lanes that are shown: all deals, or those that pass the filter.
    public var lanes: Lanes { filter?.lanes ?? board.lanes }

    /// The deal that verbs work on: the one whose detail is open, or the selected card.
    public var subject: Deal? {
        for layer in layers.reversed() {
            if case .detail(let detail) = layer { return board.deals[detail.deal.id] }
        }
        return selected
    }

    var selected: Deal? {
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
        let period = Period(quarterOf: zone.day(of: now))
        let days = calendar.elapsed(period, now: now, zone: zone)
        var note: String?
        if let year = calendar.years(without: period).first {
            note = lang.pick("\(year)年调休未导入，按周一至周五估算", "no calendar for \(year): Mon–Fri assumed")
        } else if !calendar.isWorking(zone.day(of: now)) {
            note = lang.pick("今天休息", "day off")
        }
        head = Head(
            team: Sanitize.line(board.setting(.team)), period: period.name, elapsed: days.elapsed, total: days.total,
            note: note, clock: Zone.clock(zone.minute(of: now)), readOnly: readOnly)
    }
}

/// What lies over the view.
public enum StateLayer: Sendable {
    case detail(DetailScene)
    case help(scroll: Int)
    case palette(Palette)
    case form(Form)
    case firstRun(selected: Int, path: String)
}
