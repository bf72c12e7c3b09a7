/// How cells look: colours and attributes.
public struct Style: Hashable, Sendable {
    public var fg: Color
    public var bg: Color
    public var mods: Mods

    public init(fg: Color = .standard, bg: Color = .standard, mods: Mods = []) {
        self.fg = fg
        self.bg = bg
        self.mods = mods
    }

    /// This style with a cell's own mods over it.
    public func laid(_ mods: Mods) -> Style { Style(fg: fg, bg: bg, mods: self.mods.laid(mods)) }
}
