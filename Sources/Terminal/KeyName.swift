extension Key {
    /// The name as keymaps and help write it: `x`, `Ctrl-r`, `PgDn`, `F1`, `Space`. Empty for what is not a key.
    public var name: String {
        switch self {
        case .char(" "): "Space"
        case .char(let scalar): String(Character(scalar))
        case .ctrl(" "): "Ctrl-Space"
        case .ctrl(let scalar): "Ctrl-" + String(Character(scalar))
        case .alt("\u{7F}"): "Alt-Backspace"
        case .alt(" "): "Alt-Space"
        case .alt(let scalar): "Alt-" + String(Character(scalar))
        case .f(let number): "F\(number)"
        case .paste, .mouse, .focus, .reply: ""
        default: Key.named.first { $0.1 == self }?.0 ?? ""
        }
    }

    /// The key with this name; letters of `Ctrl-` in either case. Nil for anything else.
    public init?(name: String) {
        if let found = Key.named.first(where: { $0.0.lowercased() == name.lowercased() }) {
            self = found.1
        } else if let rest = Key.rest(of: name, after: "Ctrl-"), let scalar = Key.scalar(rest.lowercased()) {
            guard scalar.isASCII else { return nil }
            self = .ctrl(scalar)
        } else if let rest = Key.rest(of: name, after: "Alt-"), let scalar = Key.scalar(rest) {
            self = .alt(scalar)
        } else if name.first == "F", let number = Int(name.dropFirst()), (1...24).contains(number) {
            self = .f(number)
        } else if let scalar = Key.scalar(name) {
            self = .char(scalar)
        } else {
            return nil
        }
    }

    /// Another key that terminals send for this one: Tab for Ctrl-i, Enter for Ctrl-m, Esc for Ctrl-[. Nil where it has
    /// a code of its own.
    public var twin: Key? {
        guard case .ctrl(let scalar) = self, (0x40...0x7E).contains(scalar.value) else { return nil }
        let sent = KeyTable.plain(UInt8(scalar.value & 0x1F))
        return sent == self ? nil : sent
    }

    /// Whether the terminal acts on it before the program sees it.
    public var isKeptByTerminal: Bool { [.ctrl("c"), .ctrl("z"), .ctrl("\\")].contains(self) }

    private static func rest(of name: String, after prefix: String) -> String? {
        guard name.utf8.count > prefix.utf8.count else { return nil }
        guard name.prefix(prefix.count).lowercased() == prefix.lowercased() else { return nil }
        return String(name.dropFirst(prefix.count))
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        if name.lowercased() == "space" { return " " }
        guard name.unicodeScalars.count == 1, let scalar = name.unicodeScalars.first else { return nil }
        return scalar.value >= 0x20 && scalar.value != 0x7F ? scalar : nil
    }

    private static let named: [(String, Key)] = [
        ("Enter", .enter), ("Esc", .esc), ("Tab", .tab), ("Shift-Tab", .backtab), ("Backspace", .backspace),
        ("Del", .delete), ("Ins", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
        ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
        ("Shift-Up", .shiftUp), ("Shift-Down", .shiftDown), ("Shift-Left", .shiftLeft), ("Shift-Right", .shiftRight),
        ("Ctrl-Up", .ctrlUp), ("Ctrl-Down", .ctrlDown), ("Ctrl-Left", .ctrlLeft), ("Ctrl-Right", .ctrlRight),
        ("Ctrl-Home", .ctrlHome), ("Ctrl-End", .ctrlEnd),
        ("Alt-Up", .altUp), ("Alt-Down", .altDown), ("Alt-Left", .altLeft), ("Alt-Right", .altRight),
        ("Alt-Backspace", .alt("\u{7F}")),
    ]
}
