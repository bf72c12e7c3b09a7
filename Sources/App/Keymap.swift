import Terminal

/// Which key asks for which action, made from the list of actions.
public struct Keymap: Sendable {
    private var actions: [Key: Action] = [:]

    public init() {
        for action in Action.allCases {
            for key in action.keys { actions[key] = action }
        }
    }

    /// The action of a key. Full-width characters of input methods count as their ASCII twins.
    public subscript(key: Key) -> Action? {
        actions[Keymap.narrow(key)]
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
