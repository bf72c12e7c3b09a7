import Glibc
import Model

/// What time it is: the machine's clock, or one frozen by `--now`.
public enum Clock: Equatable, Sendable {
    case system
    case frozen(Instant)

    public var now: Instant {
        switch self {
        case .frozen(let instant): return instant
        case .system: return .now
        }
    }

    /// Nanoseconds until the machine's clock shows its next second.
    static var untilSecond: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return UInt64(max(1_000_000_000 - time.tv_nsec, 1))
    }
}
