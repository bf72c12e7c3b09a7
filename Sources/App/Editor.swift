import Glibc
import Model
import Terminal

/// Has a text edited in the user's own editor, by way of a file that only the user can read.
struct Editor {
    /// The editor's command line; nil where the environment names none. Nobody is put into an editor that they may not know
    /// how to leave.
    let command: String?
    private let folder: String
    private static let most = 1 << 20

    init(_ environment: [String: String]) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        command = value("VISUAL") ?? value("EDITOR")
        folder = value("XDG_RUNTIME_DIR") ?? value("TMPDIR") ?? "/tmp"
    }

    /// What came of it: a text, and what is to be said of it.
    struct Edited {
        let text: String
        var said: Sentence?
    }

    /// The edited text; a refusal leaves the old one standing. What an editor had saved before it was killed is kept.
    func edit(_ text: String, _ session: TerminalSession) throws(Refusal) -> Edited {
        guard let command else {
            throw Refusal(
                zh: "没有设置编辑器：请设环境变量 EDITOR（如 nano、vim）。",
                en: "No editor is set: name one in the environment, such as EDITOR=nano or EDITOR=vim.")
        }
        sweep()
        var template = Array("\(folder)/\(Editor.prefix)\(getpid())-XXXXXX.md".utf8CString)
        let descriptor = mkstemps(&template, 3)
        guard descriptor >= 0 else { throw failed(String(cString: strerror(errno))) }
        let path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let wrote = write(text.isEmpty || text.hasSuffix("\n") ? text : text + "\n", to: descriptor)
        close(descriptor)
        guard wrote else { throw failed(String(cString: strerror(errno))) }
        let status = session.edit(path, with: command)
        let edited = read(path)
        guard status == 0 else {
            if status > 128, let edited, edited != text { return Edited(text: edited, said: killed(status - 128)) }
            throw failed(status < 0 ? String(cString: strerror(-status)) : "\(command): \(status)")
        }
        guard let edited else { throw failed("UTF-8, ≤ 1 MB") }
        return Edited(text: edited)
    }

    private static let prefix = "reddot-"

    /// Removes the texts of programs that were killed while their editor was open.
    private func sweep() {
        guard let handle = opendir(folder) else { return }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let parts = name.dropFirst(Editor.prefix.count).split(separator: "-")
            guard name.hasPrefix(Editor.prefix), name.hasSuffix(".md"), parts.count == 2, let pid = pid_t(parts[0]),
                pid > 0, kill(pid, 0) != 0, errno == ESRCH
            else { continue }
            var info = stat()
            let path = "\(folder)/\(name)"
            if lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_uid == getuid() { unlink(path) }
        }
    }

    private func killed(_ number: Int32) -> Sentence {
        Sentence(
            zh: "编辑器被信号 \(number) 结束；它已存下的内容在表单里，还没有保存。",
            en: "The editor was ended by signal \(number); what it had saved stands in the form, not yet kept.")
    }

    private func failed(_ why: String) -> Refusal {
        Refusal(
            zh: "编辑器没有完成（\(why)）；原来的内容还在。可设环境变量 EDITOR。",
            en: "The editor did not finish (\(why)); the text is as it was. EDITOR in the environment chooses another.")
    }

    private func write(_ text: String, to descriptor: Int32) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    /// The file's text without its last line end; nil where it is too long or no text.
    private func read(_ path: String) -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: Editor.most + 1)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0, count <= Editor.most, var text = String(validating: bytes[..<count], as: UTF8.self)
        else { return nil }
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
