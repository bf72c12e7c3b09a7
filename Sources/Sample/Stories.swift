import Model

extension Company {
    /// The stories, each beside one that lies just on the other side of the same boundary.
    func stories() -> [Story] {
        grades() + silences() + timers() + cycles() + redDots() + triangles() + others()
    }

    /// R8: need written, decision within 30 days, budget at least the price.
    private func grades() -> [Story] {
        [
            Story(
                stage: 4, age: 42, moved: 9, amount: 1_100_000, budget: 1_200_000, need: 22, decision: 17, close: 18,
                tale: .confirmed),
            Story(stage: 4, age: 37, moved: 8, amount: 150_000, budget: 150_000, need: 20, decision: 30, close: 33),
            Story(
                stage: 4, age: 36, moved: 7, amount: 150_000, budget: 150_000, budgetShort: 1, need: 19, decision: 30,
                close: 33),
            Story(stage: 3, age: 41, moved: 8, amount: 82_000, budget: 90_000, need: 15, decision: 31, close: 35),
            Story(stage: 3, age: 39, moved: 6, amount: 118_000, budget: 125_000, decision: 24, close: 26),
            Story(stage: 2, age: 24, moved: 9, amount: 64_000, need: 8, close: 60, grade: .b, tale: .byHand),
            Story(stage: 2, age: 23, moved: 9, amount: 58_000, need: 8, close: 60, grade: .c, tale: .proposed),
            // The need became clear yesterday: B, to be promoted (R9).
            Story(
                stage: 4, age: 44, moved: 5, heard: 1, amount: 136_000, budget: 140_000, need: 1, decision: 20,
                grade: .b),
        ]
    }

    /// R9: an A without an inbound word for 14 natural days; our own calls do not count. And a competitor's blunder.
    private func silences() -> [Story] {
        func quiet(_ days: Int, _ amount: Int, _ tale: Story.GradeTale? = nil) -> Story {
            Story(
                stage: 4, age: 36, moved: 12, heard: days, amount: amount, budget: amount + 20_000, need: 25,
                decision: 22,
                close: 24, grade: .a, asides: tale == nil ? [] : [.decided(.escalate, .open)], tale: tale)
        }
        return [
            quiet(17, 268_000, .refused), quiet(14, 92_000), quiet(13, 105_000),
            Story(
                stage: 3, age: 38, moved: 10, amount: 175_000, budget: 180_000, need: 12, decision: 48, close: 50,
                grade: .b,
                events: [.init(what: .competitor, direction: .inbound, ago: 1, minute: 1_000, text: 2)]),
        ]
    }

    /// R12 and R13: demo to call, change of the decision maker, promises.
    private func timers() -> [Story] {
        let closed = today - days.back(4, from: today)
        func demo(_ ago: Int, _ minute: Int, then later: [Story.Event] = []) -> Story {
            let demo = Story.Event(what: .demo, direction: .outbound, ago: ago, minute: minute)
            return Story(stage: 2, age: 33, moved: 15, touched: ago + 4, need: 10, close: 48, events: [demo] + later)
        }
        func change(_ ago: Int, _ minute: Int, text: Int, amount: Int, answered: Bool = false) -> Story {
            var events = [Story.Event(what: .decisionMaker, direction: .inbound, ago: ago, minute: minute, text: text)]
            if answered {
                events.append(.init(what: .visit, direction: .outbound, ago: ago - 1, text: 2, withDecider: true))
                events.append(
                    .init(what: .call, direction: .inbound, ago: ago - 1, minute: 980, text: 2, withDecider: true))
            }
            return Story(
                stage: 3, age: 43, moved: 11, heard: ago + 2, touched: ago + 3, amount: amount, budget: amount + 8_000,
                need: 14,
                decision: 26, close: 28, hasDecider: answered, events: events)
        }
        func promise(_ due: Int) -> Story {
            let promise = Story.Event(what: .promise, direction: .outbound, ago: 6, text: due == 0 ? 1 : 2, due: due)
            return Story(stage: 3, age: 36, moved: 9, need: 12, close: 30, events: [promise])
        }
        return [
            demo(1, 540, then: [.init(what: .message, direction: .outbound, ago: 1, minute: 1_020, text: 1)]),
            demo(1, 541),
            demo(closed, 600, then: [.init(what: .call, direction: .outbound, ago: closed, minute: 1_000)]),
            change(2, 541, text: 0, amount: 184_000), change(2, 539, text: 1, amount: 127_500),
            change(5, 660, text: 0, amount: 152_000, answered: true),
            promise(-1), promise(0), promise(3),
        ] + handOvers()
    }

    /// R13: the first touch after a hand-over, overdue since yesterday, due today, and done.
    private func handOvers() -> [Story] {
        func handed(_ workdays: Int, touched: Bool = false) -> Story {
            let ago = today - days.back(workdays, from: today)
            return Story(
                stage: 2, age: 27, moved: 12, heard: ago + 1, touched: touched ? nil : ago + 2, need: 9, close: 40,
                asides: [.handedOver(workdays)])
        }
        return [handed(3), handed(2), handed(5, touched: true)]
    }

