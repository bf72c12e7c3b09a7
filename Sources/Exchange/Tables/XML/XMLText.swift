import Foundation
import Model

/// Text and attribute values as XML writes them.
enum XMLText {
    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 }

    static let badBytes = XMLScanner.malformed("有不是 UTF-8 的字节", "it holds bytes that are not UTF-8")

    /// Appends a text with its references replaced and its line ends made one.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) throws {
        guard let base = text.baseAddress, !text.isEmpty else { return }
        guard memchr(base, 38, text.count) != nil || memchr(base, 13, text.count) != nil else {
            bytes.append(contentsOf: text)
            return
        }
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte == 38 {
                index = try reference(text, index, &bytes)
            } else if byte == 13 {
                bytes.append(10)
                if index < text.count, text[index] == 10 { index += 1 }
            } else {
                bytes.append(byte)
            }
        }
    }

    /// Replaces the reference whose `&` stands before `start`; gives the place behind its `;`.
    private static func reference(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ bytes: inout [UInt8]
    ) throws -> Int {
        var end = start
        while end < text.count, end - start <= 10, text[end] != 59 { end += 1 }
        guard end < text.count, text[end] == 59 else { throw unknownReference }
        let name = text[start..<end]
        if name.first == 35 {
            guard let scalar = number(name.dropFirst()) else { throw unknownReference }
            bytes.append(contentsOf: Character(scalar).utf8)
        } else if let known = entities.first(where: { $0.name.elementsEqual(name) }) {
            bytes.append(known.byte)
        } else {
            throw unknownReference
        }
        return end + 1
    }

    /// The character of `x4E2D` or `20013`; nil for one that XML does not allow.
    static func number(_ text: some Collection<UInt8>) -> Unicode.Scalar? {
        let isHex = text.first == 120 || text.first == 88
        let digits = String(decoding: isHex ? Array(text.dropFirst()) : Array(text), as: UTF8.self)
        guard digits.utf8.first != 43, digits.utf8.first != 45, let code = UInt32(digits, radix: isHex ? 16 : 10),
            code >= 32 || code == 9 || code == 10 || code == 13
        else { return nil }
        return Unicode.Scalar(code)
    }

    private static let entities: [(name: [UInt8], byte: UInt8)] = [
        (Array("amp".utf8), 38), (Array("lt".utf8), 60), (Array("gt".utf8), 62), (Array("quot".utf8), 34),
        (Array("apos".utf8), 39),
    ]

    private static let unknownReference = XMLScanner.malformed(
        "有不认识的实体引用（&…;）", "it refers to an entity that is not known (&…;)")
}
