import Foundation
import Terminal
import Testing

@testable import reddot

/// Files of settings and themes are read to their end: everything that is wrong is told, with its line.
struct SettingsCheckTests {
    private func lines(_ text: String) -> [Int] { ConfigReading(text: text, file: "/c").errors.map(\.line) }

    @Test func everyErrorOfTheSettingsIsTold() {
        let text = "lang = fr\ntheme = dark\nnothing\nkey.win = c\nkey.fly = x\nmouse = maybe\nkey.quit = Ctrl-ä Z"
        let reading = ConfigReading(text: text, file: "/c")
        #expect(reading.errors.map(\.line) == [1, 3, 4, 5, 6, 7])
        #expect(reading.config.theme == "dark" && reading.config.themeLine == 2)
        #expect(reading.config.keymap.keys(of: .quit) == [.char("Z")])
    }

    @Test(arguments: ["back", "quit", "help", "palette"])
    func whatNobodyCanDoWithoutKeepsAKey(action: String) {
        let reading = ConfigReading(text: "lang = zh\nkey.\(action) = none", file: "/c")
        #expect(reading.errors.map(\.line) == [2])
        #expect(reading.errors.first?.sentence.zh.contains("至少要有一个键") == true)
        #expect(lines("key.\(action) = F12").isEmpty && lines("key.win = none").isEmpty)
    }

    @Test(arguments: [
        ("Ctrl-i", "Tab"), ("Ctrl-m", "Enter"), ("Ctrl-[", "Esc"), ("Ctrl-h", "Backspace"), ("Ctrl-j", "Enter"),
        ("Ctrl-@", "Ctrl-Space"), ("Ctrl-c", "Ctrl-c"), ("Ctrl-z", "Ctrl-z"), ("Ctrl-\\", "Ctrl-\\"),
    ])
    func keysThatNeverArriveAreRefused(name: String, other: String) {
        let errors = ConfigReading(text: "key.win = F5 \(name)", file: "/c").errors
        #expect(errors.count == 1 && errors[0].sentence.en.contains(other) && errors[0].sentence.zh.contains(other))
    }

    @Test func keysThatArriveAreTaken() {
        #expect(lines("key.win = Ctrl-w Ctrl-Space Ctrl-] Tab\nkey.next-rep = F5").isEmpty)
    }

    @Test func allIsToldByTheCommands() throws {
        let place = try Place()
        #expect(try place.run("init").status == 0)
        let config = try place.file(".config/reddot/config", "lang = fr\ntheme = nosuch\nkey.back = none\n")
        let checked = try place.run("config", "check", "--lang", "en")
        #expect(checked.status == 1 && checked.out.isEmpty)
        for line in 1...3 { #expect(checked.err.contains("\(config):\(line): ")) }
        #expect(checked.err.contains("nosuch"))
        // What helps to mend it works all the same, and the commands that need it do not.
        #expect(try place.run("theme", "list").out.contains("colorblind"))
        #expect(try place.run("theme", "check", "dark").status == 0)
        #expect(try place.run("show", "board").status == 1)
        try place.file(".config/reddot/config", "\n\ntheme = nosuch\n")
        let shown = try place.run("show", "board", "--format", "svg", "--lang", "zh")
        #expect(shown.status == 1 && shown.err.contains("\(config):3: theme"))
    }

    @Test func everyErrorOfAThemeIsTold() throws {
        let place = try Place()
        let file = try place.file(
            "own.theme", "inherit = dark\ntext = blurple\ncard = 16 on 17\nnosuch = 1\ntitle 3\ndim = 235 on 234\n")
        let checked = try place.run("theme", "check", file, "--lang", "en")
        #expect(checked.status == 1)
        let told = checked.out.split(separator: "\n").map(String.init)
        #expect(told.count == 5)
        for (line, word) in [(2, "blurple"), (3, "contrast"), (4, "no such role"), (5, "no `=`"), (6, "contrast")] {
            #expect(told.contains { $0.hasPrefix("\(file):\(line): ") && $0.contains(word) }, "\(line)")
        }
        #expect(try place.run("theme", "check", "nosuch").status == 64)
    }
}
