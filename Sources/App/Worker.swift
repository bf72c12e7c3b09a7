import Glibc
import Model
import Rules
import Store
import Synchronization

/// Works out conclusions beside the loop, on a thread and a connection of its own; a descriptor tells that they are there.
final class Worker: Sendable {
    /// One thing to work out.
    struct Task: Sendable {
        var open: @Sendable () throws(StoreError) -> any Storage
        var now: Instant
        var scope: ScopeKey
        var period: Period
    }

    /// Becomes readable when the task is done.
    let descriptor: Int32
    private let signal: Int32
    private let done = Mutex<Result<Conclusions, StoreError>?>(nil)

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

    /// Starts a task; false where there is no thread to be had. One at a time.
    func start(_ task: Task) -> Bool {
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
        var thread = pthread_t()
        let box = Unmanaged.passRetained(Job(worker: self, task: task))
        let code = pthread_create(&thread, &attributes, Worker.body, box.toOpaque())
        if code != 0 { box.release() }
        return code == 0
    }

    /// What was worked out, once.
    func take() -> Result<Conclusions, StoreError>? {
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) > 0 {}
        return done.withLock { result in
            defer { result = nil }
            return result
        }
    }

    private final class Job {
        let worker: Worker
        let task: Task

        init(worker: Worker, task: Task) { (self.worker, self.task) = (worker, task) }
    }

    private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
        guard let pointer else { return nil }
        let job = Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue()
        let task = job.task
        let result = Result { () throws(StoreError) in
            try Executor.conclude(try task.open(), task.now, task.scope, task.period)
        }
        if case .success(let all) = result { all.prepare() }
        job.worker.done.withLock { $0 = result }
        var byte: UInt8 = 1
        _ = write(job.worker.signal, &byte, 1)
        return nil
    }
}
