import Glibc

extension Theme {
    /// Reads a theme from its text; `resolve` yields the theme that is inherited from.
    public static func parse(
        _ text: String, name: String, file: String, resolve: (String) throws(ThemeError) -> Theme
    ) throws(ThemeError) -> Theme {
        try ThemeReading(text, name: name, file: file) { parent throws(ThemeError) in
            ThemeReading(theme: try resolve(parent))
        }.get()
    }

    /// The theme `name` (or a path, if it contains `/`) from the first folder that has it.
    public static func load(name: String, searchPath: [String]) throws(ThemeError) -> Theme {
        try examine(name: name, searchPath: searchPath).get()
    }

    /// The same with everything that is wrong with it.
    public static func examine(name: String, searchPath: [String]) throws(ThemeError) -> ThemeReading {
        try examine(name: name, searchPath: searchPath, children: [])
    }

    /// The file from which a theme of this name comes; nil where there is none.
    public static func file(name: String, searchPath: [String]) -> String? {
        searchPath.map { $0 + "/" + name + suffix }.first { access($0, F_OK) == 0 }
    }

    /// Names of all themes in these folders, sorted.
    public static func names(searchPath: [String]) -> [String] {
        var names: Set<String> = []
        for folder in searchPath {
            guard let handle = opendir(folder) else { continue }
            while let entry = readdir(handle) {
                let file = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if file.hasSuffix(suffix), file.utf8.count > suffix.utf8.count {
                    names.insert(String(file.dropLast(suffix.count)))
                }
            }
            closedir(handle)
        }
        return names.sorted()
    }

    private static let suffix = ".theme"

    private static func examine(
        name: String, searchPath: [String], children: [String]
    ) throws(ThemeError) -> ThemeReading {
        let paths = name.utf8.contains(UInt8(ascii: "/")) ? [name] : searchPath.map { $0 + "/" + name + suffix }
        let found = paths.filter { access($0, F_OK) == 0 }
        guard let first = found.first else {
            throw ThemeError(file: name, key: name, problem: .notFound(searched: searchPath))
        }
        // A user's own `dark` may inherit the `dark` of a later folder.
        guard let path = found.first(where: { !children.contains($0) }) else {
            throw ThemeError(file: first, key: "inherit", problem: .inheritLoop)
        }
        let text = try read(path)
        return ThemeReading(text, name: name, file: path) { parent throws(ThemeError) in
            try examine(name: parent, searchPath: searchPath, children: children + [path])
        }
    }

    private static func read(_ path: String) throws(ThemeError) -> String {
        do throws(SettingsText.Trouble) {
            return try SettingsText.read(path)
        } catch {
            throw ThemeError(file: path, problem: [.notText, .tooLong].contains(error) ? .notText : .unreadable)
        }
    }
}
