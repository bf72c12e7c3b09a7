import Model

/// A day of an iCalendar file, with its minute where a time is told. UTC turns into the workspace's zone; a time with
/// a zone of its own keeps its clock, as a holiday stays on its date.
struct ICSMoment: Equatable {
    let day: Day
    let minute: Int?

    /// `20260101`, `20260101T090000` or `20260101T010000Z`; nil for anything else.
    init?(_ text: String, _ zone: Zone) {
        let bytes = Array(text.trimmed.utf8)
        guard bytes.count >= 8, let year = ICSMoment.number(bytes[0..<4]), let month = ICSMoment.number(bytes[4..<6]),
            let number = ICSMoment.number(bytes[6..<8]), ICSMoment.years.contains(year),
            let day = Day(year: year, month: month, day: number)
        else { return nil }
        guard bytes.count > 8 else {
            (self.day, minute) = (day, nil)
            return
        }
        guard let time = ICSMoment.clock(bytes[8...]) else { return nil }
        guard time.isUTC else {
            (self.day, minute) = (day, time.minute)
            return
        }
        let moment = Instant(seconds: Int64(day.number) * 86_400 + Int64(time.minute) * 60)
        (self.day, minute) = (zone.day(of: moment), zone.minute(of: moment))
    }

    /// Beyond these no table reaches.
    static let years = 1_900...2_200

    /// Minutes since the first day of all.
    var minutes: Int { Int(day.number) * 1_440 + (minute ?? 0) }

    private static func clock(_ bytes: ArraySlice<UInt8>) -> (minute: Int, isUTC: Bool)? {
        let isUTC = bytes.last == UInt8(ascii: "Z")
        let time = Array(isUTC ? bytes.dropLast() : bytes)
        guard time.count == 7, time[0] == UInt8(ascii: "T"), let hour = number(time[1..<3]), hour < 24,
            let minute = number(time[3..<5]), minute < 60, let second = number(time[5..<7]), second <= 60
        else { return nil }
        return (hour * 60 + minute, isUTC)
    }

    static func number(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 6, bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    /// The minutes of `P3D`, `P1W` or `PT9H30M`; nil for anything else, and for less than nothing.
    static func duration(_ text: String) -> Int? {
        let bytes = Array(text.trimmed.uppercased().utf8.drop { $0 == UInt8(ascii: "+") })
        guard bytes.count >= 3, bytes[0] == UInt8(ascii: "P") else { return nil }
        var (minutes, digits, isTime) = (0, [UInt8](), false)
        for byte in bytes.dropFirst() {
            if (48...57).contains(byte) {
                digits.append(byte)
            } else if byte == UInt8(ascii: "T"), digits.isEmpty, !isTime {
                isTime = true
            } else {
                guard let count = number(digits), let unit = unit(byte, isTime) else { return nil }
                minutes += count * unit / 60
                digits = []
            }
        }
        return digits.isEmpty ? minutes : nil
    }

    /// Seconds of a unit.
    private static func unit(_ byte: UInt8, _ isTime: Bool) -> Int? {
        switch (byte, isTime) {
        case (UInt8(ascii: "W"), false): 604_800
        case (UInt8(ascii: "D"), false): 86_400
        case (UInt8(ascii: "H"), true): 3_600
        case (UInt8(ascii: "M"), true): 60
        case (UInt8(ascii: "S"), true): 1
        default: nil
        }
    }
}
