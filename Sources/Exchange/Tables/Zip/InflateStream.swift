import CZlib
import Model

/// The bytes of a part, handed over in pieces.
protocol ByteSource: AnyObject {
    /// How many bytes of the file were taken for it.
    var consumed: Int { get }
    /// Fills a buffer from its start; 0 at the end.
    func read(into target: UnsafeMutableBufferPointer<UInt8>) throws -> Int
}

/// Reads an entry of a zip archive, deflated or stored, and checks its length and checksum.
///
/// What unpacks to far more than it is would be a trap: people's tables shrink by 5 to 50.
final class InflateStream: ByteSource {
    private let input: ByteInput
    private let entry: ZipArchive.Entry
    private var place: Int
    private let end: Int
    private var stream = z_stream()
    private var chunk: [UInt8] = []
    private var used = 0
    private var checksum: UInt = 0
    private var unpacked = 0
    private var isDone = false

    static let longest = 3 << 30
    static let free = 16 << 20
    static let ratio = 300

    init(_ archive: ZipArchive, _ entry: ZipArchive.Entry) throws {
        guard !entry.isEncrypted else { throw TableFault.locked }
        guard entry.method == 0 || entry.method == 8 else {
            throw TableFault.damaged(
                "“\(entry.name)”的压缩方式（\(entry.method)）读不了",
                "\(entry.name) is packed in a way (\(entry.method)) that is not read")
        }
        input = archive.input
        self.entry = entry
        place = try archive.start(entry)
        end = place + entry.packed
        checksum = crc32(0, nil, 0)
        guard entry.unpacked <= InflateStream.longest, !InflateStream.isTrap(entry.unpacked, entry.packed) else {
            throw InflateStream.trap(entry.name, entry.unpacked)
        }
        if entry.method == 8, cz_inflate_start(&stream) != Z_OK { throw ZipArchive.broken }
    }

    deinit { if entry.method == 8 { inflateEnd(&stream) } }

    /// The packed bytes of the entry.
    var size: Int { entry.packed }
    var consumed: Int { entry.packed - (end - place) - (chunk.count - used) }

    func read(into target: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        guard !isDone, target.count > 0 else { return 0 }
        let count = entry.method == 0 ? try copy(target) : try inflate(target)
        unpacked += count
        checksum = crc32(checksum, target.baseAddress, UInt32(count))
        guard unpacked <= InflateStream.longest, !InflateStream.isTrap(unpacked, consumed) else {
            throw InflateStream.trap(entry.name, unpacked)
        }
        guard unpacked <= entry.unpacked else { throw InflateStream.lie(entry.name) }
        if isDone { try check() }
        return count
    }

    private func copy(_ target: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        var bytes: [UInt8] = []
        try input.read(at: place, min(target.count, end - place), into: &bytes)
        place += bytes.count
        isDone = place == end || bytes.isEmpty
        _ = target.update(fromContentsOf: bytes)
        return bytes.count
    }

    private func inflate(_ target: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        while stream.avail_out > 0, !isDone {
            if used == chunk.count { try refill() }
            let before = (Int(stream.avail_out), used)
            let result = chunk.withUnsafeMutableBufferPointer { buffer in
                stream.next_in = buffer.baseAddress?.advanced(by: used)
                stream.avail_in = UInt32(buffer.count - used)
                return CZlib.inflate(&stream, Z_NO_FLUSH)
            }
            used = chunk.count - Int(stream.avail_in)
            isDone = result == Z_STREAM_END
            let isStuck = (Int(stream.avail_out), used) == before
            guard isDone || result == Z_OK && !isStuck || result == Z_BUF_ERROR && stream.avail_out == 0 else {
                throw ZipArchive.broken
            }
        }
        return target.count - Int(stream.avail_out)
    }

    private func refill() throws {
        chunk.removeAll(keepingCapacity: true)
        used = 0
        try input.read(at: place, min(1 << 16, end - place), into: &chunk)
        place += chunk.count
        if chunk.isEmpty { throw ZipArchive.broken }
    }

    private func check() throws {
        try input.checkUnchanged()
        guard unpacked == entry.unpacked, UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
            throw TableFault.damaged("“\(entry.name)”的校验和不对", "the checksum of \(entry.name) is wrong")
        }
    }

    private static func isTrap(_ unpacked: Int, _ packed: Int) -> Bool {
        unpacked > free && unpacked / ratio > packed
    }

    /// The directory tells a size that is not true; nothing past it is unpacked.
    private static func lie(_ name: String) -> TableFault {
        .tooLarge(
            "“\(name)”解压后比压缩包目录里写的大，像是压缩炸弹",
            "\(name) unpacks to more than the archive's directory says, as a zip bomb does")
    }

    private static func trap(_ name: String, _ size: Int) -> TableFault {
        .tooLarge(
            "“\(name)”解压后超过 \(size >> 20) MB，像是压缩炸弹",
            "\(name) unpacks to more than \(size >> 20) MB, as a zip bomb does")
    }
}
