import Glibc

/// Holds ^C and its like back while a long piece of work runs, which asks now and then whether to stop.
final class Interrupt {
    private var set = sigset_t()
    private var before = sigset_t()

    init() {
        sigemptyset(&set)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, number) }
        pthread_sigmask(SIG_BLOCK, &set, &before)
    }

    /// Whether one of them came.
    var isPending: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return [SIGINT, SIGTERM, SIGHUP].contains { sigismember(&pending, $0) == 1 }
    }

    /// Lets them through again; what came in the meantime was for the work, and is dropped.
    func end() {
        var none = timespec()
        while sigtimedwait(&set, nil, &none) > 0 {}
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
