import Foundation
import Testing

/// Many processes on one store, scaled to a test; `make reliability` runs 50 readers and 8 writers.
@Suite struct ManyProcessesTests {
    @Test func nothingIsLostDoubledOrSeenLate() throws {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let process = Process()
        process.executableURL = folder.appending(path: "manyusers")
        process.arguments = ["--readers", "8", "--writers", "4", "--seconds", "4", "--kills", "1"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let line = String(decoding: data, as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(line)")
        for fact in ["lost", "doubled", "unasked", "missed", "busy", "problems"] {
            #expect(line.contains("\"\(fact)\": 0,"), "\(line)")
        }
        #expect(line.contains("\"readers\": 8") && line.contains("\"ok\": true"), "\(line)")
    }
}
