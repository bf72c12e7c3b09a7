extension ICSEvents {
    /// Lines with their numbers; a line that starts with a blank goes on the one before. Done on bytes: a fold may
    /// divide a character.
    static func unfolded(_ bytes: ArraySlice<UInt8>) -> [(number: Int, bytes: [UInt8])] {
        var lines: [(number: Int, bytes: [UInt8])] = []
        for (index, line) in split(bytes).enumerated() {
            if let first = line.first, first == 32 || first == 9, !lines.isEmpty {
                lines[lines.count - 1].bytes += line.dropFirst()
            } else if !line.isEmpty {
                lines.append((index + 1, Array(line)))
            }
        }
        return lines
    }

    /// At LF, CRLF or, in files without any LF, CR.
    private static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let mark: UInt8 = bytes.contains(10) ? 10 : 13
        return bytes.split(separator: mark, omittingEmptySubsequences: false).map { $0.last == 13 ? $0.dropLast() : $0 }
    }

    /// The name in capitals without its parameters, and what follows the first colon outside quotes.
    static func property(_ line: String) -> (name: String, value: String)? {
        var isQuoted = false
        let mark = line.firstIndex { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ":" && !isQuoted
        }
        guard let mark else { return nil }
        let name = line[..<mark].prefix { $0 != ";" }.uppercased()
        return (name.trimmed, String(line[line.index(after: mark)...]))
    }
}
