/// Which bytes mean which key, on xterm, tmux, screen, the Linux console, rxvt and (its basics) kitty.
enum KeyTable {
    static func plain(_ byte: UInt8) -> Key {
        switch byte {
        case 0x00: .ctrl(" ")
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x1B: .esc
        case 0x01...0x1A: .ctrl(Unicode.Scalar(byte + 0x60))
        case 0x1C...0x1F: .ctrl(Unicode.Scalar(byte + 0x40))
        default: .char(Unicode.Scalar(byte))
        }
    }

    /// Final bytes of `CSI`.
    static func letter(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x41: .up
        case 0x42: .down
        case 0x43: .right
        case 0x44: .left
        case 0x48: .home
        case 0x46: .end
        case 0x50...0x53: .f(Int(byte) - 0x4F)
        case 0x61: .shiftUp
        case 0x62: .shiftDown
        case 0x63: .shiftRight
        case 0x64: .shiftLeft
        default: nil
        }
    }

    /// Second bytes of `ESC O`.
    static func function(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x41...0x44, 0x46, 0x48, 0x50...0x53: letter(byte)
        case 0x61: .ctrlUp
        case 0x62: .ctrlDown
        case 0x63: .ctrlRight
        case 0x64: .ctrlLeft
        case 0x4D: .enter
        case 0x58: .char("=")
        case 0x6A...0x79: .char(Unicode.Scalar(byte - 0x40))
        default: nil
        }
    }

    /// First numbers of `CSI … ~`.
    static func tilde(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .f(number - 10)
        case 17...21: .f(number - 11)
        case 23...26: .f(number - 12)
        case 28, 29: .f(number - 13)
        case 31...34: .f(number - 14)
        default: nil
        }
    }

    /// A key given by its code point and mods (Shift 1, Alt 2, Ctrl 4), as kitty and modifyOtherKeys send it.
    static func unicode(_ code: Int, mods: Int) -> Key? {
        switch code {
        case 27: return .esc
        case 13, 57414: return .enter
        case 9: return mods & 1 != 0 ? .backtab : .tab
        case 8, 127: return mods & 2 != 0 ? .alt("\u{7F}") : .backspace
        default: break
        }
        guard code >= 0x20, code <= 0x10FFFF, !(0xE000...0xF8FF).contains(code),
            let scalar = Unicode.Scalar(UInt32(code))
        else { return nil }
        let properties = scalar.properties
        if mods & 4 != 0, scalar.isASCII {
            return .ctrl(properties.lowercaseMapping.unicodeScalars.first ?? scalar)
        }
        let shifted = mods & 1 != 0 ? properties.uppercaseMapping.unicodeScalars.first ?? scalar : scalar
        return mods & 2 != 0 ? .alt(shifted) : .char(shifted)
    }

    /// A key with mods (Shift 1, Alt 2, Ctrl 4); the plain key where the combination has no name.
    static func with(_ mods: Int, _ key: Key) -> Key {
        let shift = mods == 1
        let alt = mods & 4 == 0 && mods & 2 != 0
        let ctrl = mods & 4 != 0
        switch key {
        case .up: return shift ? .shiftUp : ctrl ? .ctrlUp : alt ? .altUp : key
        case .down: return shift ? .shiftDown : ctrl ? .ctrlDown : alt ? .altDown : key
        case .left: return shift ? .shiftLeft : ctrl ? .ctrlLeft : alt ? .altLeft : key
        case .right: return shift ? .shiftRight : ctrl ? .ctrlRight : alt ? .altRight : key
        case .home: return ctrl ? .ctrlHome : key
        case .end: return ctrl ? .ctrlEnd : key
        case .f(let number) where shift && number <= 12: return .f(number + 12)
        case .char(let scalar): return alt ? .alt(scalar) : key
        default: return key
        }
    }

    static func withAlt(_ key: Key) -> Key { with(2, key) }

    /// The answer in an OSC string: only the background colour, `11;rgb:hhhh/hhhh/hhhh`, interests us.
    static func reply(toString bytes: [UInt8]) -> Key? {
        guard bytes.count < KeyParser.sequenceLimit else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.hasPrefix("]11;rgb") else { return nil }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let parts = text[text.index(after: colon)...].split(separator: "/").prefix(3).map(channel)
        guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else { return nil }
        return .reply(.background(red: red, green: green, blue: blue))
    }

    private static func channel(_ hex: Substring) -> UInt8? {
        guard (1...4).contains(hex.utf8.count), let value = Int(hex, radix: 16) else { return nil }
        let most = (1 << (4 * hex.utf8.count)) - 1
        return UInt8(value * 255 / most)
    }
}
