/// One `key = value` line of a theme file.
struct Setting {
    let key: String
    let value: String
    let line: Int
    let file: String

    /// Nil for empty lines and comments. A `#` begins a comment at the start of a line or before a space.
    init?(_ raw: Substring, line: Int, file: String) throws(ThemeError) {
        let text = Setting.trim(Setting.uncommented(raw))
        if text.isEmpty { return nil }
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
            throw ThemeError(file: file, line: line, key: String(text.prefix(40)), problem: .noEquals)
        }
        key = String(Setting.trim(text[..<equals]))
        value = String(Setting.trim(text[text.utf8.index(after: equals)...]))
        self.line = line
        self.file = file
    }

    func error(_ problem: ThemeError.Problem) -> ThemeError {
        ThemeError(file: file, line: line, key: key, problem: problem)
    }

    func applyDefault(to theme: inout Theme) throws(ThemeError) {
        let style = try style(of: value[...])
        if let code = style.fg.code { theme.ink = RGB(palette: code) }
        if let code = style.bg.code { theme.paper = RGB(palette: code) }
    }

    func apply(to theme: inout Theme) throws(ThemeError) {
        guard let role = Role(name: key) else { throw error(.unknownRole) }
        let parts = value.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard parts.count <= 3 else { throw error(.tooManyParts) }
        let full = try style(of: parts.first ?? "")
        var basic: Style?
        if parts.count > 1, !Setting.trim(parts[1]).isEmpty { basic = try style(of: parts[1]) }
        var mods: Mods?
        if parts.count > 2 {
            let mono = try style(of: parts[2])
            guard mono.fg == .standard, mono.bg == .standard else { throw error(.colorInMono) }
            mods = mono.mods
        }
        theme.set(role, to: full, basic: basic, mono: mods)
    }

    private func style(of text: Substring) throws(ThemeError) -> Style {
        var style = Style()
        var words = text.utf8.split(whereSeparator: Setting.isSpace).map { Substring($0) }[...]
        if let first = words.first, Setting.mods(first) == nil, first != "on" {
            guard let color = Color(first) else { throw error(.unknownColor(String(first))) }
            style.fg = color
            words = words.dropFirst()
        }
        if words.first == "on" {
            let name = words.dropFirst().first ?? ""
            guard let color = Color(name) else { throw error(.unknownColor(String(name))) }
            style.bg = color
            words = words.dropFirst(2)
        }
        for word in words {
            guard let mods = Setting.mods(word) else { throw error(.unknownWord(String(word))) }
            style.mods.formUnion(mods)
        }
        return style
    }

    private static func mods(_ word: Substring) -> Mods? { Mods.names.first { $0.0 == word }?.1 }

    private static func uncommented(_ raw: Substring) -> Substring {
        let bytes = raw.utf8
        var blankBefore = true
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = bytes.index(after: index)
            if bytes[index] == UInt8(ascii: "#"), blankBefore {
                let opens = next == bytes.endIndex || isSpace(bytes[next])
                if opens || bytes[..<index].allSatisfy(isSpace) { return raw[..<index] }
            }
            blankBefore = isSpace(bytes[index])
            index = next
        }
        return raw
    }

    private static func trim(_ text: Substring) -> Substring {
        var bytes = text.utf8
        while let first = bytes.first, isSpace(first) { bytes = bytes.dropFirst() }
        while let last = bytes.last, isSpace(last) { bytes = bytes.dropLast() }
        return Substring(bytes)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
