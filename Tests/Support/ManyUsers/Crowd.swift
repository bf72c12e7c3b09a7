import Foundation
import Model
import Store

/// Starts readers and writers as processes of their own, kills some writers, and counts afterwards.
final class Crowd {
    private let readers: Int
    private let writers: Int
    private let seconds: Int
    private let kills: Int
    private let folder: String
    private var children: [Child] = []

    /// A process with its output in a file; its input stays open until it is to end.
    private struct Child {
        let process: Process
        let input: Pipe
        let output: String
        let isReader: Bool
    }

    private var store: String { folder + "/store" }

    init(_ arguments: [String]) throws {
        readers = option("readers", arguments, 50)
        writers = option("writers", arguments, 8)
        seconds = option("seconds", arguments, 10)
        kills = option("kills", arguments, 0)
        folder = FileManager.default.temporaryDirectory.appending(path: "reddot-many-\(getpid())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Whether all went well.
    func run() throws -> Bool {
        try found()
        for _ in 0..<readers { try start(["read", store], isReader: true) }
        for reader in children { try wait(10) { (try? text(reader).hasPrefix("from ")) ?? false } }
        for number in 0..<writers { try start(["write", store, "\(number)", "\(seconds)"], isReader: false) }
        for _ in 0..<kills {
            usleep(UInt32(seconds * 700_000 / max(kills, 1)))
            guard let victim = children.filter({ !$0.isReader && $0.process.isRunning }).randomElement()
            else { continue }
            kill(victim.process.processIdentifier, SIGKILL)
            try start(["write", store, "\(writers + children.count)", "\(max(seconds / 3, 1))"], isReader: false)
        }
        for writer in children where !writer.isReader { writer.process.waitUntilExit() }
        for reader in children where reader.isReader { try? reader.input.fileHandleForWriting.close() }
        for reader in children where reader.isReader { reader.process.waitUntilExit() }
        return try report()
    }

    private func found() throws {
        let made = try SQLiteStore.create(at: store)
        var changes = StandardStages.all.map { Change.add($0) }
        for number in 1...40 {
            var deal = Deal(blank: ID(number))
            (deal.name, deal.stage) = ("商机 \(number)", ID(1))
            changes.append(.add(deal))
        }
        _ = try made.commit(Draft(.`init`, changes, actor: "setup", host: "many", time: Instant(seconds: 0)), base: 0)
    }

    private func start(_ arguments: [String], isReader: Bool) throws {
        let output = folder + "/out-\(children.count)"
        FileManager.default.createFile(atPath: output, contents: nil)
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        try process.run()
        children.append(Child(process: process, input: input, output: output, isReader: isReader))
    }

    private func wait(_ seconds: Double, _ done: () -> Bool) throws {
        let end = ticks() + UInt64(seconds * 1e9)
        while !done() {
            guard ticks() < end else { throw Trouble(description: "a reader does not start") }
            usleep(2_000)
        }
    }

    private func text(_ child: Child) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: child.output)), as: UTF8.self)
    }

    // MARK: - The count

    private func report() throws -> Bool {
        var count = Count()
        for child in children where !child.isReader {
            if child.process.terminationReason != .exit || child.process.terminationStatus != 0 { count.killed += 1 }
            for line in try text(child).split(separator: "\n") { count.take(writer: line.split(separator: " ")) }
        }
        let opened = try SQLiteStore(at: store, readOnly: true)
        let entries = try opened.entries(after: 0)
        count.check(entries)
        for child in children where child.isReader {
            let lines = try text(child).split(separator: "\n").map { $0.split(separator: " ") }
            count.check(reader: lines, last: entries.last?.seq ?? 0)
        }
        let problems = try opened.doctor().count
        let isGood = count.isGood && problems == 0 && count.killed == kills
        say(count.json(readers: readers, writers: writers, seconds: seconds, problems: problems, isGood))
        return isGood
    }
}
