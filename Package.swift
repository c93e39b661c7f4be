// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "Guichet",
    products: [.executable(name: "guichet", targets: ["guichet"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.5.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CICal", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
        .systemLibrary(name: "CGlibc"),
        .target(name: "CRM", swiftSettings: settings),
        .target(name: "Calendars", dependencies: ["CRM", "CICal"], swiftSettings: settings),
        .target(
            name: "Mail", dependencies: [.product(name: "Crypto", package: "swift-crypto")], swiftSettings: settings),
        .target(name: "MailMIME", dependencies: ["Mail", "CGMime", "CXML"], swiftSettings: settings),
        .target(name: "MailTransport", dependencies: ["Mail", "CCurl", "CGlibc"], swiftSettings: settings),
        .target(
            name: "Store",
            dependencies: [
                "CRM", "Mail", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings),
        .target(name: "Commands", dependencies: ["CRM"], swiftSettings: settings),
        .target(name: "Prospects", dependencies: ["CRM"], swiftSettings: settings),
        .target(
            name: "Configuration",
            dependencies: ["CRM", "Commands", "Mail", "Prospects", .product(name: "Yams", package: "Yams")],
            resources: [.embedInCode("public-providers.txt")], swiftSettings: settings),
        .target(
            name: "Documents",
            dependencies: [
                "CRM", .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], swiftSettings: settings),
        .target(
            name: "Gateway",
            dependencies: [
                "Calendars", "Commands", "Configuration", "CRM", "Documents", "Mail", "MailMIME", "Prospects", "Store",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: settings),
        .executableTarget(
            name: "guichet",
            dependencies: [
                "CGlibc", "Gateway", "MailTransport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], swiftSettings: settings),

        .executableTarget(
            name: "guichet-bench",
            dependencies: [
                "CRM", "Configuration", "Documents", "Gateway", "Mail", "MailTransport", "Store", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], path: "Benchmarks", exclude: ["RESULTS.md"], swiftSettings: settings),
        .executableTarget(
            name: "guichet-fuzz",
            dependencies: [
                "CRM", "Calendars", "Commands", "Configuration", "Mail", "MailMIME", "MailTransport", "Prospects",
            ], path: "Tests/Fuzz", exclude: ["Seeds"], swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["Mail", .product(name: "Subprocess", package: "swift-subprocess")],
            path: "Tests/Support", swiftSettings: settings),
        .testTarget(name: "CRMTests", dependencies: ["CRM", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "CommandsTests", dependencies: ["CRM", "Commands", "Configuration", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "ConfigurationTests", dependencies: ["CRM", "Commands", "Configuration", "Mail"],
            swiftSettings: settings),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["CRM", "Documents", .product(name: "Subprocess", package: "swift-subprocess")],
            resources: [.copy("Expected")], swiftSettings: settings),
        .testTarget(
            name: "ProspectsTests", dependencies: ["CRM", "Prospects", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "CalendarsTests",
            dependencies: [
                "CICal", "CRM", "Calendars", "TestSupport", .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            resources: [.copy("Answers"), .copy("Expected")], swiftSettings: settings),
        .testTarget(name: "MailTests", dependencies: ["Mail"], swiftSettings: settings),
        .testTarget(name: "MailMIMETests", dependencies: ["Mail", "MailMIME"], swiftSettings: settings),
        .testTarget(
            name: "MailTransportTests", dependencies: ["CCurl", "Mail", "MailTransport", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "CorpusTests", dependencies: ["Calendars", "Mail", "MailMIME"], swiftSettings: settings),
        .testTarget(
            name: "StoreTests", dependencies: ["CRM", "Mail", "Store", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
        .testTarget(
            name: "GatewayTests",
            dependencies: [
                "CRM", "Commands", "Configuration", "Documents", "Gateway", "Mail", "MailMIME", "Store", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "CRM", "Mail", "MailMIME", "MailTransport", "Store", "TestSupport", "guichet",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], swiftSettings: settings),
    ]
)
