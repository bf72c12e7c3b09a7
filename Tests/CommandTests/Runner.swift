import Foundation
import Glibc
import Testing

/// A folder of its own for a test, in which the built program is run.
final class Place {
    /// What a run of the program gave.
    struct Outcome {
        var status: Int32
        var out: String
        var err: String
        /// Bytes of standard output, which need not be text.
        var bytes: Data
    }

    let folder: String
    private var runs = 0

    init() throws {
        folder = NSTemporaryDirectory() + "reddot-command-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var store: String { path("store.db") }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    @discardableResult
    func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }

    @discardableResult
    func file(_ name: String, _ data: Data) throws -> String {
        let path = path(name)
        let parent = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: path))
        return path
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    /// Names of what stands in the folder, apart from what the runs themselves leave.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".run-") && $0 != ".local" }
            .sorted()
    }

    /// An environment in which nothing of the machine's user is found.
    func environment(_ more: [String: String] = [:]) -> [String: String] {
        [
            "HOME": folder, "PATH": "/usr/bin:/bin", "USER": "tester", "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "REDDOT_STORE": store, "TMPDIR": folder,
        ].merging(more) { $1 }
    }

    /// Runs the program to its end with a frozen clock, unless the arguments say otherwise.
    func run(_ arguments: String..., environment more: [String: String] = [:]) throws -> Outcome {
        try run(arguments, environment: more)
    }

    func run(_ arguments: [String], environment more: [String: String] = [:]) throws -> Outcome {
        let time = arguments.contains("--now") ? [] : ["--now", Place.now]
        return try start(Place.program, arguments + time, more)
    }

    /// Runs the program through a shell line, in which `$R` is the program.
    func shell(_ line: String, environment more: [String: String] = [:]) throws -> Outcome {
        try start("/bin/sh", ["-c", line], more.merging(["R": Place.program]) { $1 })
    }

    private func start(_ program: String, _ arguments: [String], _ more: [String: String]) throws -> Outcome {
        runs += 1
        let (out, err) = (path(".run-\(runs)-out"), path(".run-\(runs)-err"))
        let nothing = try descriptor("/dev/null", O_RDONLY)
        let (output, error) = (try descriptor(out, O_WRONLY | O_CREAT), try descriptor(err, O_WRONLY | O_CREAT))
        let child = try Spawn(
            program, arguments, environment: environment(more), folder: folder, input: nothing, output: output,
            error: error)
        for number in [nothing, output, error] { close(number) }
        let (status, _) = child.wait()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: out))
        let errors = try Data(contentsOf: URL(fileURLWithPath: err))
        return Outcome(
            status: status, out: String(decoding: bytes, as: UTF8.self), err: String(decoding: errors, as: UTF8.self),
            bytes: bytes)
    }

    private func descriptor(_ path: String, _ flags: Int32) throws -> Int32 {
        let number = open(path, flags | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw POSIXError(.EIO) }
        return number
    }

    static let now = "2026-11-23T09:00"

    /// The program, built beside the tests.
    static let program: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (tests as NSString).deletingLastPathComponent + "/reddot"
    }()

    /// The folder of real files beside the package; nil where it is absent.
    static func real(_ path: String) -> String? {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        for root in [package, package.resolvingSymlinksInPath()] {
            let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data").path
            if FileManager.default.fileExists(atPath: folder) { return "\(folder)/\(path)" }
        }
        return nil
    }
}

extension Place.Outcome {
    /// Standard output as one JSON object.
    func object() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any], "\(out.prefix(200)) \(err)")
    }

    /// Standard error as the user's sentences: each in one line that names the program, no trace of a crash.
    var isPlain: Bool {
        err.split(separator: "\n").allSatisfy { $0.hasPrefix("reddot: ") && $0.count > 12 }
            && !["Fatal", "Thread", "0x", "Optional(", "Error:"].contains { err.contains($0) }
    }
}

extension [String: Any] {
    func list(_ key: String) throws -> [[String: Any]] { try #require(self[key] as? [[String: Any]], "\(key)") }
    func number(_ key: String) -> Double? { (self[key] as? NSNumber)?.doubleValue }
    func count(_ key: String) -> Int? { (self[key] as? NSNumber)?.intValue }
    func text(_ key: String) -> String? { self[key] as? String }
    func isNull(_ key: String) -> Bool { self[key] is NSNull }
}
