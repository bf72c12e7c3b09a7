/// The encodings in which files come.
public enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16le = "utf-16le"
    case utf16be = "utf-16be"
    case gb18030
    case big5
    case windows1252 = "windows-1252"

    /// The encoding for a name as people write it (`UTF8`, `gbk`, `latin1`); nil for an unknown one.
    public init?(name: String) {
        let key = String(name.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " })
        switch key {
        case "utf8", "utf8bom", "utf8sig": self = .utf8
        case "utf16", "utf16le", "unicode": self = .utf16le
        case "utf16be": self = .utf16be
        case "gb18030", "gbk", "gb2312", "cp936": self = .gb18030
        case "big5", "cp950": self = .big5
        case "windows1252", "cp1252", "latin1", "iso88591": self = .windows1252
        default: return nil
        }
    }

    /// The name for sentences.
    public var title: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16le: "UTF-16 LE"
        case .utf16be: "UTF-16 BE"
        case .gb18030: "GB18030"
        case .big5: "Big5"
        case .windows1252: "Windows-1252"
        }
    }

    /// The name that iconv knows; nil for those that are decoded here.
    var iconvName: String? {
        switch self {
        case .utf8, .utf16le, .utf16be: nil
        case .gb18030: "GB18030"
        case .big5: "BIG5"
        case .windows1252: "CP1252"
        }
    }
}
