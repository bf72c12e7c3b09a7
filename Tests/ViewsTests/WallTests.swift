import Model
import Rules
import Terminal
import Testing

@testable import Views

/// Scenes of the office screen, by the names of their golden files.
enum WallScenes {
    static let names = WallSlide.allCases.map(\.rawValue) + ["win", "stale", "waiting", "masked", "bare", "help"]

    static let cases: [GoldenTests.Case] = {
        var cases: [GoldenTests.Case] = []
        for lang in Lang.allCases {
            for slide in WallSlide.allCases {
                for (width, height) in [(120, 40), (80, 24)] {
                    cases.append(.init(scene: "wall" + slide.rawValue, lang: lang, width: width, height: height))
                }
            }
            for name in ["win", "stale", "masked", "bare"] {
                cases.append(.init(scene: "wall" + name, lang: lang, width: 80, height: 24))
            }
            cases.append(.init(scene: "walltarget", lang: lang, width: 40, height: 20))
            cases.append(.init(scene: "wallranking", lang: lang, width: 240, height: 67))
            cases.append(.init(scene: "wallwaiting", lang: lang, width: 80, height: 24))
            cases.append(.init(scene: "wallhelp", lang: lang, width: 80, height: 24))
        }
        cases.append(.init(scene: "walltarget", lang: .zh, width: 240, height: 67))
        cases.append(.init(scene: "walltarget", lang: .en, width: 120, height: 40, ascii: true))
        cases.append(.init(scene: "wallfunnel", lang: .zh, width: 80, height: 24, ascii: true))
        return cases
    }()

    static func make(_ name: String, _ lang: Lang) -> WallScene {
        let isFunnel = name == "funnel" || name == "target" || name == "ranking"
        var board = isFunnel ? FlowBoard.make() : FullBoard.make()
        if name == "bare" { board.targets = Table() }
        let all =
            isFunnel
            ? Conclusions(Facts(board), now: FlowBoard.now, past: FlowBoard.past(board)) : FullBoard.conclusions(board)
        let slide = WallSlide(rawValue: name) ?? (name == "masked" ? .reddots : .target)
        var scene = WallScene(
            lang: lang, now: all.now, zone: .shanghai, slide: slide, slides: WallSlide.allCases)
        scene.conclusions = all
        switch name {
        case "win": scene.win = ID(1)
        case "stale":
            let why = Sentence(
                zh: "找不到数据文件 /数据/店；正在自动重试", en: "there is no store at /data/store; trying again by itself")
            scene.trouble = WallTrouble(since: all.now + -700, why: why)
        case "waiting": scene.conclusions = nil
        case "masked": scene.isMasked = true
        case "help": scene.showsHelp = true
        default: break
        }
        return scene
    }
}

@Suite struct WallTests {
    private func drawn(_ scene: WallScene, _ width: Int, _ height: Int, ascii: Bool = false) -> Frame {
        var frame = Frame(width: width, height: height, ascii: ascii)
        WallView.draw(scene, into: &frame)
        return frame
    }

    @Test(arguments: WallScenes.cases) func frame(_ row: GoldenTests.Case) throws {
        let scene = WallScenes.make(String(row.scene.dropFirst("wall".count)), row.lang)
        let frame = drawn(scene, row.width, row.height, ascii: row.ascii)
        #expect(FrameCheck.problem(frame) == nil)
        try Golden.check(frame, row.description)
    }

    @Test(arguments: WallScenes.names, Lang.allCases) func anySizeHolds(_ name: String, _ lang: Lang) {
        var scene = WallScenes.make(name, lang)
        for (width, height) in [
            (1, 1), (2, 3), (12, 4), (20, 5), (24, 6), (33, 9), (59, 15), (60, 16), (71, 19), (99, 21),
        ]
            + [(100, 30), (130, 24), (160, 45), (300, 20), (61, 90)]
        {
            scene.shift = width
            for ascii in [false, true] {
                let frame = drawn(scene, width, height, ascii: ascii)
                if let problem = FrameCheck.problem(frame) { Issue.record("\(name) \(width)x\(height): \(problem)") }
                guard ascii else { continue }
                let signs = frame.text().unicodeScalars.filter { (0x2000..<0x2E80).contains($0.value) }
                #expect(signs.isEmpty, "\(name) \(width)x\(height): \(signs.map(String.init).joined())")
            }
        }
    }

    /// The picture is the same in all four places, and no cell keeps its light for ever.
    @Test func theWholePictureMoves() {
        var scene = WallScenes.make("target", .zh)
        let frames = (0..<4).map { shift in
            scene.shift = shift
            return drawn(scene, 120, 40)
        }
        let rows = frames.map { frame in (0..<40).map(frame.rowText) }
        #expect(Set(rows.map { $0.joined() }).count == 4)
        #expect(rows[1].map { String($0.dropFirst()) }[0] == String(rows[0][0].dropLast()))
        #expect(rows[3][1...] == rows[0][..<39])
        scene.shift = 4
        #expect(drawn(scene, 120, 40) == frames[0])
    }

    @Test func namesAreMasked() {
        let names = WallNames(isMasked: true)
        #expect(names("张伟") == "张**" && names("欧阳小明") == "欧**" && names("Zoë Miller") == "Z***")
        #expect(names("13800138000") == "1***" && names("") == "" && names("\u{202E}张伟") == "张**")
        #expect(WallNames(isMasked: false)("张\u{1B}伟") == clean("张\u{1B}伟"))
    }

    /// With the mask on, no name of the board stands on any slide.
    @Test(arguments: WallSlide.allCases) func noNameIsLeft(_ slide: WallSlide) {
        var scene = WallScenes.make("masked", .zh)
        (scene.slide, scene.win) = (slide, slide == .target ? ID(1) : nil)
        let shown = drawn(scene, 160, 60).text()
        guard let board = scene.conclusions?.board else { return }
        let names = board.reps.map(\.name) + board.accounts.map(\.name) + board.deals.map(\.name)
        for name in names where name.unicodeScalars.count > 2 { #expect(!shown.contains(name), "\(name)") }
    }

    @Test(arguments: [
        (8, 6, 0, 0..<6), (8, 6, 1, 2..<8), (8, 6, 2, 0..<6), (5, 6, 3, 0..<5), (0, 6, 1, 0..<0), (13, 6, 2, 7..<13),
    ])
    func everyRowHasItsTurn(_ count: Int, _ room: Int, _ round: Int, _ rows: Range<Int>) {
        #expect(WallPage(count: count, room: room, round: round).rows == rows)
    }

    @Test(
        arguments: [
            (0, "0"), (99_940_000, "99.9万"), (100_400_000, "100万"), (100_500_000, "101万"), (1_184_900_000, "1185万"),
            (9_999_499_999, "9999万"), (9_999_500_000, "9999.5万"), (12_000_000_000, "1.2亿"), (-223_400_000, "−223万"),
        ] as [(Int64, String)])
    func farAmountsAreRoundedOnce(_ minor: Int64, _ shown: String) {
        #expect(Text.of(.zh).far(Money(minor: minor)) == shown)
    }
}
