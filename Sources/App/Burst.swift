import Terminal

/// Text that came all at once without paste marks: on terminals that do not mark a paste, its letters must not run as commands.
enum Burst {
    /// More letters than anybody types between two reads, and more different ones than a held key gives.
    private static let letters = 64
    private static let different = 10

    /// The keys, or the one paste that they are.
    static func mended(_ keys: [Key]) -> [Key] {
        guard keys.count > letters else { return keys }
        var seen: Set<Unicode.Scalar> = []
        var text = String.UnicodeScalarView()
        for key in keys {
            switch key {
            case .char(let scalar):
                seen.insert(scalar)
                text.append(scalar)
            case .enter: text.append("\n")
            case .tab: text.append("\t")
            default: return keys
            }
        }
        return seen.count >= different ? [.paste(String(text))] : keys
    }
}
