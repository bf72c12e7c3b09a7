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

    private let wake: Wake
    private let done = Mutex<Result<Conclusions, StoreError>?>(nil)

    /// Becomes readable when the task is done.
    var descriptor: Int32 { wake.descriptor }

    /// nil where no pipe is to be had.
    init?() {
        guard let wake = Wake() else { return nil }
        self.wake = wake
    }

    /// Starts a task; false where there is no thread to be had. One at a time.
    func start(_ task: Task) -> Bool {
        Background.run { [self] in
            let result = Result { () throws(StoreError) in
                try Executor.conclude(try task.open(), task.now, task.scope, task.period)
            }
            if case .success(let all) = result { all.prepare() }
            done.withLock { $0 = result }
            wake.tell()
        }
    }

    /// What was worked out, once.
    func take() -> Result<Conclusions, StoreError>? {
        Wake.drain(descriptor)
        return done.withLock { result in
            defer { result = nil }
            return result
        }
    }
}
