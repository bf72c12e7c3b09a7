import Model
import Rules
import Terminal
import Views

/// The command palette: a line of text and what matches it: actions, reps, scopes, accounts and deals, or themes.
public struct Palette: Sendable {
    /// Something that Enter does, opens or sets.
    enum Item: Equatable, Sendable {
        case action(Action)
        case scope(ScopeKey)
        case account(ID<Account>)
        case deal(ID<Deal>)
        case theme(String)
    }

    var input = InputLine()
    var items: [Item]
    var selected = 0
    /// The theme to go back to, where themes are chosen.
    var before: String?

    /// The most accounts and deals that are offered.
    static let accounts = 10
    static let deals = 30

    /// What the palette offers before anything is typed: every action that can be done here.
    init(_ state: State) { items = state.offered.map { .action($0) } }

    /// The themes, with the present one selected.
    init(themesOf state: State) {
        items = state.themes.map { .theme($0) }
        before = state.theme
        selected = state.themes.firstIndex(of: state.theme) ?? 0
    }
}

extension State {
    fileprivate var offered: [Action] {
        // What there is to do comes first; moving about needs no palette.
        let all = offered(Action.allCases).filter { $0 != .palette && $0 != .back && !($0 == .theme && themes.isEmpty) }
        let order: [Action.Group] = [.work, .view, .find, .team, .program, .go]
        return order.flatMap { group in all.filter { $0.group == group } }
    }

    /// What matches the typed text, the nearest first.
    private mutating func found(_ text: String) -> [Palette.Item] {
        let query = SearchKey.folded(text)
        if query.isEmpty { return offered.map { .action($0) } }
        var ranked: [[Palette.Item]] = [[], [], []]
        for action in offered {
            let names = Lang.allCases.map { action.label($0) } + [action.rawValue, action.name]
            if let rank = names.compactMap({ Completion.rank(query, $0) }).min() {
                ranked[rank].append(.action(action))
            }
        }
        for key in scopes {
            if let rank = Completion.rank(query, board.name(of: key, lang)) { ranked[rank].append(.scope(key)) }
        }
        let accounts = index?.accounts(text, Palette.accounts).map { Palette.Item.account($0) } ?? []
        return ranked[0] + ranked[1] + accounts + deals(text) + ranked[2]
    }

    /// Company, regions, teams and the reps who are there.
    var scopes: [ScopeKey] {
        let today = zone.day(of: now)
        return [.company] + board.regions.map { ScopeKey(.region, $0.id.raw) }
            + board.teams.map { ScopeKey(.team, $0.id.raw) }
            + board.reps.filter { $0.left.map { $0 >= today } ?? true }.map { ScopeKey(.rep, $0.id.raw) }
    }

    /// Deals that hold the text, open ones first.
    private func deals(_ text: String) -> [Palette.Item] {
        var (open, closed): ([Palette.Item], [Palette.Item]) = ([], [])
        var looked = 0
        index?.search(text, within: nil).forEach { number in
            looked += 1
            let isOpen = board.deals[ID(number)]?.outcome == .open
            if isOpen, open.count < Palette.deals {
                open.append(.deal(ID(number)))
            } else if !isOpen, closed.count < Palette.deals {
                closed.append(.deal(ID(number)))
            }
            return open.count < Palette.deals && looked < 2_000
        }
        return Array((open + closed).prefix(Palette.deals))
    }

    mutating func handle(_ key: Key, _ palette: Palette) -> [Effect] {
        var palette = palette
        switch key {
        case .esc:
            layers.removeLast()
            guard let before = palette.before, before != theme else { return [] }
            theme = before
            return [.theme(before, keeps: false)]
        case .enter:
            layers.removeLast()
            guard palette.items.indices.contains(palette.selected) else { return [] }
            return run(palette.items[palette.selected])
        case .up, .ctrl("p"): palette.selected = max(palette.selected - 1, 0)
        case .down, .ctrl("n"), .tab:
            palette.selected = min(palette.selected + 1, max(palette.items.count - 1, 0))
        default:
            let before = palette.input.text
            guard palette.input.handle(key) else { return [] }
            if palette.input.text != before { narrow(&palette) }
        }
        layers[layers.count - 1] = .palette(palette)
        return preview(palette)
    }

    mutating func narrow(_ palette: inout Palette) {
        let text = palette.input.text.trimmed
        if palette.before != nil {
            palette.items = themes.filter { Completion.rank(SearchKey.folded(text), $0) != nil }.map { .theme($0) }
        } else {
            palette.items = found(text)
        }
        palette.selected = 0
    }

    /// A theme shows itself while it is selected.
    private mutating func preview(_ palette: Palette) -> [Effect] {
        guard palette.before != nil, palette.items.indices.contains(palette.selected),
            case .theme(let name) = palette.items[palette.selected], name != theme
        else { return [] }
        theme = name
        return [.theme(name, keeps: false)]
    }

    private mutating func run(_ item: Palette.Item) -> [Effect] {
        switch item {
        case .action(let action): return perform(action)
        case .scope(let key):
            layers.removeAll()
            entered = []
            return setScope(key)
        case .account(let id): return open(.account(id))
        case .deal(let id): return open(.deal(id))
        case .theme(let name):
            theme = name
            return [.theme(name, keeps: true)]
        }
    }

    func paletteScene(_ palette: Palette) -> PaletteScene {
        var scene = PaletteScene(
            input: palette.input, items: palette.items.map(row), selected: palette.selected)
        scene.showsView = palette.before != nil
        return scene
    }

    private func row(_ item: Palette.Item) -> PaletteScene.Item {
        switch item {
        case .action(let action):
            let key = keymap.keys(of: action).first?.name ?? ""
            return .init(label: action.label(lang), detail: action.group.title(lang), key: key)
        case .scope(let key):
            let kind: String =
                switch key.scope {
                case .company: lang.pick("公司", "company")
                case .region: lang.pick("区域", "region")
                case .team: lang.pick("团队", "team")
                case .rep: lang.pick("销售", "rep")
                }
            return .init(label: board.name(of: key, lang), detail: kind, key: "")
        case .account(let id):
            return .init(label: board.accounts[id]?.name ?? "", detail: lang.pick("客户", "account"), key: "")
        case .deal(let id):
            let deal = board.deals[id]
            let detail = [board.accounts[deal?.account]?.name, deal?.amount?.short(lang)].compactMap { $0 }
            return .init(label: deal?.name ?? "", detail: detail.joined(separator: "  "), key: "")
        case .theme(let name):
            return .init(label: name, detail: name == theme ? lang.pick("正在预览", "previewed") : "", key: "")
        }
    }
}
