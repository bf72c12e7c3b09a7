import Foundation
import Model

/// Why a store could not be opened, read or written. Whatever it is but `unknown`, the store is as it was before the call.
public enum StoreError: UserError, Equatable {
    case notFound(String)
    /// A file stands where a new store was to be made.
    case exists(String)
    case directory(String)
    /// The file is no SQLite file, or one of another program.
    case notAStore(String)
    /// Written by a later version of RedDot.
    case newer(String, version: Int)
    case unreadable(String, detail: String)
    /// The path leads through a folder whose name is not UTF-8.
    case notText(String)
    case readOnly(String)
    case busy(String)
    /// Another process has the store open, and what was to be done needs it alone.
    case inUse(String)
    /// Another file took the store's place while it was open.
    case replaced(String, kept: String? = nil)
    /// Its log was taken away while it was open; `kept` is a copy of what this program still saw.
    case logGone(String, kept: String?)
    /// The log beside the file is that of another one.
    case foreignLog(String)
    /// A program that has it open writes into a log that was taken away.
    case orphaned(String)
    /// The file has other names too (hard links).
    case manyNames(String, [String])
    case full(String)
    case corrupt(String, detail: Sentence)
    /// A table holds what RedDot never writes.
    case wrongTable(String, detail: Sentence)
    /// The journal itself is wrong, so that nothing tells what the tables should hold.
    case wrongJournal(String, detail: Sentence)
    /// Others' entries stand in the way. Each holds only the changes that do.
    case conflict([Entry])
    /// Together with what others wrote meanwhile, a limit across rows would be broken.
    case limit(Sentence)
    /// The actor may not do this; the sentence says why.
    case forbidden(Sentence)
    case nothingToUndo(actor: String)
    case nothingToRedo(actor: String)
    /// The draft does not fit what the store holds.
    case invalid(BoardError)
    case io(String, detail: String)
    /// The disk failed while an entry was being confirmed: it may be there or not. `isKept` where it was noted, so that the
    /// next opening looks it up.
    case unknown(String, why: Sentence, draft: DraftID?, isKept: Bool)

    /// The exit status of the command line: 1 refused, 74 the store cannot be read or written.
    public var exitStatus: Int32 {
        switch self {
        case .conflict, .limit, .forbidden, .nothingToUndo, .nothingToRedo, .invalid, .exists: 1
        default: 74
        }
    }

    public var sentence: Sentence {
        switch self {
        case .notFound(let path):
            Sentence(
                zh: "没有数据文件 \(path)；用 reddot init 新建，或用 --store 指定。",
                en: "There is no store at \(path); make one with reddot init, or name another with --store.")
        case .exists(let path):
            Sentence(
                zh: "\(path) 已存在，未作改动；请换一个文件名，或直接用 --store 打开它。",
                en: "\(path) exists already and was left alone; choose another name, or open it with --store.")
        case .directory(let path):
            Sentence(
                zh: "\(path) 是文件夹，不是数据文件；请用 --store 指定文件。",
                en: "\(path) is a folder, not a store; name a file with --store.")
        case .notAStore(let path):
            Sentence(
                zh: "\(path) 不是 RedDot 的数据文件，未作改动；请检查 --store，或用 reddot import 导入它。",
                en: "\(path) is not a RedDot store and was left alone; check --store, or read it with reddot import.")
        case .newer(let path, let version):
            Sentence(
                zh: "\(path) 由更新版本的 RedDot 写成（格式 \(version)），未作改动；请先升级 RedDot。",
                en: "\(path) was written by a later RedDot (format \(version)) and was left alone; update RedDot first."
            )
        case .conflict(let entries): Conflict.sentence(entries)
        case .limit(let sentence), .forbidden(let sentence): sentence
        case .invalid(let error): error.sentence
        case .nothingToUndo(let actor):
            Sentence(zh: "\(actor) 没有可撤销的操作。", en: "There is nothing by \(actor) to undo.")
        case .nothingToRedo(let actor):
            Sentence(zh: "\(actor) 没有可重做的操作。", en: "There is nothing by \(actor) to redo.")
        case .notText(let path):
            Sentence(
                zh: "\(path) 所在的某个文件夹名不是 UTF-8 文字，无法使用，未作改动；请给那个文件夹改名，或换一个位置。",
                en:
                    "\(path) leads through a folder whose name is not UTF-8, and nothing was done; rename that folder, or "
                    + "choose another place.")
        case .replaced, .logGone, .foreignLog, .orphaned, .manyNames: misplaced
        case .unreadable, .readOnly, .busy, .inUse, .full, .corrupt, .wrongTable, .wrongJournal, .io: trouble
        case .unknown(let path, let why, let draft, let isKept):
            StoreError.unknown(path, why, canLookUp: draft != nil && isKept)
        }
    }

    /// Sentences for what goes wrong with the file while it is used.
    private var trouble: Sentence {
        switch self {
        case .unreadable(let path, let detail):
            Sentence(
                zh: "无法读取 \(path)（\(detail)）；请检查文件和所在文件夹的权限。",
                en: "\(path) cannot be read (\(detail)); check the permissions of the file and its folder.")
        case .readOnly(let path):
            Sentence(
                zh: "\(path) 只能读，改动未保存；请检查文件和文件夹的写权限，或去掉 --read-only。",
                en: "\(path) is read-only and nothing was saved; check the permissions of file and folder, "
                    + "or drop --read-only.")
        case .busy(let path):
            Sentence(
                zh: "\(path) 正被另一个程序占用，5 秒内未释放，没有读到也没有保存；请稍后再试。",
                en: "\(path) is held by another program for over 5 seconds; nothing was read or saved, try again.")
        case .inUse(let path):
            Sentence(
                zh: "\(path) 正在别处打开，未作改动；请先退出所有看板和大屏，再试一次。",
                en: "\(path) is open elsewhere and was left alone; close all dashboards and walls, then try again.")
        case .full(let path):
            Sentence(
                zh: "磁盘已满，\(path) 的改动未保存；请腾出空间后再试。",
                en: "The disk of \(path) is full and nothing was saved; free some space and try again.")
        case .corrupt(let path, let detail):
            Sentence(
                zh: "\(path) 已损坏（\(detail.zh)）；请勿继续写入，运行 reddot doctor 并从备份恢复。",
                en: "\(path) is damaged (\(detail.en)); stop writing, run reddot doctor and restore a backup.")
        case .wrongTable(let path, let detail):
            Sentence(
                zh: "\(path) 被 RedDot 之外的程序改过：\(detail.zh)。没有读到也没有保存；请运行 reddot doctor --repair 按日志重建。",
                en:
                    "\(path) was changed by another program: \(detail.en). Nothing was read or saved; run reddot doctor "
                    + "--repair, which rebuilds the tables from the journal.")
        case .wrongJournal(let path, let detail):
            Sentence(
                zh: "\(path) 的日志有误（\(detail.zh)），不能按它重建，未作改动；请用 reddot restore 恢复备份，"
                    + "或用 reddot doctor --salvage 新文件 另存可读部分。",
                en:
                    "The journal of \(path) is wrong (\(detail.en)), so nothing was rebuilt from it; restore a backup with "
                    + "reddot restore, or save what can be read with reddot doctor --salvage NEW.")
        case .io(let path, let detail):
            Sentence(
                zh: "读写 \(path) 时出错（\(detail)），改动未保存；请检查磁盘后再试。",
                en: "Reading or writing \(path) failed (\(detail)) and nothing was saved; check the disk and try again."
            )
        default: Sentence(zh: "", en: "")
        }
    }
}
