import Model
import Terminal
import Views

/// The command palette: a line of text and the actions that match it.
public struct Palette: Sendable {
    var input = InputLine()
    var actions: [Action]
    var selected = 0

    /// What the palette offers: every action that can be done here.
    init(_ state: State) {
        actions = Palette.offered(readOnly: state.readOnly)
    }

    private static func offered(readOnly: Bool) -> [Action] {
        Action.allCases.filter { $0 != .palette && $0 != .back && !(readOnly && $0.edits) }
    }

    /// Keeps the actions whose names hold every typed letter in order; names that start with the text come first.
    mutating func narrow(readOnly: Bool) {
        let query = SearchKey.folded(input.text.trimmed)
        let offered = Palette.offered(readOnly: readOnly)
        var found: [(score: Int, action: Action)] = []
        for action in offered {
            let names = Lang.allCases.map { action.label($0) } + [action.rawValue]
            if let score = names.compactMap({ Palette.score(query, $0) }).min() { found.append((score, action)) }
        }
        actions = (0...2).flatMap { score in found.filter { $0.score == score }.map(\.action) }
        selected = 0
    }

    /// 0 for a prefix, 1 for a part, 2 for letters in order, nil for none; by the name or its pinyin initials.
    static func score(_ query: [UInt8], _ name: String) -> Int? {
        if query.isEmpty { return 0 }
        let forms = [SearchKey.folded(name), Pinyin.initials(of: name)]
        return forms.compactMap { form -> Int? in
            if form.starts(with: query) { return 0 }
            if SearchKey.contains(form, query) { return 1 }
            var rest = query[...]
            for byte in form where byte == rest.first { rest = rest.dropFirst() }
            return rest.isEmpty ? 2 : nil
        }
        .min()
    }
}

extension State {
    mutating func handle(_ key: Key, _ palette: Palette) -> [Effect] {
        var palette = palette
        switch key {
        case .esc:
            layers.removeLast()
            return []
        case .enter:
            layers.removeLast()
            guard palette.actions.indices.contains(palette.selected) else { return [] }
            return perform(palette.actions[palette.selected])
        case .up, .ctrl("p"): palette.selected = max(palette.selected - 1, 0)
        case .down, .ctrl("n"), .tab:
            palette.selected = min(palette.selected + 1, max(palette.actions.count - 1, 0))
        default:
            let before = palette.input.text
            guard palette.input.handle(key) else { return [] }
            if palette.input.text != before { palette.narrow(readOnly: readOnly) }
        }
        layers[layers.count - 1] = .palette(palette)
        return []
    }

    /// The first screen: demo, import, or a new team.
    mutating func handle(_ key: Key, _ selected: Int, _ path: String) -> [Effect] {
        var selected = selected
        switch Keymap.narrow(key) {
        case .up, .char("k"): selected = max(selected - 1, 0)
        case .down, .char("j"), .tab: selected = min(selected + 1, 2)
        case .char("1"), .char("d"): return chosen(0)
        case .char("2"), .char("i"): return chosen(1)
        case .char("3"), .char("n"): return chosen(2)
        case .enter: return chosen(selected)
        case .char("q"), .esc: return [.quit(nil)]
        case .f(2): lang = lang == .zh ? .en : .zh
        default: return []
        }
        layers[layers.count - 1] = .firstRun(selected: selected, path: path)
        return []
    }

    private mutating func chosen(_ index: Int) -> [Effect] {
        switch index {
        case 0: return [.quit(.demo)]
        case 1: return ask(.importFiles())
        default: return [.quit(.new)]
        }
    }
}
