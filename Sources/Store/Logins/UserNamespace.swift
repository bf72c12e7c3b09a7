import Foundation

/// A user namespace that is not the machine's own: in it numbers of users are what its maker says.
struct UserNamespace {
    /// The lines of its map: a range of numbers inside, and where it begins outside, seen from the namespace around it.
    private let ranges: [(inside: Int, outside: Int, count: Int)]

    /// nil in the machine's own namespace. Where `/proc` does not tell, as where somebody has hidden it, files without an
    /// owner do.
    static func current(isOwnerSeen: Bool) -> UserNamespace? {
        guard let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/user") else {
            return isOwnerSeen ? nil : UserNamespace(map: "")
        }
        guard link != "user:[\(machine)]" else { return nil }
        return UserNamespace(map: (try? String(contentsOfFile: "/proc/self/uid_map", encoding: .utf8)) ?? "")
    }

    init(map: String) {
        ranges = map.split(separator: "\n").compactMap { line in
            let numbers = line.split(separator: " ").compactMap { Int($0) }
            return numbers.count == 3 ? (numbers[0], numbers[1], numbers[2]) : nil
        }
    }

    /// The number outside; nil where the map does not tell.
    func outside(of uid: uid_t) -> Int? {
        let uid = Int(uid)
        let range = ranges.first { uid >= $0.inside && uid - $0.inside < $0.count }
        return range.map { $0.outside + uid - $0.inside }
    }

    /// The kernel's fixed number of the namespace that is there from the start (`PROC_USER_INIT_INO`).
    private static let machine: UInt32 = 0xEFFF_FFFD

    /// As whom a namespace shows users who have no number in it.
    static var overflow: uid_t {
        let text = try? String(contentsOfFile: "/proc/sys/fs/overflowuid", encoding: .utf8)
        return text.flatMap { uid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 65_534
    }
}
