import Model

/// The headers by which columns are known, per table; in each list the surest name comes first.
enum Aliases {
    /// A header in the form in which it is compared: lower case, half width, letters, digits and Chinese only.
    static func key(_ header: String) -> String {
        var bytes: [UInt8] = []
        for scalar in header.unicodeScalars {
            let half = Fold.half(scalar)
            guard half.properties.isAlphabetic || (half.value >= 48 && half.value <= 57) else { continue }
            bytes.append(contentsOf: SearchKey.folded(String(half)))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A key without the words for a deal before it; the key itself where nothing else is left.
    static func withoutRecord(_ key: String) -> String {
        var rest = Substring(key)
        while let word = ["deal", "opportunity", "商机", "机会"].first(where: { rest.hasPrefix($0) && rest != $0 }) {
            rest = rest.dropFirst(word.count)
        }
        return String(rest)
    }

    static func names(_ table: ImportTable) -> [(field: ImportField, names: [String])] {
        switch table {
        case .deals: deals
        case .history: history
        case .lines: lines
        case .activities: activities
        case .contracts: contracts
        case .payments: payments
        case .receipts: receipts
        case .accounts: accounts
        case .contacts: contacts
        case .teams: teams
        case .products: products
        }
    }

    /// Every header that some table knows, as keys.
    static let all: Set<String> = Set(ImportTable.allCases.flatMap { names($0).flatMap(\.names) })

    private enum Fold {
        static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
            guard scalar.value >= 0xFF01, scalar.value <= 0xFF5E else { return scalar }
            return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        }
    }
}
