import Terminal

extension State {
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
