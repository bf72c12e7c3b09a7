// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "RedDot",
    products: [.executable(name: "reddot", targets: ["reddot"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CTerminal"),
        .target(name: "CDigest"),
        .target(name: "Model"),
        .target(name: "Rules", dependencies: ["Model"]),
        .target(name: "Store", dependencies: ["CDigest", "Model", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "Exchange", dependencies: ["CZlib", "Model"]),
        .target(name: "Sample", dependencies: ["Model"]),
        .target(name: "Terminal", dependencies: ["CTerminal", "CNcurses"]),
        .target(name: "Views", dependencies: ["Model", "Rules", "Terminal"]),
        .target(name: "App", dependencies: ["Model", "Rules", "Store", "Terminal", "Views"]),
        .executableTarget(
            name: "reddot",
            dependencies: [
                "App", "Exchange", "Model", "Rules", "Sample", "Store", "Terminal", "Views",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "ModelTests", dependencies: ["Model"]),
        .testTarget(name: "RulesTests", dependencies: ["Model", "Rules"]),
        .executableTarget(name: "manyusers", dependencies: ["Model", "Store"], path: "Tests/Support/ManyUsers"),
        .target(name: "OddNames", path: "Tests/Support/OddNames"),
        .testTarget(
            name: "StoreTests", dependencies: ["CDigest", "Model", "OddNames", "Store", "manyusers"],
            exclude: ["Stores"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Model", "Rules"]),
        .testTarget(name: "SampleTests", dependencies: ["Model", "Rules", "Sample"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal"]),
        .testTarget(
            name: "ViewsTests", dependencies: ["Model", "Rules", "Terminal", "Views"], exclude: ["Golden"]),
        .testTarget(
            name: "AppTests", dependencies: ["App", "Model", "Rules", "Sample", "Store", "Terminal", "Views"],
            exclude: ["Golden"]),
        .testTarget(name: "CommandTests", dependencies: ["Model", "OddNames", "Store", "reddot"]),
        .testTarget(name: "RealTerminalTests", dependencies: ["Store", "reddot"]),
    ],
    swiftLanguageModes: [.v6]
)
