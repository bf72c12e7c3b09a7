/// Where frames go: a terminal, or memory in tests.
public protocol Screen: AnyObject {
    /// In cells; frames for it are made this big.
    var size: Size { get }
    /// Borders and glyphs in ASCII.
    var ascii: Bool { get }
    /// Ambiguous characters would be drawn two cells wide.
    var avoidsAmbiguous: Bool { get }
    var theme: Theme { get set }
    /// Shows the frame; writes nothing if it equals the one before.
    func draw(_ frame: Frame)
    /// The next frame is painted from nothing, whatever is on the terminal.
    func repaint()
    func bell()
}

extension Screen {
    /// An empty frame for this screen.
    public func blankFrame() -> Frame {
        Frame(width: size.width, height: size.height, ascii: ascii, avoidsAmbiguous: avoidsAmbiguous)
    }
}

/// A screen for tests: keeps the last frame and counts.
public final class MemoryScreen: Screen {
    public var size: Size
    public var ascii = false
    public var avoidsAmbiguous = false
    public var theme = Theme.plain
    /// The frame shown last.
    public private(set) var frame: Frame?
    /// Frames that changed something.
    public private(set) var draws = 0
    /// Cells that the last `draw` changed.
    public private(set) var changedCells = 0
    /// Times the bell rang.
    public private(set) var bells = 0

    public init(width: Int = 80, height: Int = 24) { size = Size(width: width, height: height) }

    public func draw(_ new: Frame) {
        let before = frame
        frame = new
        if let before, before.size == new.size {
            changedCells = zip(before.cells, new.cells).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
            if changedCells == 0, before.cursor == new.cursor { return }
        } else {
            changedCells = new.cells.count
        }
        draws += 1
    }

    public func repaint() { frame = nil }
    public func bell() { bells += 1 }
}
