import Terminal

/// Text from outside, made safe before it is measured or drawn.
@inline(__always)
func clean(_ raw: String) -> String { Sanitize.line(raw) }

extension RandomAccessCollection where Index == Int {
    /// The element there, or nil outside.
    subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
