import Foundation
import Model
import Testing

@testable import Store

/// Whoever rewrites a journal so that tables, marks and even hashes follow from it is found out.
@Suite struct ForgeryTests {
    private static let rounds = ProcessInfo.processInfo.environment["FORGERIES"].flatMap { Int($0) } ?? 200
    private static let seed = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 20_261_201

    @Test func everyRewriteIsFound() throws {
        print("forgeries: \(Self.rounds) rounds, seed \(Self.seed)")
        var dice = Dice(Self.seed)
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        try store.access { try SQLiteStore.run(store.handle, "PRAGMA synchronous = OFF") }
        let heads = try Honest(store, &dice).heads(40)
        let original = try ForgedJournal(store)
        var (tried, quiet) = ([Forgery: Int](), 0)
        while tried.values.reduce(0, +) < Self.rounds {
            let way = Forgery.allCases[Int.random(in: 0..<Forgery.allCases.count, using: &dice)]
            // With a hash of its own an entry behind the last one is nothing but another commit.
            let rehash = (Bool.random(using: &dice) || way == .fork) && way != .append
            var forged = original
            guard forged.forge(way, &dice), forged != original, try forged.write(to: store, rehash: rehash) else {
                continue
            }
            tried[way, default: 0] += 1
            let first = zip(forged.entries, original.entries).prefix { $0 == $1 }.count
            let kept = heads.filter { $0.batch > first }.randomElement(using: &dice)
            let head = try #require(kept ?? heads.last)
            let found = try store.verify([HeadClaim(head)])
            #expect(!found.isSound, "seed \(Self.seed): \(way) at \(first + 1), rehashed \(rehash), head \(head.text)")
            if !rehash, !way.isSmooth {
                #expect(found.fault != nil, "seed \(Self.seed): \(way) at \(first + 1) without a head")
            }
            if try store.doctor().allSatisfy({ $0.kind == .chain || $0.kind == .reference }) { quiet += 1 }
        }
        // Most of them are rewrites that the doctor's fold is content with (an undo may lose its entry); each way was tried.
        let all = tried.values.reduce(0, +)
        #expect(quiet * 4 > all * 3, "\(quiet) of \(all)")
        #expect(tried.count == Forgery.allCases.count, "\(tried)")
        #expect(try original.write(to: store, rehash: false) && store.verify(heads.map(HeadClaim.init)).isSound)
    }
}
