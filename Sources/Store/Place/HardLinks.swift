import Foundation

/// Names of one file in folders, as `ln` and some ways of copying make them. A store's log has the name through which the
/// store was opened, so that two names would have a log each.
extension SQLiteStore {
    /// The other names of a file, as far as they stand beside it; nil where it has no other name. Those by which this
    /// program itself makes and replaces stores do not count: a crash may leave one, and nobody works through it.
    public static func otherNames(of path: String) -> [String]? {
        var info = stat()
        guard stat(path, &info) == 0, info.st_nlink > 1 else { return nil }
        let (file, folder) = (FileID(info), StoreFile.folder(of: path))
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { "\(folder)/\($0)" }
        let others = names.filter { !$0.utf8.elementsEqual(path.utf8) && FileID($0) == file }
        let own = others.filter { name in drafts.contains { name.utf8.starts(with: (path + $0).utf8) } }
        guard Int(info.st_nlink) - 1 > own.count else { return nil }
        return others.filter { !own.contains($0) }.sorted()
    }

    private static let drafts = [".new-", ".making-", ".restored-", ".before-"]
}
