/// How each role looks, at each colour depth.
public struct Theme: Equatable, Sendable {
    /// Roles that draw lines and bars, not text: a contrast of 3 is enough for them.
    public static let graphic: Set<Role> = [.border, .borderFocus, .overlayBorder, .bar, .barDim, .axis, .scrollbar]

    /// As it was asked for.
    public let name: String
    /// What the terminal's default colours are taken for, in pictures and for contrast.
    public internal(set) var ink: RGB
    /// The default background.
    public internal(set) var paper: RGB
    private var full: [Style]
    private var basic: [Style]
    private var mono: [Style]

    /// Every role in the terminal's own colours; what stands out is reversed. Needs no file.
    public static let plain: Theme = {
        var theme = Theme(name: "plain")
        let reversed: [Role] = [.header, .selection, .green, .yellow, .red, .grey, .tabActive, .toast, .toastError]
        let bold: [Role] = [.title, .heading, .cardTitle, .footerKey, .key, .brand, .error, .warning, .overdue, .match]
        for role in reversed { theme.set(role, to: Style(mods: .reverse)) }
        for role in bold { theme.set(role, to: Style(mods: .bold)) }
        return theme
    }()

    init(name: String) {
        self.name = name
        ink = RGB(0xD0D0D0)
        paper = RGB(0x1C1C1C)
        full = [Style](repeating: Style(), count: Role.allCases.count)
        basic = full
        mono = full
    }

    /// The same theme under another name.
    init(name: String, like other: Theme) {
        self.name = name
        (ink, paper) = (other.ink, other.paper)
        (full, basic, mono) = (other.full, other.basic, other.mono)
    }

    /// The look with 256 colours.
    public subscript(role: Role) -> Style { full[Int(role.rawValue)] }

    /// The look at a colour depth.
    public func style(_ role: Role, at depth: ColorDepth) -> Style {
        switch depth {
        case .ansi256: full[Int(role.rawValue)]
        case .ansi16: basic[Int(role.rawValue)]
        case .mono: mono[Int(role.rawValue)]
        }
    }

    /// Sets a role; what is not given for fewer colours follows from the full style.
    mutating func set(_ role: Role, to style: Style, basic given16: Style? = nil, mono givenMods: Mods? = nil) {
        full[Int(role.rawValue)] = style
        basic[Int(role.rawValue)] = given16 ?? Style(fg: style.fg.in16, bg: style.bg.in16, mods: style.mods)
        mono[Int(role.rawValue)] = Style(mods: givenMods ?? fallback(style))
    }

    /// Without colours, what stood on a ground of its own is reversed.
    private func fallback(_ style: Style) -> Mods {
        guard let code = style.bg.code, RGB(palette: code).contrast(with: paper) > 1.2 else { return style.mods }
        return style.mods.union(.reverse)
    }

    /// The two colours as they are seen, reversal included.
    public func seen(_ style: Style) -> (ink: RGB, paper: RGB) {
        let front = style.fg.code.map(RGB.init(palette:)) ?? ink
        let back = style.bg.code.map(RGB.init(palette:)) ?? paper
        return style.mods.contains(.reverse) ? (back, front) : (front, back)
    }
}
