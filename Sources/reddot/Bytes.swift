import Foundation
import Model

/// What the system hands over as bytes: a name that is no text would lead elsewhere once it was mended into one, so it is
/// refused instead.
enum Bytes {
    /// Refuses arguments, and paths in the environment, that are not UTF-8.
    static func check() throws(Failure) {
        let arguments = CommandLine.unsafeArgv
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = arguments[index], !isText(argument) else { continue }
            let shown = String(cString: argument)
            throw .usage(
                zh: "第 \(index) 个参数“\(shown)”不是 UTF-8 文字，什么都没有做；文件名和文字都要用 UTF-8，请先给文件改名。",
                en:
                    "Argument \(index), \"\(shown)\", is not UTF-8, and nothing was done; names of files and texts are UTF-8, "
                    + "rename the file first.")
        }
        for name in paths {
            guard let value = getenv(name), !isText(value) else { continue }
            throw .usage(
                zh: "环境变量 \(name)=\(String(cString: value)) 不是 UTF-8 文字，什么都没有做；请改用 UTF-8 的路径。",
                en:
                    "\(name)=\(String(cString: value)) in the environment is not UTF-8, and nothing was done; name a path in "
                    + "UTF-8.")
        }
    }

    /// The variables that say where files are.
    private static let paths = [
        "HOME", "REDDOT_STORE", "REDDOT_THEMES", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR", "TMPDIR", "VISUAL", "EDITOR",
    ]

    private static func isText(_ text: UnsafePointer<CChar>) -> Bool {
        let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
        return String(validating: bytes, as: UTF8.self) != nil
    }
}

extension StringProtocol {
    /// Whether a path begins at the root. A mark behind the slash would make one character with it.
    var isRooted: Bool { utf8.first == UInt8(ascii: "/") }
}
