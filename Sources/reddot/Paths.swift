import Foundation

/// Where things are on this machine.
struct Paths {
    /// The store that is worked on.
    let store: String
    /// True for the store of the user's data folder, which may be made.
    let isStandardStore: Bool
    /// The user's own settings.
    let config: String
    let log: String
    /// The folder of the heads that were seen of stores.
    let heads: String
    /// What the program remembers between runs.
    let state: String
    /// Folders of themes, the first wins.
    let themes: [String]

    var configFile: String { config + "/config" }

    init(_ environment: [String: String], store option: String?) {
        let home = Paths.home(environment)
        func base(_ variable: String, _ standard: String) -> String {
            // Relative values are to be ignored, says the convention.
            if let value = environment[variable], value.isRooted { return value + "/reddot" }
            return "\(home)/\(standard)/reddot"
        }
        config = base("XDG_CONFIG_HOME", ".config")
        state = base("XDG_STATE_HOME", ".local/state")
        (log, heads) = (state + "/reddot.log", state + "/heads")
        let given = option ?? environment["REDDOT_STORE"].flatMap { $0.isEmpty ? nil : $0 }
        store = given ?? base("XDG_DATA_HOME", ".local/share") + "/reddot.db"
        isStandardStore = given == nil
        var folders = [config + "/themes"]
        if let own = environment["REDDOT_THEMES"], !own.isEmpty { folders.append(own) }
        themes = folders + Paths.besideProgram()
    }

    /// The themes that come with the program: installed beside it, or in the repository that it was built in.
    private static func besideProgram() -> [String] {
        guard let program = executable else { return [] }
        var folder = parent(program)
        var found = ["\(parent(folder))/share/reddot/themes"]
        for _ in 0..<6 where folder != "/" {
            if access("\(folder)/themes/dark.theme", R_OK) == 0 {
                found.append("\(folder)/themes")
                break
            }
            folder = parent(folder)
        }
        return found
    }

    static var executable: String? {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = buffer.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map { readlink("/proc/self/exe", $0, text.count) } ?? -1
            }
        }
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    private static func home(_ environment: [String: String]) -> String {
        if let home = environment["HOME"], home.isRooted { return home }
        guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return "/" }
        return String(cString: folder)
    }

    /// The last part of a path.
    static func name(_ path: String) -> String {
        path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    }

    static func parent(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Makes a folder and those above it, for the user only; false where that fails.
    @discardableResult
    static func make(folder: String) -> Bool {
        if mkdir(folder, 0o700) == 0 { return true }
        if errno == EEXIST { return access(folder, X_OK) == 0 }
        guard errno == ENOENT, folder != "/", folder != "." else { return false }
        return make(folder: parent(folder)) && mkdir(folder, 0o700) == 0
    }
}
