import Glibc

/// A thread of its own, on which no signal arrives: those belong to the thread that waits for them.
public struct Aside: @unchecked Sendable {
    /// The size of a thread's stack, whatever the limits of the shell would make it.
    public static let stack = 8 << 20

    private var thread = pthread_t()

    /// Starts at once; nil where there is no thread to be had.
    public init?(_ body: @escaping @Sendable () -> Void) {
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let box = Unmanaged.passRetained(Body(run: body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Aside.stack)
        guard pthread_create(&thread, &attributes, Aside.start, box.toOpaque()) == 0 else {
            box.release()
            return nil
        }
    }

    /// Waits for its end; to be called once.
    public func join() { pthread_join(thread, nil) }

    private final class Body {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
        guard let pointer else { return nil }
        Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
    }
}
