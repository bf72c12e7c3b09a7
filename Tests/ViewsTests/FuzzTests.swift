import Foundation
import Model
import Terminal
import Testing
import Views

@Suite struct FuzzTests {
    /// Beside the package; not everybody has it.
    static let collection = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("../shared/data/naughty_strings/blns.json")
        .standardizedFileURL

    /// Strings that other programs stumbled over, where the collection lies beside the package; and our own.
    static let naughty: [String] = {
        let own =
            SmallBoard.accounts.map(\.0) + SmallBoard.deals.map(\.name) + [
                "", " ", "\u{0}\u{1}\u{1B}[2J\u{9B}31m", "\u{202E}evil\u{202C}", "a\u{300}\u{301}\u{302}",
                "\u{200D}\u{FE0F}",
                "👨‍👩‍👧‍👦🏳️‍🌈🇨🇳", "\n\r\t", String(repeating: "长", count: 500), "\u{FFFF}\u{E000}", "ａｂｃ", "ﷺ", "𒐫",
            ]
        let file = FuzzTests.collection
        guard let data = try? Data(contentsOf: file), let more = try? JSONDecoder().decode([String].self, from: data)
        else { return own }
        return own + more
    }()

    @Test(.enabled(if: FileManager.default.fileExists(atPath: FuzzTests.collection.path)))
    func collectionIsUsed() { #expect(FuzzTests.naughty.count > 500) }

    @Test(arguments: 0..<60) func anyTextAnySize(_ round: Int) {
        var dice = Dice(seed: UInt64(round))
        let size = Size(width: .random(in: 1...250, using: &dice), height: .random(in: 1...70, using: &dice))
        let lang: Lang = Bool.random(using: &dice) ? .zh : .en
        for name in SmallScenes.names {
            var scene = SmallScenes.make(name, lang, size)
            spoil(&scene, &dice)
            var frame = Frame(width: size.width, height: size.height, ascii: Bool.random(using: &dice))
            frame.avoidsAmbiguous = frame.ascii
            Views.draw(scene, into: &frame)
            #expect(FrameCheck.problem(frame) == nil, "\(name) \(lang) \(size)")
        }
    }

    @Test(arguments: 1...8, 1...8) func smallestFrames(_ width: Int, _ height: Int) {
        for name in SmallScenes.names {
            let scene = SmallScenes.make(name, .zh, Size(width: width, height: height))
            var frame = Frame(width: width, height: height)
            Views.draw(scene, into: &frame)
            #expect(FrameCheck.problem(frame) == nil)
        }
    }

    /// Sizes round the limits at which the layout changes.
    @Test(arguments: [23, 24, 25, 43, 44, 47, 48, 59, 60, 79, 80, 99, 100, 119, 120])
    func limits(_ width: Int) {
        for height in [5, 6, 7, 9, 10, 19, 20, 29, 30] {
            for name in SmallScenes.names {
                let scene = SmallScenes.make(name, .en, Size(width: width, height: height))
                var frame = Frame(width: width, height: height)
                Views.draw(scene, into: &frame)
                #expect(FrameCheck.problem(frame) == nil, "\(name) \(width)x\(height)")
            }
        }
    }

    /// A place that nobody adjusted, a board without stages, an account that is gone.
    @Test func brokenScenes() {
        var frame = Frame(width: 120, height: 40)
        var scene = SmallScenes.base(.zh)
        scene.place.lane = 99
        scene.place.selected = [-5, 1_000_000]
        scene.place.top = [400]
        scene.place.firstLane = -3
        Views.draw(scene, into: &frame)
        #expect(FrameCheck.problem(frame) == nil)
        scene.board.accounts = Table()
        scene.board.reps = Table()
        scene.board.stages = Table()
        Views.draw(scene, into: &frame)
        #expect(FrameCheck.problem(frame) == nil)
        #expect(frame.text().contains("没有客户"))
        Views.draw(SmallScenes.base(.en, Board()), into: &frame)
        #expect(FrameCheck.problem(frame) == nil)
    }

    private func spoil(_ scene: inout Scene, _ dice: inout Dice) {
        func any() -> String { FuzzTests.naughty.randomElement(using: &dice) ?? "" }
        for var account in scene.board.accounts {
            account.name = any()
            scene.board.accounts.put(account)
        }
        for var deal in scene.board.deals {
            deal.name = any()
            deal.nextStep = any()
            deal.reason = any()
            deal.currency = Bool.random(using: &dice) ? any() : nil
            scene.board.deals.put(deal)
        }
        for var rep in scene.board.reps {
            rep.name = any()
            scene.board.reps.put(rep)
        }
        for var stage in scene.board.stages {
            stage.zh = any()
            stage.en = any()
            scene.board.stages.put(stage)
        }
        scene.board.rebuildLanes()
        if scene.filter == nil { scene.lanes = scene.board.lanes }
        scene.head.team = any()
        scene.head.note = any()
        scene.hints.append(Hint(key: any(), label: any()))
        if scene.toast != nil { scene.toast?.text = any() }
        scene.filter?.input = InputLine(any())
        scene.filter?.input.caret = .random(in: -2...40, using: &dice)
        scene.layers = scene.layers.map { spoil($0, any) }
    }

    private func spoil(_ layer: Layer, _ any: () -> String) -> Layer {
        switch layer {
        case .detail(var detail):
            detail.deal.name = any()
            detail.deal.competitor = any()
            detail.notes[at: 0]?.text = any()
            for index in detail.activities.indices { detail.activities[index].text = any() }
            for index in detail.contacts.indices { detail.contacts[index].name = any() }
            detail.story.append(StoryLine(time: SmallBoard.now, actor: any(), text: any()))
            return .detail(detail)
        case .palette(var palette):
            palette.input = InputLine(any())
            palette.items.append(.init(label: any(), detail: any(), key: any()))
            return .palette(palette)
        case .form(var form):
            form.subject = any()
            for index in form.fields.indices {
                form.fields[index].input = InputLine(any())
                form.fields[index].error = any()
                form.fields[index].example = any()
            }
            return .form(form)
        case .help(var help):
            help.groups[0].rows.append(Hint(key: any(), label: any()))
            return .help(help)
        case .why(var why):
            why.explanation.title = any()
            why.explanation.lines.append(.init(rule: any(), text: any()))
            return .why(why)
        case .deals(var list):
            list.title = any()
            return .deals(list)
        case .records(var list):
            list.title = any()
            for index in list.rows.indices {
                list.rows[index].cells = list.rows[index].cells.map { _ in any() }
                list.rows[index].note = any()
            }
            return .records(list)
        case .account, .rep, .page: return layer
        case .firstRun(var first):
            first.path = any()
            return .firstRun(first)
        }
    }
}

extension Array {
    fileprivate subscript(at index: Int) -> Element? {
        get { indices.contains(index) ? self[index] : nil }
        set { if let newValue, indices.contains(index) { self[index] = newValue } }
    }
}
