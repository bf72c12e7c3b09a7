/// One cell of a frame: 8 bytes without padding, so that rows compare as memory.
public struct Cell: Equatable, Sendable {
    /// The character; 0 in the second half of a wide one.
    public var scalar: UInt32
    /// What it means; the theme says how that looks.
    public var role: Role
    /// Attributes laid over the look of the role.
    public var mods: Mods
    private var spare: UInt16 = 0

    /// A cell with one character, blank by default.
    public init(_ scalar: Unicode.Scalar = " ", role: Role = .text, mods: Mods = []) {
        self.init(code: scalar.value, role: role, mods: mods)
    }

    @inline(__always)
    init(code: UInt32, role: Role, mods: Mods) {
        scalar = code
        self.role = role
        self.mods = mods
    }

    /// Whether this is the second half of the wide character to the left.
    public var isContinuation: Bool { scalar == 0 }
}
