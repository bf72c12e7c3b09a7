import Glibc
import Model

/// Two pieces of work at once: one on a thread of its own, the other on the caller's. Where there is no second processor
/// or no thread to be had, one is done after the other.
enum Beside {
    /// Whether there is a second processor to work on.
    private static let isOffered = sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1

    static func run<One: Sendable, Two>(
        when isWorthIt: Bool, _ one: @escaping @Sendable () -> One, _ two: () -> Two
    ) -> (One, Two) {
        let result = Result<One>()
        let thread = isWorthIt && isOffered ? Aside { result.value = one() } : nil
        let second = two()
        thread?.join()
        return (result.value ?? one(), second)
    }

    /// Unchecked, since it is written before the thread ends and read after it was joined.
    private final class Result<Value: Sendable>: @unchecked Sendable { var value: Value? }
}
