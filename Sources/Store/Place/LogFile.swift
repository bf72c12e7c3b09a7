/// Bytes of a file from a place on; nil where they are not all there.
typealias Bytes = (_ offset: Int, _ count: Int) -> [UInt8]?

/// A write-ahead log as its bytes tell it: which frames are of its present round, and the marks in them.
struct LogFile {
    let pageSize: Int
    /// Frames of the present round: after it others of earlier rounds may stand.
    let count: Int
    private let header: [UInt8]
    private let read: Bytes

    /// nil where SQLite would find nothing in it. `frames` is how many count, where that is known.
    init?(_ read: @escaping Bytes, frames: Int? = nil) {
        guard let header = read(0, LogFile.headerLength), [0x377F_0682, 0x377F_0683].contains(number(header, 0)),
            case let size = Int(number(header, 8)), (512...65_536).contains(size), size & (size - 1) == 0
        else { return nil }
        (self.header, self.read, pageSize) = (header, read, size)
        count =
            frames
            ?? LogFile.end { frame in
                read(LogFile.headerLength + frame * (24 + size), 24).map { $0[8..<16] == header[16..<24] } ?? false
            }
        if count == 0 { return nil }
    }

    private static let headerLength = 32

    /// The number of frames from the first one on of which something is true.
    private static func end(_ holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, 1)
        while holds(high - 1) { (low, high) = (high, high * 2) }
        while high - low > 1 {
            let middle = (low + high) / 2
            if holds(middle - 1) { low = middle } else { high = middle }
        }
        return low
    }

    private func start(_ frame: Int) -> Int { LogFile.headerLength + frame * (24 + pageSize) }

    /// The number of the page that a frame holds, from 1 on.
    func page(_ frame: Int) -> Int { read(start(frame), 4).map { Int(number($0, 0)) } ?? 0 }

    func mark(_ frame: Int) -> LogMark? {
        read(start(frame + 1) - LogMark.length, LogMark.length).flatMap { LogMark($0) }
    }

    var lastMark: LogMark? {
        for frame in (0..<count).reversed() { if let mark = mark(frame) { return mark } }
        return nil
    }

    /// The beginning of the file, as a frame would have it; nil where it holds another page.
    func beginning(_ frame: Int) -> [UInt8]? { page(frame) == 1 ? read(start(frame) + 24, 100) : nil }

    /// Whether SQLite would take anything out of it: the sums up to an end of a transaction are right.
    var holdsTransaction: Bool {
        var sum = LogSum(isBig: header[3] & 1 == 1)
        sum.add(header[0..<24])
        guard sum.value == (number(header, 24), number(header, 28)) else { return false }
        for frame in 0..<count {
            guard let bytes = read(start(frame), 24 + pageSize) else { return false }
            sum.add(bytes[0..<8])
            sum.add(bytes[24...])
            guard sum.value == (number(bytes, 16), number(bytes, 20)) else { return false }
            if number(bytes, 4) != 0 { return true }
        }
        return false
    }
}

/// The running sum over a log, as its format defines it.
private struct LogSum {
    private(set) var value: (UInt32, UInt32) = (0, 0)
    let isBig: Bool

    init(isBig: Bool) { self.isBig = isBig }

    mutating func add(_ bytes: ArraySlice<UInt8>) {
        for place in stride(from: bytes.startIndex, to: bytes.endIndex, by: 8) {
            value.0 &+= word(bytes, place) &+ value.1
            value.1 &+= word(bytes, place + 4) &+ value.0
        }
    }

    private func word(_ bytes: ArraySlice<UInt8>, _ at: Int) -> UInt32 {
        let big = number(bytes, at)
        return isBig ? big : big.byteSwapped
    }
}

/// Four bytes, the highest first.
func number<B: RandomAccessCollection<UInt8>>(_ bytes: B, _ at: Int) -> UInt32 where B.Index == Int {
    bytes[at..<(at + 4)].reduce(0) { $0 << 8 | UInt32($1) }
}
