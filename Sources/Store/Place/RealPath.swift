import Foundation

/// Where a path really leads. Files of a store stand beside each other, so every link is followed once, at the door: from
/// there on two names of one store are one store.
public enum RealPath {
    /// The path from the root without a link in it. Where nothing stands there yet, the place where it would be made: links
    /// to what is missing are followed too.
    public static func of(_ path: String) throws(StoreError) -> String {
        // One who names nothing means no file, least of all the present folder.
        guard !path.isEmpty else { throw .notFound(path) }
        var wanted = Array(path.utf8CString.dropLast())
        for _ in 0..<links {
            if let real = resolved(wanted) { return try text(real, path) }
            let (folder, name) = parts(wanted)
            guard !name.isEmpty, let base = resolved(folder) else { return try text(rooted(wanted), path) }
            let full = base + (base == [slash] ? [] : [slash]) + name
            guard let target = target(of: full) else { return try text(full, path) }
            wanted = target.first == slash ? target : base + [slash] + target
        }
        throw .unreadable(path, detail: StoreFile.reason(ELOOP))
    }

    /// As many as the system follows.
    private static let links = 40
    private static let slash = CChar(bitPattern: UInt8(ascii: "/"))

    private static func resolved(_ path: [CChar]) -> [CChar]? {
        guard let real = realpath(path + [0], nil) else { return nil }
        defer { free(real) }
        return bytes(real)
    }

    private static func target(of link: [CChar]) -> [CChar]? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(link + [0], &buffer, buffer.count)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    /// The folder and the name in it; a name that only leads to a folder is none.
    private static func parts(_ path: [CChar]) -> (folder: [CChar], name: [CChar]) {
        let name = path.lastIndex(of: slash).map { Array(path[($0 + 1)...]) } ?? path
        let folder = path.dropLast(name.count)
        let dot = CChar(bitPattern: UInt8(ascii: "."))
        return (folder.isEmpty ? [dot] : Array(folder), name == [dot] || name == [dot, dot] ? [] : name)
    }

    private static func rooted(_ path: [CChar]) -> [CChar] {
        guard path.first != slash, let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return bytes(here) + [slash] + path
    }

    private static func bytes(_ text: UnsafePointer<CChar>) -> [CChar] {
        Array(UnsafeBufferPointer(start: text, count: strlen(text)))
    }

    /// A name that is no text would lead elsewhere once it was mended into one.
    private static func text(_ real: [CChar], _ path: String) throws(StoreError) -> String {
        guard let text = String(validating: real.map { UInt8(bitPattern: $0) }, as: UTF8.self) else {
            throw .notText(path)
        }
        return text
    }
}
