import Foundation
import Model

/// The piece of a document that is looked at, filled anew as the scanner goes on.
final class XMLWindow {
    let source: any ByteSource
    /// The bytes that are there; the place moves when a long tag needs more room.
    private(set) var base: UnsafeMutablePointer<UInt8>
    private var capacity = XMLWindow.piece
    /// Where the scanner stands.
    var position = 0
    /// Where the bytes end that are there.
    private(set) var limit = 0
    private static let piece = 1 << 16
    /// A tag longer than this is no tag of a table.
    private static let longest = 1 << 20

    init(_ source: any ByteSource) {
        self.source = source
        base = .allocate(capacity: XMLWindow.piece)
    }

    deinit { base.deallocate() }

    @inline(__always)
    subscript(_ index: Int) -> UInt8 { base[index] }

    @inline(__always)
    var byte: UInt8 { base[position] }

    @inline(__always)
    func bytes(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + start, count: end - start)
    }

    /// Fills the window anew, once all of it was looked at; false at the end.
    func refill() throws -> Bool {
        position = 0
        limit = 0
        limit = try source.read(into: UnsafeMutableBufferPointer(start: base, count: capacity))
        return limit > 0
    }

    /// Reads on and keeps what stands from `start`, which moves to the window's beginning; false at the end.
    func more(keeping start: Int) throws -> Bool {
        let kept = limit - start
        if start > 0 {
            memmove(base, base + start, kept)
            position -= start
            limit = kept
        }
        if kept == capacity {
            guard kept < XMLWindow.longest else {
                throw TableFault.tooLarge("有一个超过 1 MB 的 XML 标签", "it has an XML tag of more than 1 MB")
            }
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            larger.update(from: base, count: kept)
            base.deallocate()
            base = larger
            capacity *= 2
        }
        let got = try source.read(into: UnsafeMutableBufferPointer(start: base + kept, count: capacity - kept))
        limit = kept + got
        return got > 0
    }

    @inline(__always)
    func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < limit, let found = memchr(base + start, Int32(byte), limit - start) else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Where a reference begins whose end is not in the window; nil where there is none.
    func openReference(_ start: Int, _ end: Int) -> Int? {
        var place = end - 1
        let first = max(start, end - 16)
        while place >= first {
            if base[place] == 59 { return nil }
            if base[place] == 38 { return place }
            place -= 1
        }
        return nil
    }

    func isAhead(_ text: StaticString) -> Bool {
        guard limit - position >= text.utf8CodeUnitCount else { return false }
        return strncasecmp(base + position, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    /// Moves behind the next place of a text, whatever the case of its letters; false where the file ends before it.
    func pass(_ text: StaticString, longest: Int) throws -> Bool {
        let first = text.utf8Start[0]
        var passed = 0
        while true {
            if let found = find(first, from: position) {
                passed += found - position
                position = found
                while limit - position < text.utf8CodeUnitCount {
                    guard try more(keeping: position) else { return false }
                }
                if isAhead(text) {
                    position += text.utf8CodeUnitCount
                    return true
                }
                position += 1
                passed += 1
            } else {
                passed += limit - position
                position = limit
                guard try refill() else { return false }
            }
            guard passed <= longest else {
                throw TableFault.tooLarge("里面有很长的一段不是表格", "a very long part of it is no table")
            }
        }
    }
}
