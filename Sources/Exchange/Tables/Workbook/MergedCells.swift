import Foundation
import Model

/// The areas of a sheet that are shown as one cell. They stand behind the rows, so they are looked for before these are read.
struct MergedCells {
    struct Area {
        var rows: ClosedRange<Int>
        var columns: ClosedRange<Int>
    }

    /// In the order of their first rows.
    private(set) var areas: [Area] = []
    private static let most = 500_000

    init() {}

    init(_ source: any ByteSource) throws {
        let window = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 17)
        defer { window.deallocate() }
        var kept = 0
        while case let got = try source.read(into: UnsafeMutableBufferPointer(rebasing: window[kept...])), got > 0 {
            let limit = kept + got
            try find(UnsafeBufferPointer(rebasing: window[..<limit]))
            // A tag may be cut: its beginning is looked at again.
            kept = min(limit, 128)
            if let base = window.baseAddress { memmove(base, base + (limit - kept), kept) }
        }
        areas.sort { $0.rows.lowerBound < $1.rows.lowerBound }
    }

    private mutating func find(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        let mark = Array("mergeCell ".utf8)
        var from = 0
        while let place = bytes.find(mark, from: from) {
            from = place + mark.count
            let tag = bytes[from..<min(from + 80, bytes.count)]
            guard let end = tag.firstIndex(of: 62), let area = MergedCells.area(Array(bytes[from..<end])) else {
                continue
            }
            // The overlap of two pieces shows a tag twice.
            if let last = areas.last, last.rows == area.rows, last.columns == area.columns { continue }
            areas.append(area)
            guard areas.count <= MergedCells.most else {
                throw TableFault.tooLarge("合并单元格太多", "it has more than 500,000 merged areas")
            }
        }
    }

    /// The area of `ref="A1:C2"`.
    private static func area(_ tag: [UInt8]) -> Area? {
        let text = String(decoding: tag, as: UTF8.self)
        guard let start = text.range(of: "ref=")?.upperBound else { return nil }
        let parts = text[start...].dropFirst().prefix { $0 != "\"" && $0 != "'" }.split(separator: ":")
        guard parts.count == 2, let first = CellPlace.read(Array(parts[0].utf8)),
            let last = CellPlace.read(Array(parts[1].utf8)), first.column <= last.column, first.row <= last.row,
            last.column < CellPlace.columns, last.row <= RowBuilder.rows
        else { return nil }
        return Area(rows: first.row...last.row, columns: first.column...last.column)
    }
}

/// Gives every cell of a merged area the value of its first, row by row.
struct MergeSpread {
    private var areas: [MergedCells.Area]
    private var next = 0
    /// Areas that reach down to rows to come, with their value.
    private var open: [(area: MergedCells.Area, value: [UInt8])] = []
    /// How many areas of more than one row gave their value to rows below.
    private var filled = 0
    private var firstFilled: MergedCells.Area?
    /// Titles above a table are merged too: to the right only headers are spread, within so many rows.
    private static let headerRows = 20
    private static let mostOpen = 1_024

    init(_ merged: MergedCells) { areas = merged.areas }

    /// An area that begins in the row at hand.
    mutating func add(_ area: MergedCells.Area) {
        if next == areas.count {
            areas.removeAll(keepingCapacity: true)
            next = 0
        }
        areas.append(area)
    }

    mutating func take(_ record: inout CSVRecord) throws {
        let row = record.line
        guard next < areas.count || !open.isEmpty else { return }
        var values: [Int: [UInt8]] = [:]
        open.removeAll { $0.area.rows.upperBound < row }
        for (area, value) in open where !value.isEmpty { values[area.columns.lowerBound] = value }
        while next < areas.count, areas[next].rows.lowerBound <= row {
            let area = areas[next]
            next += 1
            guard area.rows.lowerBound == row else { continue }
            let value = Array(record.bytes(area.columns.lowerBound))
            if area.rows.count > 1 {
                open.append((area, value))
                guard open.count <= MergeSpread.mostOpen else {
                    throw TableFault.tooLarge("合并单元格太多", "too many merged cells reach across one row")
                }
                if !value.isEmpty {
                    filled += 1
                    if firstFilled == nil { firstFilled = area }
                }
            }
            guard !value.isEmpty else { continue }
            if area.columns.count > 1, row <= MergeSpread.headerRows, isHeader(record, beside: area) {
                for column in area.columns { values[column] = value }
            }
        }
        if !values.isEmpty, !record.bytes.isEmpty { record.fill(values) }
    }

    /// What merged cells gave to other rows than their own.
    func remarks(_ title: String) -> [Sentence] {
        guard filled > 0, let first = firstFilled else { return [] }
        let letter = CellPlace.letters(first.columns.lowerBound)
        let area = "\(letter)\(first.rows.lowerBound):\(letter)\(first.rows.upperBound)"
        return [
            Sentence(
                zh: "\(title)：合并单元格 \(filled) 处（如 \(area)），其中每一行都按合并的值读取。",
                en:
                    "\(title): every row of a merged cell has its value (\(English.count(filled, "area")), such as \(area))."
            )
        ]
    }

    /// A title stands alone in its row.
    private func isHeader(_ record: CSVRecord, beside area: MergedCells.Area) -> Bool {
        (0..<record.count).contains { !area.columns.contains($0) && !record.isEmpty($0) }
    }
}

extension CSVRecord {
    /// Puts values into cells that hold none.
    mutating func fill(_ values: [Int: [UInt8]]) {
        var all = (0..<max(count, (values.keys.max() ?? -1) + 1)).map { Array(bytes($0)) }
        for (column, value) in values where all[column].isEmpty { all[column] = value }
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for cell in all {
            bytes.append(contentsOf: cell)
            ends.append(bytes.count)
        }
    }
}
