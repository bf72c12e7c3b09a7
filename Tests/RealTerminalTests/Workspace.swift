import Foundation
import Glibc

/// A temporary folder with a store of the sample company.
final class Workspace {
    let folder: URL
    var store: String { folder.appending(path: "store").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "reddot-real-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let made = try run(["init", "--sample"])
        guard made.status == 0 else { throw Pty.Trouble(description: made.output) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The dashboard's arguments.
    var dashboard: [String] {
        ["--store", store, "--now", "2026-11-23T09:00", "--lang", "zh", "--actor", "tester"]
    }

    /// Runs a command to its end.
    @discardableResult
    func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: Pty.program)
        process.arguments = dashboard + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
