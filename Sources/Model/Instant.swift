import Foundation

/// A moment in UTC: whole seconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
    public var seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    /// By the machine's clock.
    public static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(seconds: Int64(time.tv_sec))
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
    public static func + (instant: Instant, seconds: Int64) -> Instant {
        Instant(seconds: instant.seconds.plus(seconds))
    }
    public static func - (left: Instant, right: Instant) -> Int64 { left.seconds.minus(right.seconds) }

    /// What a store can hold: the years 1 to 9999.
    public static let stored: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// `2026-11-23T01:00:00Z`.
    public var iso: String {
        let days = Int32(clamping: seconds.floorDivided(by: 86_400))
        let rest = Int(seconds.minus(Int64(days) * 86_400) % 86_400)
        return "\(Day(number: days).iso)T\(Zone.clock(rest / 60)):\(Day.padded(rest % 60, 2))Z"
    }
}

/// The workspace's time zone: turns moments into days and clock times and back.
public struct Zone: Equatable, Sendable {
    public let name: String
    private let fixed: Int64?

    public static let standard = "Asia/Shanghai"

    /// nil where the machine's zone tables do not know the name.
    public init?(name: String) {
        // Asking the zone tables costs milliseconds at the start; the usual zones do without.
        switch name {
        case Zone.standard: fixed = 28_800
        case "UTC": fixed = 0
        default:
            guard TimeZone(identifier: name) != nil else { return nil }
            fixed = nil
        }
        self.name = name
    }

    /// Shanghai time, correct even where the machine carries no zone tables.
    public static var shanghai: Zone { Zone() }

    private init() {
        name = Zone.standard
        fixed = 28_800
    }

    private func offset(at seconds: Int64) -> Int64 {
        // Shanghai has had no summer time since 1991.
        if let fixed, seconds > 694_224_000 || name == "UTC" { return fixed }
        guard let zone = TimeZone(identifier: name) else { return fixed ?? 0 }
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    public func day(of instant: Instant) -> Day {
        let local = instant.seconds.plus(offset(at: instant.seconds))
        return Day(number: Int32(clamping: local.floorDivided(by: 86_400)))
    }

    /// Minutes since local midnight.
    public func minute(of instant: Instant) -> Int {
        let rest = Int(instant.seconds.plus(offset(at: instant.seconds)) % 86_400)
        return (rest < 0 ? rest + 86_400 : rest) / 60
    }

    /// The moment of a local day and minute; in a gap of summer time the moment just after it.
    public func instant(_ day: Day, minute: Int = 0, second: Int = 0) -> Instant {
        let local = Int64(day.number) * 86_400 + Int64(minute) * 60 + Int64(second)
        let guess = local - offset(at: local)
        return Instant(seconds: local - offset(at: guess))
    }

    /// `yyyy-MM-ddTHH:mm` in local time.
    public func text(_ instant: Instant) -> String {
        "\(day(of: instant).iso)T\(Zone.clock(minute(of: instant)))"
    }

    /// `HH:mm`.
    public static func clock(_ minute: Int) -> String {
        "\(Day.padded(minute / 60, 2)):\(Day.padded(minute % 60, 2))"
    }

    /// Parses `yyyy-MM-dd`, `yyyy-MM-ddTHH:mm[:ss]` (or a space for T) as local time; a trailing `Z` means UTC.
    public func parse(_ text: String) -> Instant? {
        var bytes = Array(text.utf8)
        var utc = false
        if bytes.last == UInt8(ascii: "Z") {
            utc = true
            bytes.removeLast()
        }
        guard bytes.count >= 10, let day = Day(iso: String(decoding: bytes[0..<10], as: UTF8.self)) else { return nil }
        var minute = 0
        var second = 0
        if bytes.count > 10 {
            guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return nil }
            let parts = bytes[11...].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.count == 2 }),
                let hour = Day.digits(parts[0]), hour < 24, let minutes = Day.digits(parts[1]), minutes < 60
            else { return nil }
            minute = hour * 60 + minutes
            if parts.count == 3 {
                guard let seconds = Day.digits(parts[2]), seconds < 60 else { return nil }
                second = seconds
            }
        }
        if utc { return Instant(seconds: Int64(day.number) * 86_400 + Int64(minute * 60 + second)) }
        return instant(day, minute: minute, second: second)
    }
}

extension Int64 {
    /// A quotient to the nearest whole number; where 64 bits cannot hold it, their end.
    public init(nearest value: Double) {
        let rounded = value.rounded()
        self = Int64(exactly: rounded) ?? (rounded.isNaN ? 0 : rounded < 0 ? .min : .max)
    }

    /// The sum; where 64 bits cannot hold it, their end. What is added up is never a reason to stop.
    @inlinable
    public func plus(_ other: Int64) -> Int64 {
        let (sum, isTooFar) = addingReportingOverflow(other)
        return isTooFar ? (other < 0 ? .min : .max) : sum
    }

    /// Adds on, in the same way.
    @inlinable
    public mutating func add(_ other: Int64) { self = plus(other) }

    /// The difference, in the same way.
    @inlinable
    public func minus(_ other: Int64) -> Int64 {
        let (difference, isTooFar) = subtractingReportingOverflow(other)
        return isTooFar ? (other < 0 ? .max : .min) : difference
    }

    /// Division that rounds towards minus infinity; moments before 1970 need it.
    func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension Sequence where Element == Int64 {
    /// The sum; where 64 bits cannot hold it, their end.
    public var sum: Int64 { Int64(clamping: reduce(Int128(0)) { $0 + Int128($1) }) }
}
