/// What no text may carry out of RedDot: terminals, editors, browsers and calendars act upon it, and nobody sees it.
extension Unicode.Scalar {
    /// A control character of either half, a mark that turns the direction of writing, or a space without a width.
    public var isHarmful: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
        default: false
        }
    }

    /// Whether a line ends here, or a column: as part of a line it is a space.
    public var isBreak: Bool {
        switch value {
        case 0x09...0x0D, 0x85, 0x2028...0x2029: true
        default: false
        }
    }
}
