import Foundation
import Model

extension SQLiteStore {
    /// Opens a file only to look at its chain: nothing is written beside it, and an older version stays what it is.
    public static func opened(toVerify file: String) throws(StoreError) -> SQLiteStore {
        let full = try StoreFile.absolute(file)
        _ = try StoreFile.check(full)
        // A file that somebody has open, or whose log has not been taken in, is read with its log.
        let isLive = StoreFile.hasLog(full) || StoreFile.stands(full + "-shm")
        return isLive ? try SQLiteStore(at: full, readOnly: true) : try SQLiteStore(beside: full, isFrozen: true)
    }

    /// Checks the chain against heads that were given, and those that were seen of this store. Heads seen at other paths
    /// count only as far as this copy reaches.
    public func verify(_ given: HeadClaim?, seen: SeenHeads) throws(StoreError) -> (Verification, [SeenHeads.Seen?]) {
        var claims = given.map { [$0] } ?? []
        var sources: [SeenHeads.Seen?] = given.map { _ in [nil] } ?? []
        if given == nil, let head = try head() {
            let (all, isSamePlace) = seen.all(of: head.store, at: path)
            for one in all where isSamePlace || one.head.batch <= head.batch {
                claims.append(HeadClaim(one.head))
                sources.append(one)
            }
        }
        return (try verify(claims), sources)
    }
}

extension StoreFile {
    static func stands(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
