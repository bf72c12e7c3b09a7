import Model

/// Where a cell stands in a workbook, as its programs write it.
enum CellPlace {
    /// The most columns that a sheet has: XFD.
    static let columns = 16_384

    /// `A` for 0, `AB` for 27.
    static func letters(_ column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column + 1
        while rest > 0 {
            letters.append(UInt8(65 + (rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }

    /// The number that bytes write in decimal digits; nil for anything else.
    @inline(__always)
    static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var number = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57 else { return nil }
            number = number * 10 + Int(byte - 48)
        }
        return number
    }

    /// The column of `AB12`, from 0 on; nil where no letters stand before a number.
    @inline(__always)
    static func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var column = 0
        for (index, byte) in bytes.enumerated() {
            let letter = byte & 0xDF
            guard letter >= 65, letter <= 90, index < 7 else { return index > 0 ? column - 1 : nil }
            column = column * 26 + Int(letter - 64)
        }
        return nil
    }

    /// Column and row of `AB12`.
    static func read(_ bytes: [UInt8]) -> (column: Int, row: Int)? {
        bytes.withUnsafeBufferPointer { all in
            let letters = all.prefix { $0 & 0xDF >= 65 && $0 & 0xDF <= 90 }.count
            guard let column = column(all), let row = number(UnsafeBufferPointer(rebasing: all[letters...])) else {
                return nil
            }
            return (column, row)
        }
    }

    /// `Sheet1!C7`; `Sheet1!7` where no column is meant.
    static func text(_ sheet: String, _ column: Int?, _ row: Int) -> String {
        "\(sheet)!\(column.map(letters) ?? "")\(row)"
    }
}

extension RowError {
    /// A refusal with the place of its row.
    init(_ refusal: RowRefusal, _ row: ImportRow) {
        let source = row.file.source
        let column = refusal.index ?? (refusal.column.isEmpty ? nil : row.file.headers.firstIndex(of: refusal.column))
        let cell = source.sheet.map { CellPlace.text($0, column, row.record.line) }
        self.init(
            file: source.path, line: row.record.line, column: refusal.column, value: refusal.value,
            reason: refusal.reason, cell: cell)
    }
}
