import Glibc
import Model
import Terminal

/// Work on a thread of its own, beside the loop.
enum Background {
    /// Starts it; false where there is no thread to be had.
    static func run(_ work: @escaping @Sendable () -> Void) -> Bool {
        // Signals belong to the thread that waits for them.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, Aside.stack)
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Box(work))
        let code = pthread_create(&thread, &attributes, body, box.toOpaque())
        if code != 0 { box.release() }
        return code == 0
    }

    /// Gives memory that is free but kept by the C library back to the system, beside the loop: conclusions are large, and
    /// those before them have just been let go of.
    static func giveBackMemory() { _ = run { FreeMemory.giveBack() } }

    private final class Box {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }

    private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
        guard let pointer else { return nil }
        Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().work()
        return nil
    }
}

/// Wakes a loop from another thread: a descriptor that becomes readable.
final class Wake: Sendable {
    let descriptor: Int32
    private let signal: Int32

    /// nil where no pipe is to be had.
    init?() {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (descriptor, signal) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(signal)
    }

    func tell() {
        var byte: UInt8 = 1
        _ = write(signal, &byte, 1)
    }

    /// Empties a descriptor that does not block, this one's or a watch's.
    static func drain(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
