import Model
import Rules
import Terminal

/// A meeting as the frame shows it: which page, and its clocks.
public struct MeetingScene: Sendable {
    /// One screen of a meeting.
    public enum Page: Hashable, Sendable {
        case opening
        case rep(ID<Rep>)
        case item(RedSubject)
        case closing
    }

    public var what: Meeting.What
    public var page: Page
    /// The page's number from 1, and how many there are.
    public var number: Int
    public var count: Int
    /// Seconds since the meeting began, and those that this page has had.
    public var elapsed: Int
    public var spent: Int
    /// Minutes that the page should take; nil where it has all the time it needs.
    public var minutes: Int?
    /// Seconds that each page had, for the end.
    public var times: [Page: Int] = [:]

    public init(_ what: Meeting.What, _ page: Page, number: Int, count: Int, elapsed: Int, spent: Int, minutes: Int?) {
        (self.what, self.page, self.number, self.count) = (what, page, number, count)
        (self.elapsed, self.spent, self.minutes) = (elapsed, spent, minutes)
    }
}

extension MeetingScene {
    /// What draws the page.
    var maker: any PanedView.Type {
        switch (what, page) {
        case (.morning, .opening): MorningOpening.self
        case (_, .rep): RepPage.self
        case (.reddots, .opening): RedOpening.self
        case (_, .item): RedItemPage.self
        case (_, .closing): MeetingClosing.self
        }
    }

    /// How the page's clock looks: a warning in the last fifth of its time, overdue beyond it.
    var clockRole: Role {
        guard let minutes else { return .text }
        return spent >= minutes * 60 ? .overdue : spent * 5 >= minutes * 60 * 4 ? .due : .text
    }
}

/// Where the parts of a meeting's page stand: the head, rows, and notes at their side or below them.
struct MeetingLayout {
    let head: Rect
    /// Whether the head holds large figures.
    let isBig: Bool
    let rows: Rect
    let notes: Rect
    let isWide: Bool

    /// `lines` are those of the rows and of the notes, where they stand below each other.
    init(_ size: Size, rows wanted: Int, notes: Int, share: (Int, Int) = (3, 5)) {
        isBig = size.width >= 80 && size.height >= 24
        isWide = size.width >= 110
        let top = size.height >= 30 ? 2 : 1
        head = Rect(x: 1, y: top, width: size.width - 2, height: isBig ? TallDigits.height : size.height >= 12 ? 2 : 1)
        let gap = size.height >= 20 ? 1 : 0
        let y = head.maxY + gap
        let body = Rect(x: 0, y: y, width: size.width, height: size.height - 1 - y)
        if isWide {
            let left = (size.width - 4) * share.0 / share.1
            rows = Rect(x: 0, y: body.y, width: left, height: body.height)
            self.notes = Rect(x: left + 4, y: body.y, width: size.width - left - 5, height: body.height)
        } else {
            // The rows have what they need, at least half; the notes what is left.
            let least = min(notes, body.height / 2)
            let high = min(max(wanted, 1), body.height - (least > 0 ? least + gap : 0))
            rows = Rect(x: 0, y: body.y, width: size.width - 1, height: high)
            self.notes = Rect(
                x: 1, y: rows.maxY + gap, width: size.width - 2, height: body.maxY - rows.maxY - gap)
        }
    }
}

/// A part of the notes: a line that says all in few words, and the lines behind it.
struct MeetingSection {
    var heading: Line
    var rows: [Line] = []

    /// As many lines as there is room for: every heading, then rows in turn, and blank lines where room is left.
    static func lines(_ sections: [MeetingSection], room: Int) -> [Line] {
        guard room > 0 else { return [] }
        var shown = sections.map { _ in 0 }
        var left = room - sections.count
        let blanks = left >= sections.count * 3 ? sections.count - 1 : 0
        left -= blanks
        while left > 0,
            let next = sections.indices.filter({ shown[$0] < sections[$0].rows.count }).min(by: {
                shown[$0] < shown[$1]
            })
        {
            shown[next] += 1
            left -= 1
        }
        var lines: [Line] = []
        for (index, section) in sections.enumerated() {
            if index > 0, blanks > 0 { lines.append(Line()) }
            lines.append(section.heading)
            lines += section.rows.prefix(shown[index])
        }
        return Array(lines.prefix(room))
    }
}

/// The first lines of a page: what it is about at the left, the clock at the right.
struct MeetingHead {
    let meeting: MeetingScene
    let text: Text
    /// Where the lines stand, where large figures take the left of the head.
    var at: Rect?

    /// Draws the clock; the rest of the head is left for `lines`, from the top.
    func draw(_ lines: [Line], _ layout: MeetingLayout, into frame: inout Frame) {
        let (head, clock) = (at ?? layout.head, text.clock(seconds: meeting.spent))
        let note = meeting.minutes.map { text.ofMinutes($0) } ?? ""
        let page = text.page(meeting.number, meeting.count)
        var (room, first) = (head.width, 0)
        if layout.isBig {
            let side =
                max(Width.of(note), Width.of(page), Width.of(text.inAll(text.clock(seconds: meeting.elapsed)))) + 2
            let wide = TallDigits.width(clock)
            let x = head.maxX - wide
            TallDigits.draw(clock, x: x, y: head.y, role: meeting.clockRole, into: &frame)
            frame.putRight(page, right: x - 2, y: head.y, role: .dim)
            frame.putRight(note, right: x - 2, y: head.y + 1, role: .dim)
            frame.putRight(text.inAll(text.clock(seconds: meeting.elapsed)), right: x - 2, y: head.y + 2, role: .dim)
            room -= wide + side + 2
        } else {
            let spans = [Span(page + " ", .dim), Span(clock, meeting.clockRole, .bold)]
            let wide = spans.reduce(0) { $0 + $1.width }
            frame.put(spans, x: head.maxX - wide, y: head.y, width: wide)
            first = wide + 2
        }
        for (index, line) in lines.prefix(head.height).enumerated() {
            frame.put(line, x: head.x, y: head.y + index, width: max(room - (index == 0 ? first : 0), 1))
        }
    }
}

extension Frame {
    /// Draws lines one below the other, as many as the place holds.
    mutating func put(_ lines: [Line], in rect: Rect) {
        for (index, line) in lines.prefix(rect.height).enumerated() {
            put(line, x: rect.x, y: rect.y + index, width: rect.width)
        }
    }
}
