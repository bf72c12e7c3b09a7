/// `ESC [` with parameters and a final byte.
struct ControlSequence {
    private let prefix: UInt8?
    private let numbers: [Int]
    private let intermediate: UInt8?
    private let final: UInt8

    init(_ bytes: [UInt8], final: UInt8) {
        var numbers: [Int] = []
        var current: Int?
        var inSub = false
        var prefix: UInt8?
        var intermediate: UInt8?
        for byte in bytes {
            switch byte {
            case 0x30...0x39 where !inSub:
                current = min((current ?? 0) * 10 + Int(byte - 0x30), 1 << 24)
            case 0x3A:
                inSub = true
            case 0x3B:
                if numbers.count < 16 { numbers.append(current ?? -1) }
                current = nil
                inSub = false
            case 0x3C...0x3F where numbers.isEmpty && current == nil && prefix == nil:
                prefix = byte
            case 0x20...0x2F:
                intermediate = byte
            default:
                break
            }
        }
        if current != nil || !numbers.isEmpty { numbers.append(current ?? -1) }
        self.prefix = prefix
        self.numbers = numbers
        self.intermediate = intermediate
        self.final = final
    }

    var startsPaste: Bool { prefix == nil && final == 0x7E && numbers == [200] }

    /// The key, nil for what means nothing to us.
    var key: Key? {
        switch (prefix, final) {
        case (nil, 0x52): return cursorReport ?? modified(KeyTable.letter(final))
        case (nil, 0x7E): return tilde
        case (nil, 0x75): return number(0).flatMap { KeyTable.unicode($0, mods: mods) }
        case (nil, 0x5A): return .backtab
        case (nil, 0x49) where numbers.isEmpty: return .focus(true)
        case (nil, 0x4F) where numbers.isEmpty: return .focus(false)
        case (nil, _) where intermediate == nil: return modified(KeyTable.letter(final))
        case (0x3C, 0x4D), (0x3C, 0x6D): return mouse
        case (0x3F, 0x52):
            guard let row = number(0), let column = number(1) else { return nil }
            return .reply(.cursor(row: row, column: column))
        case (0x3F, 0x79) where intermediate == 0x24:
            guard let mode = number(0), let state = number(1) else { return nil }
            return .reply(.mode(mode, state: state))
        case (0x3F, 0x63): return .reply(.attributes(numbers.filter { $0 >= 0 }))
        default: return nil
        }
    }

    private func number(_ index: Int) -> Int? {
        index < numbers.count && numbers[index] >= 0 ? numbers[index] : nil
    }

    /// Shift 1, Alt 2, Ctrl 4.
    private var mods: Int { max(0, (number(1) ?? 1) - 1) & 7 }

    /// `CSI 1;2R` to `CSI 1;8R` are also F3 with Shift and its like, so the probe is never made in the first row.
    private var cursorReport: Key? {
        guard numbers.count == 2, let row = number(0), let column = number(1), row > 1 || !(2...8).contains(column)
        else { return nil }
        return .reply(.cursor(row: row, column: column))
    }

    private func modified(_ key: Key?) -> Key? {
        guard let key else { return nil }
        return KeyTable.with(mods, key)
    }

    private var tilde: Key? {
        if number(0) == 27, let code = number(2) { return KeyTable.unicode(code, mods: mods) }
        return modified(number(0).flatMap(KeyTable.tilde))
    }

    private var mouse: Key? {
        guard numbers.count == 3, let code = number(0), let x = number(1), let y = number(2) else { return nil }
        guard x >= 1, y >= 1, code < 128 else { return nil }
        var report = Mouse(x: x - 1, y: y - 1, kind: final == 0x6D ? .release : .press)
        report.mods = Mouse.Mods(rawValue: UInt8((code >> 2) & 7))
        report.button = [.left, .middle, .right, .none][code & 3]
        if code & 64 != 0 {
            guard code & 3 < 2, final == 0x4D else { return nil }
            report.kind = code & 1 == 0 ? .wheelUp : .wheelDown
            report.button = .none
        } else if code & 32 != 0 {
            report.kind = report.button == .none ? .move : .drag
        }
        return .mouse(report)
    }
}
