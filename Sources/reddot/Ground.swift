import Foundation
import Model

/// What the program stands on, made wide enough before anything else, or said.
enum Ground {
    /// The stack that everything fits in, and the least that is worth a try.
    private static let stack: (wanted: rlim_t, least: rlim_t) = (8 << 20, 1 << 20)
    /// Files that a dashboard has open at once, and the least for any command.
    private static let files: (wanted: rlim_t, least: Int32) = (256, 24)

    /// Why the program cannot go on; nil where it can.
    static func trouble() -> Sentence? { stackTrouble() ?? fileTrouble() }

    /// The main thread's stack grows up to the limit as it stands, so that raising it now helps.
    private static func stackTrouble() -> Sentence? {
        let limit = raised(Int32(RLIMIT_STACK.rawValue), to: stack.wanted)
        guard limit < stack.least else { return nil }
        return Sentence(
            zh: "栈只有 \(limit >> 10) KB（ulimit -s），RedDot 至少要 \(stack.least >> 10) KB；请先运行 ulimit -s 8192。",
            en:
                "The stack is limited to \(limit >> 10) KB (ulimit -s), RedDot needs \(stack.least >> 10) KB; run ulimit "
                + "-s 8192 first.")
    }

    private static func fileTrouble() -> Sentence? {
        let limit = raised(Int32(RLIMIT_NOFILE.rawValue), to: files.wanted)
        var free: [Int32] = []
        while free.count < files.least, case let copy = fcntl(0, F_DUPFD_CLOEXEC, 3), copy >= 0 { free.append(copy) }
        for descriptor in free { close(descriptor) }
        guard free.count < files.least else { return nil }
        return Sentence(
            zh: "可打开的文件太少：上限 \(limit)（ulimit -n），只剩 \(free.count) 个，RedDot 要 \(files.least) 个；请先运行 ulimit -n 256。",
            en: "Too few files may be open: the limit is \(limit) (ulimit -n), \(free.count) are left, RedDot needs "
                + "\(files.least); run ulimit -n 256 first.")
    }

    /// Raises a limit as far as the system allows; what it is then.
    private static func raised(_ resource: Int32, to wanted: rlim_t) -> rlim_t {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(UInt32(resource)), &limit) == 0 else { return .max }
        guard limit.rlim_cur < wanted else { return limit.rlim_cur }
        limit.rlim_cur = min(wanted, limit.rlim_max)
        guard setrlimit(__rlimit_resource_t(UInt32(resource)), &limit) == 0 else { return 0 }
        return limit.rlim_cur
    }
}
