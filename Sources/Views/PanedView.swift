import Model
import Rules
import Terminal

/// Where the user stands in a view of rows: which pane has the focus, the selected and the first drawn row of each.
public struct ViewPlace: Equatable, Sendable {
    public var pane = 0
    public var selected: [Int] = []
    public var top: [Int] = []
    /// How far a view that moves in time is shifted, in its own steps; 0 is where it opens.
    public var shift = 0

    public init() {}

    /// The selected row of the pane that has the focus.
    public var row: Int { selected.indices.contains(pane) ? selected[pane] : 0 }
}

/// What a row is about: what Enter opens, and what the verbs work on.
public enum Subject: Hashable, Sendable {
    case deal(ID<Deal>)
    case account(ID<Account>)
    case rep(ID<Rep>)
    /// A scope of targets that is no rep: company, region or team.
    case scope(ScopeKey)
    /// The deals behind a figure, named by what the figure says.
    case deals(title: String, [ID<Deal>])

    /// What carries a red dot.
    init(_ item: RedSubject) {
        switch item {
        case .deal(let id): self = .deal(id)
        case .account(let id): self = .account(id)
        }
    }
}

/// What a row shows that is edited by a form of its own.
public enum RowRecord: Hashable, Sendable {
    case payment(ID<Payment>)
    case contract(ID<Contract>)
}

/// One pane of a view: rows in all, and rows that fit on the screen.
public struct Pane: Equatable, Sendable {
    public var count: Int
    public var page: Int

    public init(count: Int, page: Int) { (self.count, self.page) = (count, max(page, 1)) }
}

/// A row under a cell.
public struct PaneHit: Equatable, Sendable {
    public var pane: Int
    public var row: Int

    public init(pane: Int, row: Int) { (self.pane, self.row) = (pane, row) }
}

/// Why something stands as it does: the rules' sentences and their evidence, shown by `x`.
public struct Explanation: Equatable, Sendable {
    public var title: String
    /// One rule each: its id and its sentence.
    public var lines: [Line]

    public struct Line: Equatable, Sendable {
        public var rule: String
        public var text: String

        public init(rule: String, text: String) { (self.rule, self.text) = (rule, text) }
    }

    public init(title: String, lines: [Line]) { (self.title, self.lines) = (title, lines) }
}

/// A view made of panes of rows, made anew for each frame; it reads only the rows that are on the screen.
protocol PanedView {
    /// `conclusions` are those of the scene; a view is not made before they are there.
    init(_ scene: Scene, _ conclusions: Conclusions, size: Size, ascii: Bool)
    /// From left to right, then downwards; at least one.
    var panes: [Pane] { get }
    /// What a row is about; nil where it is about nothing that opens.
    func subject(pane: Int, row: Int) -> Subject?
    /// The same without gathering the deals behind a figure: nil where a row is one.
    func entity(pane: Int, row: Int) -> Subject?
    /// A record that a row shows, beside what it is about; nil where it shows none.
    func record(pane: Int, row: Int) -> RowRecord?
    /// Why a row is as it is; nil where there is nothing to explain.
    func why(pane: Int, row: Int) -> Explanation?
    /// The row under a cell of the frame.
    func hit(x: Int, y: Int) -> PaneHit?
    /// How far left and right shift the view in time; where it is only 0 they change the pane.
    var shifts: ClosedRange<Int> { get }
    /// The pane to which a step beyond the last or the first row of a pane leads; nil where it leads nowhere.
    func beyond(pane: Int, down: Bool) -> Int?
    /// Draws everything between header and footer.
    func draw(into frame: inout Frame)
}

extension PanedView {
    var shifts: ClosedRange<Int> { 0...0 }
    func entity(pane: Int, row: Int) -> Subject? { subject(pane: pane, row: row) }
    func record(pane: Int, row: Int) -> RowRecord? { nil }
    func beyond(pane: Int, down: Bool) -> Int? { nil }
}

extension Views {
    /// The view of a scene, where it is one of panes and its conclusions are there.
    static func paned(_ scene: Scene, size: Size, ascii: Bool = false) -> (any PanedView)? {
        guard let conclusions = scene.conclusions, let maker = scene.meeting?.maker ?? maker(scene.view) else {
            return nil
        }
        return maker.init(scene, conclusions, size: size, ascii: ascii)
    }

    /// Each view of panes by its name.
    private static func maker(_ view: ViewName) -> (any PanedView.Type)? {
        switch view {
        case .today: TodayView.self
        case .customers: CustomersView.self
        case .reddots: RedDotsView.self
        case .funnel: FunnelView.self
        case .timeline: TimelineView.self
        case .insights: InsightsView.self
        case .cash: CashView.self
        case .progress: ProgressView.self
        default: nil
        }
    }

