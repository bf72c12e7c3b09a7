/// A theme's file, read to its end: what could be taken in, and everything that is wrong with it.
public struct ThemeReading: Sendable {
    /// Where a role is set.
    public struct Place: Equatable, Sendable {
        public let file: String
        public let line: Int
    }

    public private(set) var theme: Theme
    /// Those of the theme that is inherited from first, then by line.
    public private(set) var errors: [ThemeError] = []
    private var places: [Role: Place] = [:]
    private let file: String

    /// Reads `role = fg on bg bold | for 16 colours | for none` per line, `# comment`, `inherit = other`,
    /// `default = ink on paper`. `resolve` reads the theme that is inherited from.
    init(_ text: String, name: String, file: String, resolve: (String) throws(ThemeError) -> ThemeReading) {
        (theme, self.file) = (Theme(name: name), file)
        let settings = settings(text)
        if let parent = settings.first(where: { $0.key == "inherit" }) { inherit(parent, resolve) }
        if let colors = settings.first(where: { $0.key == "default" }) { attempt(colors.applyDefault) }
        for setting in settings where setting.key != "inherit" && setting.key != "default" {
            guard attempt(setting.apply), let role = Role(name: setting.key) else { continue }
            places[role] = Place(file: file, line: setting.line)
        }
        let (others, own) = (errors.filter { $0.file != file }, errors.filter { $0.file == file })
        errors = others + own.sorted { $0.line < $1.line }
    }

    init(theme: Theme) { (self.theme, file) = (theme, "") }

    /// The theme where nothing is wrong; the first error otherwise.
    func get() throws(ThemeError) -> Theme {
        if let first = errors.first { throw first }
        return theme
    }

    /// What is hard to read: roles whose colours lie too near each other, with where they are set.
    public var poorContrasts: [ThemeError] {
        Role.allCases.compactMap { role in
            let (ink, paper) = theme.seen(theme[role])
            let (ratio, least) = (ink.contrast(with: paper), Theme.graphic.contains(role) ? 3 : 4.5)
            guard ratio < least else { return nil }
            let place = places[role] ?? Place(file: file, line: 0)
            return ThemeError(
                file: place.file, line: place.line, key: role.name,
                problem: .poorContrast(tenths: Int(ratio * 10), least: Int(least * 10)))
        }
    }

    // By bytes: `\r\n` is one Character, and this runs at every start.
    private mutating func settings(_ text: String) -> [Setting] {
        var (settings, seen, number) = ([Setting](), [String: Int](), 0)
        for raw in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            do throws(ThemeError) {
                guard let setting = try Setting(Substring(raw), line: number, file: file) else { continue }
                if let first = seen[setting.key] { throw setting.error(.repeated(firstLine: first)) }
                seen[setting.key] = number
                settings.append(setting)
            } catch {
                errors.append(error)
            }
        }
        return settings
    }

    private mutating func inherit(_ parent: Setting, _ resolve: (String) throws(ThemeError) -> ThemeReading) {
        do throws(ThemeError) {
            let other = try resolve(parent.value)
            theme = Theme(name: theme.name, like: other.theme)
            (places, errors) = (other.places, errors + other.errors)
        } catch {
            guard case .notFound = error.problem else { return errors.append(error) }
            errors.append(ThemeError(file: file, line: parent.line, key: parent.value, problem: error.problem))
        }
    }

    /// Carries out a setting, which is left out where something is wrong with it.
    @discardableResult
    private mutating func attempt(_ apply: (inout Theme) throws(ThemeError) -> Void) -> Bool {
        do throws(ThemeError) {
            try apply(&theme)
            return true
        } catch {
            errors.append(error)
            return false
        }
    }
}
