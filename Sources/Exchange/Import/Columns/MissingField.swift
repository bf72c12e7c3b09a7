import Model

/// Something that a table of deals should tell and no column does, and the unused columns that may hold it.
public struct MissingField: Equatable, Sendable {
    /// The FIELD of `--map COL=FIELD`.
    public var field: String
    /// Unused columns that hold mostly amounts, or mostly days.
    public var columns: [String]

    /// The option that would take the first of the columns; nil where none comes into question.
    public var option: String? { columns.first.map { "--map \"\($0)=\(field)\"" } }

    static func find(_ columns: [ImportField: Int], _ free: [Int], _ kinds: ColumnKinds) -> [MissingField] {
        var result: [MissingField] = []
        func lacks(_ fields: [ImportField], _ candidates: [Int]) {
            guard let field = fields.first, fields.allSatisfy({ columns[$0] == nil }) else { return }
            result.append(MissingField(field: field.word, columns: candidates.map { kinds.headers[$0] }))
        }
        lacks([.name, .code], [])
        lacks([.amount, .amountMinor], free.filter { isAmount($0, kinds) })
        lacks([.close, .closed, .wonOn], free.filter { isDay($0, kinds) })
        lacks([.owner], [])
        return result
    }

    private static func isAmount(_ column: Int, _ kinds: ColumnKinds) -> Bool {
        kinds[column] == .amount && kinds.isLarge(column)
            && !mentions(
                kinds.headers[column],
                [
                    "id", "number", "phone", "count", "probability", "percent", "age", "days", "编号", "电话", "概率", "%",
                    "天数", "手机",
                ])
    }

    private static func isDay(_ column: Int, _ kinds: ColumnKinds) -> Bool {
        kinds[column] == .date
            && !mentions(
                kinds.headers[column],
                ["modified", "updated", "activity", "birthday", "start", "更新", "修改", "最近", "生日", "开始"])
    }

    private static func mentions(_ header: String, _ words: [String]) -> Bool {
        let parts = header.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.contains { $0.utf8.count == $0.count && $0 != "%" ? parts.contains($0) : header.contains($0) }
    }
}