    /// R16 on a cycle of about 60 days: three quarters of it with no forward move in 14 days, and all of it.
    private func cycles() -> [Story] {
        func aged(_ age: Int, _ moved: Int, _ amount: Int) -> Story {
            Story(stage: 3, age: age, moved: moved, amount: amount, need: 30, close: 22, industry: Cast.steady)
        }
        return [
            aged(45, 32, 146_000), aged(44, 32, 88_000), aged(45, 1, 95_000), aged(50, 14, 124_000),
            aged(50, 13, 79_000),
            aged(60, 20, 205_000), aged(59, 20, 61_000),
        ]
    }

    /// R22: pushed dates, changed requirements, competitor events without an answer, next steps.
    private func redDots() -> [Story] {
        func changed(_ times: Int) -> [Story.Event] {
            (0..<times).map {
                .init(what: .requirement, direction: .inbound, ago: 23 - 6 * $0, minute: 640, text: $0 % 4)
            }
        }
        func attacked(_ workdays: Int, answered: Bool = false) -> Story {
            let ago = today - days.back(workdays, from: today)
            var events = [
                Story.Event(what: .competitor, direction: .inbound, ago: ago, minute: 560, text: workdays % 2)
            ]
            if answered { events.append(.init(what: .call, direction: .outbound, ago: ago, minute: 700, text: 2)) }
            return Story(
                stage: 4, age: 37, moved: 10, heard: ago + 1, touched: ago + 1, amount: 98_000 + 9_000 * workdays,
                need: 20,
                close: 25, events: events)
        }
        return [
            Story(
                stage: 4, age: 71, moved: 25, heard: 5, amount: 420_000, budget: 380_000, need: 40, decision: 12,
                close: 14,
                next: .due(-3), pushes: 3, events: changed(4),
                asides: [.decided(.reprice, .late), .marked(ago: 4, text: 0)]),
            Story(
                stage: 3, age: 36, moved: 12, heard: 11, amount: 143_000, need: 26, events: changed(3),
                asides: [.decided(.invest, .done)]),
            Story(stage: 3, age: 36, moved: 12, heard: 17, amount: 112_000, need: 26, events: changed(2)),
            Story(
                stage: 4, age: 54, moved: 13, need: 30, close: 9, pushes: 2, asides: [.decided(.postponed, .open)]),
            Story(stage: 4, age: 53, moved: 13, need: 30, close: 9, pushes: 1),
            attacked(3), attacked(2), attacked(1), attacked(3, answered: true),
            Story(stage: 2, age: 20, moved: 8, need: 5, close: 55, next: .due(-1)),
            Story(
                stage: 4, age: 33, moved: 8, amount: 236_000, need: 15, decision: 40, close: 44,
                asides: [.marked(ago: 6, text: 1)]),
            Story(stage: 2, age: 21, moved: 8, need: 5, close: 55, next: .due(0)),
            Story(stage: 2, age: 22, moved: 8, need: 5, close: 55, next: .none),
        ]
    }

    /// R24 and R22: parts of the iron triangle that nobody has, or need not have; approvals that are stuck, and nearly.
    private func triangles() -> [Story] {
        [
            Story(stage: 3, age: 32, moved: 7, amount: 96_000, need: 18, close: 27, asides: [.without(.product)]),
            Story(stage: 3, age: 31, moved: 7, amount: 91_000, need: 18, close: 27, asides: [.excused(.product)]),
            // R10: a word a minute before midnight is a day old, one of this midnight is of today.
            Story(
                stage: 2, age: 30, moved: 7, amount: 84_000, need: 18, close: 47,
                events: [.init(what: .message, direction: .inbound, ago: 1, minute: 1_439)],
                asides: [.without(.product)]),
            Story(
                stage: 5, age: 36, moved: 9, amount: 228_000, budget: 240_000, need: 24, decision: 4, close: 6,
                asides: [.without(.delivery), .stuck(5)]),
            Story(
                stage: 5, age: 35, moved: 9, amount: 132_000, budget: 140_000, need: 24, decision: 4, close: 6,
                asides: [.excused(.product)]),
        ]
    }

    /// Edges: the rep is gone, a move back, facts missing, an enquiry of this morning, a signature due today.
    private func others() -> [Story] {
        let left = today - (reps[Cast.gone].left ?? today)
        return [
            Story(
                stage: 3, age: left + 36, moved: left + 8, heard: 4, touched: left, amount: 188_000, need: left + 12,
                close: 19, next: .due(-4), rep: Cast.gone),
            Story(
                stage: 2, age: left + 25, moved: left + 10, heard: left + 2, touched: left + 1, next: .none,
                rep: Cast.gone),
            Story(stage: 4, age: 35, moved: 12, amount: 167_000, need: 33, close: 30, back: 6),
            Story(stage: 2, age: 18, moved: 6, unpriced: true, need: 6, close: 45),
            Story(
                stage: 2, age: 19, moved: 6, amount: 76_000, need: 6, close: nil,
                events: [.init(what: .message, direction: .inbound, ago: 0, minute: 0)]),
            Story(
                stage: 1, age: 0, heard: 0, touched: 0, unpriced: true, close: nil, next: .due(0), rep: Cast.newcomer,
                ungraded: true),
            // R19: a commitment whose day has passed.
            Story(stage: 5, age: 34, moved: 11, amount: 86_000, budget: 90_000, need: 21, close: -1),
            Story(
                stage: 5, age: 63, moved: 3, heard: 0, amount: 315_000, budget: 330_000, need: 41, decision: 0,
                close: 0,
                next: .due(0)),
        ]
    }
}
