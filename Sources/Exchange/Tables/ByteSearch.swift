import Foundation

extension UnsafeBufferPointer<UInt8> {
    /// Where a run of bytes stands next; nil where it does not.
    func find(_ run: [UInt8], from start: Int) -> Int? {
        guard let base = baseAddress, let first = run.first else { return nil }
        var place = start
        while place + run.count <= count {
            guard let hit = memchr(base + place, Int32(first), count - place - run.count + 1) else { return nil }
            place = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
            if memcmp(base + place, run, run.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
