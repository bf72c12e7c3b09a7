// swift-tools-version: 6.1
import PackageDescription

// The rules and the views by themselves, measured. Model, Rules, Terminal and Views are links to the program's own sources.
let package = Package(
    name: "RulesBench",
    targets: [
        .systemLibrary(name: "CNcurses"),
        .target(name: "CTerminal"),
        .target(name: "Model"),
        .target(name: "Rules", dependencies: ["Model"]),
        .target(name: "Terminal", dependencies: ["CTerminal", "CNcurses"]),
        .target(name: "Views", dependencies: ["Model", "Rules", "Terminal"]),
        .executableTarget(name: "rulesbench", dependencies: ["Model", "Rules"]),
        .executableTarget(name: "viewsbench", dependencies: ["Model", "Rules", "Terminal", "Views"]),
    ],
    swiftLanguageModes: [.v6]
)
