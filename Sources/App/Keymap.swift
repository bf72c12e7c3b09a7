import Terminal

/// Two actions that would have one key.
public struct KeyConflict: Error, Equatable, Sendable {
    /// Which of the choices brought it.
    public let place: Int
    public let key: Key
    public let action: Action
    public let other: Action
}

/// Which key asks for which action: the defaults of the list of actions, with the user's own choices over them.
public struct Keymap: Sendable {
    private var actions: [Key: Action] = [:]
    private var keys: [Action: [Key]] = [:]

    public init() {
        for action in Action.allCases { give(action.keys, to: action) }
    }

    /// The action of a key. Full-width characters of input methods count as their ASCII twins.
    public subscript(key: Key) -> Action? {
        actions[Keymap.narrow(key)]
    }

    /// The names of an action's keys as help shows them; the word for the palette where it has none.
    func names(of action: Action) -> String {
        let keys = keys(of: action)
        return keys.isEmpty ? ":\(action.name)" : keys.map(\.name).joined(separator: " ")
    }

    /// The keys of an action; the first is the one that hints show.
    public func keys(of action: Action) -> [Key] { keys[action] ?? [] }

    /// The actions that keep a key: without one nobody could get back, out, or to the other actions.
    public static let essential: Set<Action> = [.back, .quit, .help, .palette]

    /// The keys of the user's choice in the place of the defaults; an empty list takes all keys from an action. Two choices
    /// may swap their keys; a key that is left with two actions is refused.
    public init(_ chosen: [(action: Action, keys: [Key])]) throws(KeyConflict) {
        var conflicts: [KeyConflict] = []
        self.init(chosen, &conflicts)
        if let first = conflicts.first { throw first }
    }

    /// The same with all conflicts; where there is one, the key keeps the action that it had.
    public init(_ chosen: [(action: Action, keys: [Key])], _ conflicts: inout [KeyConflict]) {
        self.init()
        for choice in chosen {
            for key in keys(of: choice.action) where actions[key] == choice.action { actions[key] = nil }
            keys[choice.action] = []
        }
        for (place, choice) in chosen.enumerated() {
            for key in choice.keys {
                let key = Keymap.narrow(key)
                if let other = actions[key], other != choice.action {
                    conflicts.append(KeyConflict(place: place, key: key, action: choice.action, other: other))
                    continue
                }
                actions[key] = choice.action
                keys[choice.action, default: []].append(key)
            }
        }
    }

    private mutating func give(_ new: [Key], to action: Action) {
        keys[action] = new
        for key in new { actions[key] = action }
    }

    /// `ｊ` → `j`, `：` → `:`, `？` → `?`, the ideographic space → space; other keys stay as they are.
    static func narrow(_ key: Key) -> Key {
        guard case .char(let scalar) = key else { return key }
        switch scalar.value {
        case 0x3000: return .char(" ")
        case 0x3002: return .char(".")
        case 0x3001: return .char(",")
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { .char($0) } ?? key
        default: return key
        }
    }
}
