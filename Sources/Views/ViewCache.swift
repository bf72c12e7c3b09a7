import Model
import Rules
import Synchronization

/// What views make of facts and filter alone, kept from frame to frame: a key asks a view several times for its panes,
/// its rows and its picture. Whoever changes the facts empties it first, since what is kept may hold on to them.
public final class ViewCache: Sendable {
    /// What is kept, one of each.
    enum Part: Hashable, Sendable { case queues, redDots, underWay, tiles, cash, lags }

    /// What it was made from.
    private struct Key: Equatable {
        let edition: Edition
        let hits: Hits?
        let lang: Lang
        let ascii: Bool
    }

    private let kept = Mutex<[Part: (key: Key, value: any Sendable)]>([:])

    public init() {}

    public func empty() { kept.withLock { $0 = [:] } }

    fileprivate func value<Value: Sendable>(
        _ part: Part, _ scene: Scene, _ all: Conclusions, ascii: Bool, _ make: () -> Value
    ) -> Value {
        let key = Key(edition: all.edition, hits: scene.hits, lang: scene.lang, ascii: ascii)
        if let entry = kept.withLock({ $0[part] }), entry.key == key, let value = entry.value as? Value { return value }
        let value = make()
        kept.withLock { $0[part] = (key, value) }
        return value
    }
}

extension Scene {
    /// Makes a part of a view, or takes it from the cache where facts, filter and language are still the same.
    func once<Value: Sendable>(
        _ part: ViewCache.Part, _ all: Conclusions, ascii: Bool = false, _ make: () -> Value
    ) -> Value {
        cache?.value(part, self, all, ascii: ascii, make) ?? make()
    }
}
