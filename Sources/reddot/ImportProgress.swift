import Exchange
import Foundation
import Model
import Store

/// A line on standard error that tells how far a long piece of work is; only where somebody sees it.
final class Progress {
    private let isVisible: Bool
    private let lang: Lang
    private let interrupt: Interrupt
    private var percent = -1
    private var hasBegun = false

    init(_ lang: Lang, _ interrupt: Interrupt) {
        isVisible = isatty(STDERR_FILENO) == 1
        self.lang = lang
        self.interrupt = interrupt
    }

    /// Takes the state of the work; false asks it to stop.
    func step(_ done: Int, _ total: Int) -> Bool {
        if interrupt.isPending { return false }
        let now = total > 0 ? Int(Double(done) * 100 / Double(total)) : 100
        if isVisible, now != percent {
            percent = now
            put("\r\(lang.pick("导入", "importing")) \(now)%  \(lang.pick("^C 取消", "^C cancels")) ")
        }
        return true
    }

    /// Carries out what needs the store alone, as long as another long piece of work may take: an import of everything
    /// holds it for more than the seconds that others wait for each other.
    func waiting<T>(for store: SQLiteStore, _ body: () throws -> T) throws -> T {
        let patience = store.patience
        store.patience = Progress.turn
        defer { store.patience = patience }
        for _ in 1..<Progress.turns {
            do {
                return try body()
            } catch StoreError.busy where !hasBegun {
                if interrupt.isPending { throw ExchangeError.cancelled }
                tellWaiting()
            }
        }
        return try body()
    }

    /// From here on nobody else is waited for.
    func begins() { hasBegun = true }

    private func tellWaiting() {
        guard isVisible, percent < 0 else { return }
        percent = 0
        put("\r\(lang.pick("等另一个程序写完", "waiting for another program"))  \(lang.pick("^C 取消", "^C cancels")) ")
    }

    /// Ten minutes in turns of a second, between which ^C is heard.
    private static let turn = 1.0
    private static let turns = 600

    func clear() {
        if isVisible, percent >= 0 { put("\r\u{1B}[K") }
        percent = -1
    }

    private func put(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
