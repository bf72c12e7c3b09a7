import Model
import Rules
import Terminal

/// What the period will bring, word by word, and the bridge of the pipeline since last week.
struct ProgressOutlook {
    let book: ProgressBook
    let since: Day?
    let today: Day
    let name: String
    let text: Text

    func draw(in rect: Rect, into frame: inout Frame) {
        guard rect.width >= 70, rect.height < 14 else {
            let used = drawFacts(in: rect, into: &frame)
            let steps = book.bridge.map { ProgressOutlook.steps($0, text).count } ?? 1
            let y = rect.y + used + (rect.height - used > steps + 1 ? 1 : 0)
            return drawBridge(
                in: Rect(x: rect.x, y: y, width: rect.width, height: rect.maxY - y), into: &frame)
        }
        // Low and wide: side by side.
        let left = (rect.width - 3) / 2
        _ = drawFacts(in: Rect(x: rect.x, y: rect.y, width: left, height: rect.height), into: &frame)
        let x = rect.x + left + 3
        drawBridge(in: Rect(x: x, y: rect.y, width: rect.maxX - x, height: rect.height), into: &frame)
    }

    private func facts(isShort: Bool) -> [(label: String, value: [Span])] {
        let forecast = book.forecast
        func money(_ amount: Money?) -> String { amount.map { text.money($0) } ?? text.unknown }
        var facts: [(String, [Span])] = [
            (
                isShort ? text.signedNow : text.signedNow + " + " + text.weightedOpen,
                [
                    Span(money(forecast.won), .amount, .bold), Span(" + ", .dim),
                    Span(money(forecast.weighted), .amount),
                    Span("  " + text.dealCount(forecast.deals), .dim),
                ]
            ),
            (
                isShort ? text.landingShort : text.landing,
                [
                    Span(money(forecast.p10) + text.to, .dim), Span(money(forecast.p50), .accent, .bold),
                    Span(text.to + money(forecast.p90), .dim),
                ]
            ),
            (
                text.withBuffer,
                [
                    Span(money(forecast.buffer.forecast), .text),
                    Span("  \(text.stretch) \(money(forecast.buffer.stretch))", .dim),
                ]
            ),
            (
                text.coverage,
                [
                    Span(
                        text.coverage(text.decimal(forecast.coverage), needs: text.decimal(forecast.coverageNeeded)),
                        .text)
                ]
            ),
        ]
        if let row = book.rows.first {
            facts.append(
                (text.neededPerDay, [Span(text.perDay(money(row.light.perDay), now: money(row.perDaySoFar)), .text)]))
        }
        facts.append((text.contactsDone, [Span(text.ofPlan(book.kpis.contacts, book.kpis.contactsPlanned), .text)]))
        return facts
    }

    /// Returns the lines used.
    private func drawFacts(in rect: Rect, into frame: inout Frame) -> Int {
        guard rect.height > 0 else { return 0 }
        let facts = facts(isShort: rect.width < 44)
        frame.put(
            [Span(text.outlook, .heading, .bold), Span(text.separator + name, .dim)], x: rect.x, y: rect.y,
            width: rect.width)
        let label = facts.map { Width.of($0.label) }.max() ?? 0
        for (index, fact) in facts.enumerated() where index + 1 < rect.height {
            let y = rect.y + 1 + index
            let column = min(label, rect.width / 2)
            frame.put(fact.label, in: Rect(x: rect.x, y: y, width: column, height: 1), role: .dim)
            // What does not fit is left out whole, from the end.
            var value = fact.value
            let room = rect.width - column - 2
            while value.count > 1, value.reduce(0, { $0 + $1.width }) > room { value.removeLast() }
            frame.put(value, x: rect.x + column + 2, y: y, width: room)
        }
        return min(facts.count + 1, rect.height)
    }

    private func drawBridge(in rect: Rect, into frame: inout Frame) {
        guard rect.height >= 3 else { return }
        let when = since.map { text.separator + text.since(Text.day($0, today: today)) } ?? ""
        frame.put(
            [Span(text.bridge, .heading, .bold), Span(when, .dim)], x: rect.x, y: rect.y, width: rect.width)
        let place = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        guard let bridge = book.bridge, since != nil else {
            for (index, line) in Width.wrap("\(text.unknown) \(text.noBridge)", place.width).prefix(place.height)
                .enumerated()
            {
                frame.put(line, x: place.x, y: place.y + index, width: place.width, role: .dim)
            }
            return
        }
        Waterfall(steps: ProgressOutlook.steps(bridge, text)).fitted(place.height, rest: text.otherMoves) {
            text.signed(Money(minor: $0))
        }.draw(in: place, into: &frame)
    }

    static func steps(_ bridge: Bridge, _ text: Text) -> [Waterfall.Step] {
        let labels = text.bridgeSteps
        let moves: [(amount: Money, role: Role)] = [
            (bridge.created, .win), (bridge.pulledIn, .win), (bridge.increased, .win), (bridge.reopened, .win),
            (.zero - bridge.decreased, .lose), (.zero - bridge.pushedOut, .lose), (.zero - bridge.lost, .lose),
            (.zero - bridge.won, .amount),
        ]
        func level(_ amount: Money, _ label: String) -> Waterfall.Step {
            .init(label: label, amount: amount.minor, text: text.money(amount), isLevel: true, role: .bar)
        }
        let steps = moves.enumerated().map { index, move in
            Waterfall.Step(
                label: labels[at: index + 1] ?? "", amount: move.amount.minor,
                text: move.amount == .zero ? text.unknown : text.signed(move.amount),
                role: move.amount == .zero ? .faint : move.role)
        }
        return [level(bridge.start, labels.first ?? "")] + steps + [level(bridge.end, labels.last ?? "")]
    }
}
