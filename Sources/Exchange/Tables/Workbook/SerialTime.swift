import Model

/// Days and moments as spreadsheets count them: days since a day zero, hours as fractions.
struct SerialTime {
    /// The Macintosh's count, from 1904 on.
    var isFrom1904 = false

    /// `2026-11-23`, `2026-11-23 09:30`, `09:30`: what a number means in a cell that shows a day or a time; nil where it
    /// is none.
    func text(_ serial: Double) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var day = Int(serial)
        var seconds = Int(((serial - Double(day)) * 86_400).rounded())
        if seconds == 86_400 {
            day += 1
            seconds = 0
        }
        if day == 0, seconds > 0 { return SerialTime.clock(seconds) }
        let date = self.date(day)
        return seconds == 0 ? date : "\(date) \(SerialTime.clock(seconds))"
    }

    /// A length of time: `36:30`.
    static func length(_ serial: Double) -> String? {
        guard serial.magnitude < 1_000_000 else { return nil }
        return (serial < 0 ? "-" : "") + clock(Int((serial.magnitude * 86_400).rounded()))
    }

    /// `yyyy-MM-dd`. The first count has a 29 February 1900 that never was, and a day zero: both are written as they are
    /// shown, and are no days.
    private func date(_ day: Int) -> String {
        if isFrom1904 { return iso(day - 24_107) }
        if day == 60 { return "1900-02-29" }
        if day == 0 { return "1900-01-00" }
        return iso(day < 60 ? day - 25_568 : day - 25_569)
    }

    private func iso(_ number: Int) -> String { Day(number: Int32(number)).iso }

    static func clock(_ seconds: Int) -> String {
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let text = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))"
        return seconds % 60 == 0 ? text : "\(text):\(two(seconds % 60))"
    }
}
