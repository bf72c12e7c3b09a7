import Synchronization

/// Does work beside the loop, each piece on a thread of its own; a descriptor tells that something is done. What comes of
/// it is an input like any other.
final class Worker: Sendable {
    typealias Job = @Sendable () -> Input

    private let wake: Wake
    /// Becomes readable when a job is done.
    var descriptor: Int32 { wake.descriptor }
    private let done = Mutex<[Input]>([])

    /// nil where no pipe is to be had.
    init?() {
        guard let wake = Wake() else { return nil }
        self.wake = wake
    }

    /// Starts a job; false where there is no thread to be had.
    func start(_ job: @escaping Job) -> Bool {
        Background.run { [self] in
            let result = job()
            done.withLock { $0.append(result) }
            wake.tell()
        }
    }

    /// What was done since the last time, in the order in which it was.
    func take() -> [Input] {
        Wake.drain(descriptor)
        return done.withLock { results in
            defer { results = [] }
            return results
        }
    }
}
