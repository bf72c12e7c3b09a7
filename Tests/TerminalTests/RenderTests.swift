import Foundation
import Testing

@testable import Terminal

@Suite struct RenderTests {
    private var sample: Frame {
        var frame = Frame(width: 10, height: 2)
        frame.put("a<b&中", x: 0, y: 0, role: .text)
        frame.put("红", x: 7, y: 0, role: .red)
        frame.put("─┐", x: 0, y: 1, role: .border)
        return frame
    }

    @Test func text() { #expect(Render.text(sample) == "a<b&中 红 \n─┐        \n") }

    @Test func ansi() throws {
        let theme = try Theme.load(name: "dark", searchPath: [Data.themes])
        let out = Render.ansi(sample, theme: theme)
        #expect(out.hasPrefix("a<b&中 \u{1B}[1;38;5;231;48;5;160m红\u{1B}[0m "))
        #expect(Render.ansi(sample, theme: theme, depth: .mono).contains("\u{1B}[1;7m红\u{1B}[0m"))
        #expect(Render.ansi(sample, theme: theme, depth: .ansi16).contains("\u{1B}[1;97;41m红"))
    }

    @Test func html() throws {
        let theme = try Theme.load(name: "light", searchPath: [Data.themes])
        let out = Render.html(sample, theme: theme, title: "<board>")
        #expect(out.contains("a&lt;b&amp;<i>中</i>"))
        #expect(out.contains("<title>&lt;board&gt;</title>"))
        #expect(out.contains("background:#d70000"))
    }

    @Test func svgPlacesWideCharactersOnTheGrid() throws {
        let theme = try Theme.load(name: "dark", searchPath: [Data.themes])
        let out = Render.svg(sample, theme: theme, title: "R & D")
        #expect(out.contains("textLength=\"33.6\""))
        #expect(out.contains("<text x=\"55\" y=\"48\" fill=\"#d0d0d0\">中</text>"))
        #expect(out.contains(">a&lt;b&amp;</text>"))
        #expect(out.contains("<title>R &amp; D</title>"))
        #expect(out.contains("<path d=\"M20 62.5H28.4\""))
    }

    /// Whatever is in the frame, the pictures stay well-formed.
    @Test func wellFormedWhateverTheText() throws {
        let theme = try Theme.load(name: "dark", searchPath: [Data.themes])
        let texts = Data.nasty + (Data.isThere ? try Data.naughty() : [])
        var frame = Frame(width: 60, height: texts.count)
        for (y, text) in texts.enumerated() { frame.put(text, x: 0, y: y, role: y % 2 == 0 ? .text : .selection) }
        let svg = Render.svg(frame, theme: theme)
        #expect(svg.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
        for bare in svg.components(separatedBy: "&").dropFirst() {
            #expect(["amp;", "lt;", "gt;", "quot;", "#39;"].contains { bare.hasPrefix($0) })
        }
        #expect(svg.components(separatedBy: "<text").count == svg.components(separatedBy: "</text>").count)
        #expect(Render.html(frame, theme: theme).components(separatedBy: "<span").count > texts.count)
    }

    @Test func memoryScreenCounts() {
        let screen = MemoryScreen(width: 8, height: 2)
        var frame = screen.blankFrame()
        screen.draw(frame)
        #expect(screen.draws == 1 && screen.changedCells == 16)
        screen.draw(frame)
        #expect(screen.draws == 1 && screen.changedCells == 0)
        frame.put("中", x: 0, y: 0, role: .text)
        screen.draw(frame)
        #expect(screen.draws == 2 && screen.changedCells == 2)
        #expect(screen.frame == frame)
    }
}
