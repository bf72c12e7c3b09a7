import Model
import Rules
import Terminal

/// A slide of the office screen: what stands between its title and its foot.
protocol WallPart {
    init(_ scene: WallScene, _ all: Conclusions, _ text: Text)
    /// Beside the title, dim.
    func note(_ rect: Rect) -> String?
    func draw(in rect: Rect, into frame: inout Frame)
}

extension WallPart {
    func note(_ rect: Rect) -> String? { nil }
}

/// Draws the office screen: one slide as large as the screen allows, readable from across the room.
public enum WallView {
    /// Draws the whole frame. Safe from 1×1 up.
    public static func draw(_ scene: WallScene, into frame: inout Frame) {
        frame.fill(frame.bounds, role: .text)
        (frame.cursor, frame.cursorVisible) = (nil, false)
        let text = Text.of(scene.lang, ascii: frame.ascii)
        guard frame.width >= BoardLayout.minSize.width, frame.height >= BoardLayout.minSize.height else {
            TooSmallView.draw(text, into: &frame)
            return
        }
        // The picture moves within a margin of one cell, so that nothing burns in.
        let moves = frame.width >= 60 && frame.height >= 16
        let margin = moves ? 1 : 0
        var picture = Frame(
            width: frame.width - margin, height: frame.height - margin, ascii: frame.ascii,
            avoidsAmbiguous: frame.avoidsAmbiguous)
        picture.fill(picture.bounds, role: .text)
        drawPicture(scene, text, into: &picture)
        let places = [(0, 0), (1, 0), (1, 1), (0, 1)]
        let place = moves ? places[(scene.shift % places.count + places.count) % places.count] : (0, 0)
        frame.paste(picture, x: place.0, y: place.1)
    }

    private static func drawPicture(_ scene: WallScene, _ text: Text, into frame: inout Frame) {
        let isRoomy = frame.height >= 20
        drawHead(scene, text, into: &frame)
        let foot = drawFoot(scene, text, into: &frame)
        let body = Rect(
            x: frame.width >= 60 ? 3 : 1, y: isRoomy ? 2 : 1, width: frame.width - (frame.width >= 60 ? 6 : 2),
            height: foot - (isRoomy ? 3 : 1))
        if let win = scene.win, let all = scene.conclusions, let deal = all.board.deals[win] {
            WallWin(deal, scene, all, text).draw(in: body, into: &frame)
        } else if let all = scene.conclusions {
            drawSlide(scene, all, text, in: body, into: &frame)
        } else {
            drawWaiting(scene, text, in: body, into: &frame)
        }
        if scene.showsHelp { drawHelp(text, into: &frame) }
    }

    private static func drawSlide(
        _ scene: WallScene, _ all: Conclusions, _ text: Text, in body: Rect, into frame: inout Frame
    ) {
        let part = part(scene.slide).init(scene, all, text)
        let gap = body.height >= 16 ? 2 : 1
        let rect = Rect(x: body.x, y: body.y + gap, width: body.width, height: body.height - gap)
        let used = frame.put(
            [Span(text.title(of: scene.slide), .heading, .bold)], x: body.x, y: body.y, width: body.width)
        if let note = part.note(rect), used + 3 + Width.of(note) <= body.maxX {
            frame.putRight(note, right: body.maxX, y: body.y, role: .dim)
        }
        part.draw(in: rect, into: &frame)
    }

    private static func part(_ slide: WallSlide) -> any WallPart.Type {
        switch slide {
        case .target: WallTarget.self
        case .funnel: WallFunnel.self
        case .ranking: WallRanking.self
        case .reddots: WallRedDots.self
        case .receipts: WallReceipts.self
        }
    }

    private static func drawHead(_ scene: WallScene, _ text: Text, into frame: inout Frame) {
        frame.fill(Rect(x: 0, y: 0, width: frame.width, height: 1), role: .header)
        let clock = Zone.clock(scene.zone.minute(of: scene.now))
        let day = scene.zone.day(of: scene.now)
        var right = frame.width - 1
        right -= frame.putRight(clock, right: right, y: 0, role: .header, mods: .bold) + 2
        var items: [[Span]] = [[Span(" \(frame.glyph(.dot)) \(text.brand) ", .brand)]]
        if let all = scene.conclusions {
            let team = clean(all.board.setting(.team))
            if !team.isEmpty { items.append([Span(team, .header, .bold)]) }
            let pace = all.progressBook.rows.first.map { text.workdays($0.elapsed, $0.total) } ?? ""
            items.append([Span(all.period.name, .header), Span("  " + pace, .header)])
        }
        var date = "\(day.iso) \(text.weekday(day))"
        if let all = scene.conclusions, !all.facts.calendar.isWorking(day) { date += " " + text.dayOff }
        items.append([Span(date, .header)])
        frame.flow(items, x: 0, y: 0, width: right)
    }

    /// Draws the slides' dots and how fresh the data are; returns the first row of the foot.
    private static func drawFoot(_ scene: WallScene, _ text: Text, into frame: inout Frame) -> Int {
        let bottom = frame.height - 1
        let dots = scene.slides.flatMap { slide in
            [Span(text.sign(slide == scene.slide ? .dot : .ring), slide == scene.slide ? .accent : .faint), Span(" ")]
        }
        let told = scene.trouble.map { text.stale($0, scene.now, scene.zone) } ?? scene.warning.map { text.said($0) }
        let stale = told.map { Width.wrap($0, frame.width - 4) } ?? []
        let high = min(stale.count, frame.height >= 16 ? 2 : 1)
        let y = bottom - high
        frame.put(dots.map { Span($0.text, $0.role == .overlay ? .text : $0.role) }, x: 3, y: y, width: frame.width - 6)
        let mark =
            scene.isPaused
            ? Span(text.paused, .due, .bold)
            : scene.trouble != nil
                ? Span(text.staleData, .due) : Span(scene.conclusions == nil ? "" : text.liveData, .dim)
        let used = frame.putRight(mark.text, right: frame.width - 3, y: y, role: mark.role, mods: mark.mods)
        if let head = scene.head, scene.trouble == nil {
            let right = frame.width - 5 - used
            if right - Width.of(head) > 3 + 2 * scene.slides.count {
                frame.putRight(head, right: right, y: y, role: .faint)
            }
        }
        for row in 0..<high {
            frame.fill(Rect(x: 0, y: y + 1 + row, width: frame.width, height: 1), role: .stale)
            frame.put(stale[row], x: 2, y: y + 1 + row, width: frame.width - 4, role: .stale, mods: .bold)
        }
        return y
    }

    private static func drawWaiting(_ scene: WallScene, _ text: Text, in body: Rect, into frame: inout Frame) {
        let words = scene.trouble == nil ? text.workingOut : text.waitingForData
        frame.put(
            words, in: Rect(x: body.x, y: body.y + body.height / 2, width: body.width, height: 1), align: .center,
            role: .dim)
    }

    private static func drawHelp(_ text: Text, into frame: inout Frame) {
        let lines = text.wallKeys.map { Line([Span(Width.fit($0.key, 8), .key), Span($0.label)]) }
        let panel = Panel.centred(frame.size, width: 44, height: lines.count)
        panel.draw(title: text.help, into: &frame)
        panel.draw(lines, scroll: 0, into: &frame)
    }
}
