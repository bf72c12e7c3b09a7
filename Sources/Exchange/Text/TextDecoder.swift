import Foundation

/// Turns bytes of any supported encoding into UTF-8, piece by piece, and refuses invalid ones.
final class TextDecoder {
    /// Where decoding failed: bytes from the start of the file, and newlines before it.
    struct Failure: Error {
        var offset: Int
        var line: Int
    }

    let encoding: TextEncoding
    private var pending: [UInt8] = []
    /// Offset in the file of the first byte that was not decoded yet.
    private var offset = 0
    private var newlines = 0
    private let handle: iconv_t?

    /// nil where the system has no converter for the encoding.
    init?(_ encoding: TextEncoding) {
        self.encoding = encoding
        guard let name = encoding.iconvName else {
            handle = nil
            return
        }
        let opened = iconv_open("UTF-8", name)
        guard let opened, Int(bitPattern: opened) != -1 else { return nil }
        handle = opened
    }

    deinit {
        if let handle { iconv_close(handle) }
    }

    /// Leaves out the first bytes of the file (a byte order mark).
    func skip(_ count: Int) { offset += count }

    /// Decodes the next bytes of the file and appends them as UTF-8.
    func decode(_ bytes: [UInt8], isLast: Bool, into output: inout [UInt8]) throws(Failure) {
        let input = pending.isEmpty ? bytes : pending + bytes
        let start = output.count
        let step: Step
        switch encoding {
        case .utf8: step = TextDecoder.utf8(input, &output)
        case .utf16le: step = TextDecoder.utf16(input, low: 0, &output)
        case .utf16be: step = TextDecoder.utf16(input, low: 1, &output)
        default: step = converted(input, &output)
        }
        offset += step.used
        for byte in output[start...] where byte == 10 { newlines += 1 }
        pending = Array(input[step.used...])
        if step.isInvalid || (isLast && !pending.isEmpty) { throw Failure(offset: offset, line: newlines + 1) }
    }

    private struct Step {
        var used: Int
        var isInvalid: Bool
    }

    private static func utf8(_ input: [UInt8], _ output: inout [UInt8]) -> Step {
        let scan = UTF8Scan(input)
        output.append(contentsOf: input[..<scan.valid])
        return Step(used: scan.valid, isInvalid: scan.isInvalid)
    }

    private static func utf16(_ input: [UInt8], low: Int, _ output: inout [UInt8]) -> Step {
        var index = 0
        let unit = { (at: Int) in UInt32(input[at + low]) | UInt32(input[at + 1 - low]) << 8 }
        while index + 2 <= input.count {
            var code = unit(index)
            var length = 2
            if code & 0xFC00 == 0xD800 {
                guard index + 4 <= input.count else { break }
                let second = unit(index + 2)
                guard second & 0xFC00 == 0xDC00 else { return Step(used: index, isInvalid: true) }
                code = 0x10000 + (code & 0x3FF) << 10 + second & 0x3FF
                length = 4
            }
            guard let scalar = Unicode.Scalar(code) else { return Step(used: index, isInvalid: true) }
            if code < 128 { output.append(UInt8(code)) } else { output.append(contentsOf: Character(scalar).utf8) }
            index += length
        }
        return Step(used: index, isInvalid: false)
    }

    private func converted(_ input: [UInt8], _ output: inout [UInt8]) -> Step {
        var source = input
        var room = [UInt8](repeating: 0, count: input.count * 4 + 16)
        var left = source.count
        var free = room.count
        let (result, code) = source.withUnsafeMutableBytes { from in
            room.withUnsafeMutableBytes { to in
                var read = from.baseAddress?.assumingMemoryBound(to: CChar.self)
                var write = to.baseAddress?.assumingMemoryBound(to: CChar.self)
                errno = 0
                let result = iconv(handle, &read, &left, &write, &free)
                return (result, errno)
            }
        }
        output.append(contentsOf: room[..<(room.count - free)])
        return Step(used: input.count - left, isInvalid: result == -1 && code == EILSEQ)
    }
}

/// How far bytes are valid UTF-8, and whether the rest is wrong or only cut off.
struct UTF8Scan {
    private(set) var valid = 0
    private(set) var isInvalid = false
    /// Characters of more than one byte in the valid part.
    private(set) var multibyte = 0

    init(_ bytes: some RandomAccessCollection<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { scan($0) }
        if done == nil { Array(bytes).withUnsafeBufferPointer { scan($0) } }
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let (length, low, high) = UTF8Scan.shape(lead)
            guard length > 0 else { return stop(index, invalid: true) }
            for step in 1..<length {
                guard index + step < bytes.count else { return stop(index, invalid: false) }
                let byte = bytes[index + step]
                let fits = step == 1 ? byte >= low && byte <= high : byte & 0xC0 == 0x80
                guard fits else { return stop(index, invalid: true) }
            }
            multibyte += 1
            index += length
        }
        stop(index, invalid: false)
    }

    private mutating func stop(_ index: Int, invalid: Bool) {
        valid = index
        isInvalid = invalid
    }

    /// Length and the range of the second byte for a leading byte; length 0 for one that cannot lead.
    private static func shape(_ lead: UInt8) -> (length: Int, low: UInt8, high: UInt8) {
        switch lead {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
    }
}
