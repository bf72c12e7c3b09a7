/// What came from the keyboard, the mouse or the terminal itself.
public enum Key: Hashable, Sendable {
    /// A character that was typed.
    case char(Unicode.Scalar)
    /// Ctrl with a lower-case letter, a space or one of `\ ] ^ _`.
    case ctrl(Unicode.Scalar)
    /// Alt with a character; U+007F for Alt-Backspace.
    case alt(Unicode.Scalar)
    case enter, esc, tab, backtab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case shiftUp, shiftDown, shiftLeft, shiftRight
    case ctrlUp, ctrlDown, ctrlLeft, ctrlRight, ctrlHome, ctrlEnd
    case altUp, altDown, altLeft, altRight
    /// F1 to F24.
    case f(Int)
    /// A bracketed paste, as it came, line ends included; broken UTF-8 is mended.
    case paste(String)
    case mouse(Mouse)
    /// The terminal window was entered or left.
    case focus(Bool)
    case reply(TerminalReply)
}

/// One mouse report; cells count from the upper left corner.
public struct Mouse: Hashable, Sendable {
    /// What happened.
    public enum Kind: Hashable, Sendable { case press, release, drag, move, wheelUp, wheelDown }
    /// Which button, none for the wheel and plain moves.
    public enum Button: Hashable, Sendable { case left, middle, right, none }
    /// Keys held down.
    public struct Mods: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        public static let shift = Mods(rawValue: 1)
        public static let alt = Mods(rawValue: 2)
        public static let ctrl = Mods(rawValue: 4)
    }

    public var x: Int
    public var y: Int
    public var kind: Kind
    public var button: Button
    public var mods: Mods

    public init(x: Int, y: Int, kind: Kind, button: Button = .left, mods: Mods = []) {
        self.x = x
        self.y = y
        self.kind = kind
        self.button = button
        self.mods = mods
    }

    /// Where it happened.
    public var point: Point { Point(x: x, y: y) }
}

/// What a terminal answers when it is asked.
public enum TerminalReply: Hashable, Sendable {
    /// Where the cursor is, counted from 1.
    case cursor(row: Int, column: Int)
    /// A private mode and its state: 0 unknown, 1 set, 2 reset, 3 always set, 4 never set.
    case mode(Int, state: Int)
    /// Primary device attributes.
    case attributes([Int])
    /// The background colour, 8 bits a channel.
    case background(red: UInt8, green: UInt8, blue: UInt8)
}
