import Foundation
import Testing

/// Imports go one way, as docs/architecture.md lists them.
@Test func importsGoOneWay() throws {
    let order = [
        "CDigest", "CNcurses", "CTerminal", "CZlib", "Model", "Rules", "Store", "Exchange", "Sample", "Terminal",
        "Views",
        "App", "reddot",
    ]
    let allowed: [String: Set<String>] = [
        "Model": [], "Rules": ["Model"], "Store": ["CDigest", "Model"], "Exchange": ["CZlib", "Model"],
        "Sample": ["Model"],
        "Terminal": ["CNcurses", "CTerminal"], "Views": ["Model", "Rules", "Terminal"],
        "App": ["Model", "Rules", "Store", "Terminal", "Views"], "reddot": Set(order),
    ]
    let sources = URL(filePath: #filePath).appending(path: "../../../Sources").standardized
    var read = 0
    for (module, imports) in allowed {
        let folder = sources.appending(path: module).resolvingSymlinksInPath()
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        for case let name as String in files where name.hasSuffix(".swift") {
            read += 1
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for line in text.split(separator: "\n") where line.hasPrefix("import ") {
                let imported = String(line.dropFirst(7))
                guard order.contains(imported) else { continue }
                #expect(imports.contains(imported), "\(module)/\(name) imports \(imported)")
            }
        }
    }
    #expect(read > 100)
}
