import Model

/// Writes all-day events as an iCalendar stream (RFC 5545): CRLF, escaped texts, lines folded at 75 octets.
struct CalendarWriter {
    private var bytes: [UInt8] = []
    private let stamp: String

    init(stamp: Instant) {
        self.stamp = String(stamp.iso.filter { $0 != "-" && $0 != ":" })
        for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//RedDot//RedDot//EN", "CALSCALE:GREGORIAN"] {
            line(text)
        }
    }

    var count: Int { bytes.count }

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    mutating func event(_ id: String, on day: Day, title: String, text: String) {
        line("BEGIN:VEVENT")
        line("UID:\(id)@reddot")
        line("DTSTAMP:\(stamp)")
        line("DTSTART;VALUE=DATE:\(CalendarWriter.date(day))")
        line("DTEND;VALUE=DATE:\(CalendarWriter.date(day + 1))")
        line("SUMMARY:\(CalendarWriter.escaped(title))")
        if !text.isEmpty { line("DESCRIPTION:\(CalendarWriter.escaped(text))") }
        line("TRANSP:TRANSPARENT")
        line("END:VEVENT")
    }

    mutating func end() { line("END:VCALENDAR") }

    private static func date(_ day: Day) -> String { String(day.iso.filter { $0 != "-" }) }

    /// Newlines become `\n`; other controls and marks of direction have no place in a calendar and are left out.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var afterCarriage = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                result.append("\\")
                result.append(scalar)
            case "\n" where afterCarriage: break
            case "\n", "\r":
                result.append("\\")
                result.append("n")
            case _ where scalar.isBreak: result.append(" ")
            default: if !scalar.isHarmful { result.append(scalar) }
            }
            afterCarriage = scalar == "\r"
        }
        return String(result)
    }

    /// Writes a line, folded before the octet that would be the 76th, never inside a character.
    private mutating func line(_ text: String) {
        var width = 0
        for scalar in text.unicodeScalars {
            let size = UTF8.width(scalar)
            if width + size > 75 {
                bytes.append(contentsOf: [13, 10, 32])
                width = 1
            }
            bytes.append(contentsOf: String(scalar).utf8)
            width += size
        }
        bytes.append(contentsOf: [13, 10])
    }
}
