// swift-tools-version: 6.1
import PackageDescription

// The rules by themselves, measured. Model and Rules are links to the program's own sources.
let package = Package(
    name: "RulesBench",
    targets: [
        .target(name: "Model"),
        .target(name: "Rules", dependencies: ["Model"]),
        .executableTarget(name: "rulesbench", dependencies: ["Model", "Rules"]),
    ],
    swiftLanguageModes: [.v6]
)