    /// Whether a view is one of panes.
    public static func hasPanes(_ view: ViewName) -> Bool { maker(view) != nil }

    /// The panes of the view; none for the board and while conclusions are being worked out.
    public static func panes(_ scene: Scene, size: Size) -> [Pane] { paned(scene, size: size)?.panes ?? [] }

    /// The panes, and how far left and right shift the view in time; only 0 where they change the pane.
    public static func outline(_ scene: Scene, size: Size) -> (panes: [Pane], shifts: ClosedRange<Int>) {
        guard let view = paned(scene, size: size) else { return ([], 0...0) }
        return (view.panes, view.shifts)
    }

    /// The pane to which a step beyond the last or the first row of a pane leads.
    public static func beyond(_ scene: Scene, size: Size, pane: Int, down: Bool) -> Int? {
        paned(scene, size: size)?.beyond(pane: pane, down: down)
    }

    /// What the selected row is about.
    public static func subject(_ scene: Scene, size: Size) -> Subject? {
        paned(scene, size: size)?.subject(pane: scene.spot.pane, row: scene.spot.row)
    }

    /// Where a subject stands after rows have moved: the nearest row of the pane that has the focus, else one of the others;
    /// nil where it is not among the rows that are looked at.
    public static func place(of subject: Subject, _ scene: Scene, size: Size) -> PaneHit? {
        guard let view = paned(scene, size: size) else { return nil }
        let (focus, panes) = (scene.spot.pane, view.panes)
        let others = panes.indices.filter { $0 != focus }
        for pane in [focus] + others where panes.indices.contains(pane) {
            let from = pane == focus ? scene.spot.row : 0
            let near = (0...most).flatMap { $0 == 0 ? [from] : [from - $0, from + $0] }
            let rows = near.filter { (0..<panes[pane].count).contains($0) }
            if let row = rows.first(where: { view.entity(pane: pane, row: $0) == subject }) {
                return PaneHit(pane: pane, row: row)
            }
        }
        return nil
    }

    /// The first row that is what the filter looks for, a deal or an account, in the pane that has the focus before others;
    /// nil where none of the rows looked at is.
    public static func firstHit(_ scene: Scene, size: Size) -> PaneHit? {
        guard let hits = scene.hits, let view = paned(scene, size: size) else { return nil }
        let (focus, panes) = (scene.spot.pane, view.panes)
        for pane in [focus] + panes.indices.filter({ $0 != focus }) where panes.indices.contains(pane) {
            for row in 0..<min(panes[pane].count, most) {
                switch view.entity(pane: pane, row: row) {
                case .deal(let id) where hits.contains(id.raw): return PaneHit(pane: pane, row: row)
                // Lists of accounts hold only those with a hit.
                case .account: return PaneHit(pane: pane, row: row)
                default: continue
                }
            }
        }
        return nil
    }

    /// How far from where it stood a row is looked for.
    private static let most = 200

    /// The deal, account, rep or scope that the selected row is; nil where it is a figure.
    public static func entity(_ scene: Scene, size: Size) -> Subject? {
        paned(scene, size: size)?.entity(pane: scene.spot.pane, row: scene.spot.row)
    }

    /// The record that the selected row shows; nil where it shows none.
    public static func record(_ scene: Scene, size: Size) -> RowRecord? {
        paned(scene, size: size)?.record(pane: scene.spot.pane, row: scene.spot.row)
    }

    /// Why what the user looks at is as it is: the topmost detail, the selected card or row.
    public static func why(_ scene: Scene, size: Size) -> Explanation? {
        guard scene.layers.isEmpty, let view = paned(scene, size: size) else { return explanation(scene, size: size) }
        return view.why(pane: scene.spot.pane, row: scene.spot.row)
    }

    /// The row under a cell; nil where something lies over the view.
    public static func paneHit(_ scene: Scene, size: Size, x: Int, y: Int) -> PaneHit? {
        scene.layers.isEmpty ? paned(scene, size: size)?.hit(x: x, y: y) : nil
    }

    /// Brings a place back into the panes and scrolls so that the selected rows are in sight.
    public static func adjust(_ place: inout ViewPlace, to panes: [Pane]) {
        place.selected = fitted(place.selected, panes.count)
        place.top = fitted(place.top, panes.count)
        place.pane = min(max(place.pane, 0), max(panes.count - 1, 0))
        for (index, pane) in panes.enumerated() {
            let row = min(max(place.selected[index], 0), max(pane.count - 1, 0))
            let last = max(pane.count - pane.page, 0)
            place.selected[index] = row
            place.top[index] = min(max(place.top[index], row - pane.page + 1, 0), min(row, last))
        }
    }

    private static func fitted(_ rows: [Int], _ count: Int) -> [Int] {
        Array(rows.prefix(count)) + Array(repeating: 0, count: max(count - rows.count, 0))
    }
}
