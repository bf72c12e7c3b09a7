import Glibc
import Model

/// What time it is: the machine's clock, or one frozen by `--now`.
public enum Clock: Equatable, Sendable {
    case system
    case frozen(Instant)

    public var now: Instant {
        switch self {
        case .frozen(let instant): return instant
        case .system:
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return Instant(seconds: Int64(time.tv_sec))
        }
    }
}
