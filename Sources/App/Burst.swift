import Terminal

/// Text that came all at once without paste marks: on terminals that do not mark a paste, its letters must not run as commands.
struct Burst {
    /// More letters than anybody types between two reads, and more different ones than held keys give.
    private static let letters = 64
    private static let different = 6
    /// Nobody presses the next key so soon, in nanoseconds: what comes then belongs to the paste before it.
    private static let gap: UInt64 = 20_000_000

    /// Whether the keys before were a paste, the rest of which may still come.
    private var isPasting = false

    /// The keys, or the one paste that they are. `waited`: how long nothing came before them, in nanoseconds.
    mutating func mended(_ keys: [Key], waited: UInt64) -> [Key] {
        // A single Enter is pressed by somebody who is done.
        let goesOn = isPasting && waited < Burst.gap && keys != [.enter]
        isPasting = false
        guard goesOn || keys.count > Burst.letters else { return keys }
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
        isPasting = goesOn || seen.count >= Burst.different
        return isPasting ? [.paste(String(text))] : keys
    }
}
