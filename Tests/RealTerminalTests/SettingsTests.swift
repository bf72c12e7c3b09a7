import Foundation
import Testing

/// The user's own settings, themes and editor, with the built program in a terminal.
@Suite(.serialized) struct SettingsTests {
    let place: Workspace

    init() throws { place = try Workspace() }

    private var home: String { place.folder.appending(path: "home").path }
    private var config: String { home + "/reddot/config" }
    private var environment: [String: String] { ["XDG_CONFIG_HOME": home] }

    /// Runs a command in a terminal to its end; what it wrote and its status.
    private func command(_ words: [String]) throws -> (status: Int32, text: String) {
        let pty = try Pty(place.dashboard + words, environment: environment)
        let status = try pty.finish(seconds: 20)
        while pty.pump(milliseconds: 50) {}
        return (status, pty.text)
    }

    private func dashboard(_ keys: String, _ more: [String: String] = [:]) throws -> Pty {
        let pty = try Pty(place.dashboard, environment: environment.merging(more) { $1 })
        try pty.start()
        pty.send(keys)
        try pty.settle()
        return pty
    }

    private func write(_ text: String, to path: String) throws {
        let file = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    @Test func aKeyOfTheUsersOwnWorks() throws {
        #expect(try command(["config", "init"]).status == 0)
        var text = try String(contentsOfFile: config, encoding: .utf8)
        #expect(text.contains("# key.quit"))
        // The default as it was written changes nothing and is sound.
        #expect(try command(["config", "check"]).status == 0)
        text += "key.quit = Z\nview = funnel\n"
        try write(text, to: config)
        #expect(try command(["config", "check"]).status == 0)
        let pty = try dashboard("q")
        #expect(pty.text.contains("漏斗"))
        pty.send("Z")
        #expect(try pty.finish() == 0)
    }

    @Test func aConflictIsToldWithItsLine() throws {
        try write("lang = zh\nkey.quit = Z\nkey.help = Z\n", to: config)
        let (status, text) = try command(["config", "check"])
        #expect(status != 0 && text.contains("config:3") && text.contains("Z"))
    }

    @Test func aThemeIsChosenLiveAndKept() throws {
        let listed = try command(["theme", "list"])
        #expect(listed.status == 0 && listed.text.contains("colorblind") && listed.text.contains("wall"))
        // Ctrl-p, the theme action, then a theme by its name; Enter keeps it.
        let pty = try dashboard("")
        pty.send("\u{1B}OR", keys: 1)
        try pty.settle()
        pty.clearOutput()
        pty.send("light")
        try pty.settle()
        #expect(!pty.output.isEmpty)
        pty.send("\r")
        try pty.settle()
        pty.send("q")
        #expect(try pty.finish() == 0)
        #expect(try String(contentsOfFile: config, encoding: .utf8).contains("theme = light"))
        #expect(try command(["theme", "check", "light"]).status == 0)
    }

    @Test func aThemeFileIsCheckedByLine() throws {
        let file = place.folder.appending(path: "own.theme").path
        try write("inherit = dark\ntext = #zzz\n", to: file)
        let (status, text) = try command(["theme", "check", file])
        #expect(status != 0 && text.contains("own.theme:"))
    }

    /// Ctrl-o in a note: the editor has the terminal, and what it leaves is the note.
    @Test func theEditorWritesTheNote() throws {
        let script = place.folder.appending(path: "edit.sh").path
        try write("#!/bin/sh\n[ -t 0 ] && [ -t 1 ] && printf '第一行\\n第二行 终端\\n' > \"$1\"\n", to: script)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
        let pty = try dashboard("cC", ["EDITOR": script, "VISUAL": ""])
        pty.send("\u{0F}")
        try pty.settle()
        pty.send("\u{13}")
        try pty.settle()
        pty.send("q")
        #expect(try pty.finish() == 0)
        #expect(pty.modesLeftOn.isEmpty)
        let notes = try place.run(["export", "activities", "--format", "json"]).output
        #expect(notes.contains("第二行 终端"))
    }

    /// A signal ends the program while the editor has the terminal, and the editor with it.
    @Test(arguments: [SIGTERM, SIGHUP]) func aSignalEndsTheEditorToo(number: Int32) throws {
        let (script, mark) = (place.folder.appending(path: "wait.sh").path, place.folder.appending(path: "pid").path)
        try write("#!/bin/sh\necho $$ > '\(mark).new'\nmv '\(mark).new' '\(mark)'\nexec sleep 60\n", to: script)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
        let pty = try dashboard("cC", ["EDITOR": script, "VISUAL": ""])
        pty.send("\u{0F}")
        try pty.wait(10, "no editor") { FileManager.default.fileExists(atPath: mark) }
        let editor = try #require(pid_t(String(contentsOfFile: mark, encoding: .utf8).dropLast()))
        kill(pty.pid, number)
        #expect(try pty.finish(seconds: 3) == 128 + number)
        #expect(pty.modesLeftOn.isEmpty)
        #expect(kill(editor, 0) == -1)
    }

    /// Where the environment names no editor nobody is put into one.
    @Test func withoutAnEditorItSaysSo() throws {
        let pty = try dashboard("cC", ["EDITOR": "", "VISUAL": ""])
        pty.clearOutput()
        pty.send("\u{0F}")
        try pty.settle()
        #expect(pty.text.contains("EDITOR"))
        kill(pty.pid, SIGTERM)
        #expect(try pty.finish(seconds: 3) == 128 + SIGTERM)
    }

    /// An editor that fails leaves the form as it was, and says so.
    @Test func aFailingEditorChangesNothing() throws {
        let pty = try dashboard("cC", ["EDITOR": "false", "VISUAL": ""])
        pty.send("留着")
        try pty.settle()
        pty.clearOutput()
        pty.send("\u{0F}")
        try pty.wait(10, "nothing is said of EDITOR") { pty.text.contains("EDITOR") }
        try pty.settle()
        pty.send("\u{13}")
        try pty.settle()
        pty.send("q")
        #expect(try pty.finish() == 0)
        #expect(try place.run(["export", "activities", "--format", "json"]).output.contains("留着"))
    }

    /// What a killed editor had saved stands in the form; nothing of it stays in the folder of temporary files, nor of a
    /// program that was killed with its editor.
    @Test func theTextOfAKilledEditorIsKept() throws {
        let (script, temporary) = (
            place.folder.appending(path: "die.sh").path, place.folder.appending(path: "tmp").path
        )
        try write("#!/bin/sh\nprintf '写了一半\\n' > \"$1\"\nkill -9 $$\n", to: script)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: script)
        try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        // Left by a program whose number nobody has any more.
        try write("alt", to: temporary + "/reddot-4194304-abcdef.md")
        let environment = ["EDITOR": script, "VISUAL": "", "TMPDIR": temporary, "XDG_RUNTIME_DIR": ""]
        let pty = try dashboard("cC", environment)
        pty.clearOutput()
        pty.send("\u{0F}")
        try pty.wait(10, "nothing is said of the editor") { pty.text.contains("信号 9") }
        try pty.settle()
        pty.send("\u{13}")
        try pty.settle()
        pty.send("q")
        #expect(try pty.finish() == 0)
        #expect(try place.run(["export", "activities", "--format", "json"]).output.contains("写了一半"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
    }
}
