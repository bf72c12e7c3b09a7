import Foundation
import Model
import Testing

@testable import Exchange

/// The folder of real files beside the package; nil where it is absent.
func realData(_ path: String = "") -> String? {
    for file in [URL(fileURLWithPath: #filePath), URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()] {
        let package = file.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = package.deletingLastPathComponent().appendingPathComponent("shared/data").path
        if FileManager.default.fileExists(atPath: folder) { return "\(folder)/\(path)" }
    }
    return nil
}

/// Files that exist while a test runs.
final class Desk {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "reddot-exchange-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    func file(_ name: String, _ text: String) throws -> String { try file(name, text.utf8) }
}

/// The day on which the tests import.
let today = Day(number: 20_780)

/// A board with the standard stages and nothing else.
func emptyBoard() -> Board {
    var board = Board()
    for stage in StandardStages.all { board.stages.put(stage) }
    board.rebuildLanes()
    return board
}

/// Imports into a board and applies every change; a change that does not fit fails the test.
@discardableResult
func importing(_ files: [String], into board: inout Board, _ options: ImportOptions = ImportOptions()) throws
    -> ImportReport
{
    var changes: [Change] = []
    let report = try Importer.run(files: files, board: board, today: today, options: options) { changes.append($0) }
    try board.apply(changes)
    return report
}

func records(_ text: String, delimiter: UInt8? = nil, chunk: Int = 1 << 16) throws -> [[String]] {
    try records(Array(text.utf8), delimiter: delimiter, chunk: chunk)
}

func records(
    _ bytes: [UInt8], encoding: TextEncoding? = nil, delimiter: UInt8? = nil, chunk: Int = 1 << 16
) throws -> [[String]] {
    let reader = try CSVReader(bytes: bytes, name: "test.csv", encoding: encoding, delimiter: delimiter, chunk: chunk)
    var record = CSVRecord()
    var result: [[String]] = []
    while try reader.next(into: &record) { result.append(record.texts) }
    return result
}

/// The code of the error that a body throws; nil where it throws none.
func code(_ body: () throws -> Void) -> ExchangeError.Code? {
    do { try body() } catch { return (error as? ExchangeError)?.code }
    return nil
}

func export(_ board: Board, _ what: Exporter.What, _ format: Exporter.Format) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try Exporter(board: board, now: Instant(seconds: 1_795_000_000)).write(what, as: format) { bytes += $0 }
    return bytes
}
