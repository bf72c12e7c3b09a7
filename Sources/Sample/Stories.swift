import Model

extension Company {
    /// The stories, each beside one that lies just on the other side of the same boundary.
    func stories() -> [Story] {
        grades() + silences() + timers() + cycles() + redDots() + others()
    }

    /// R8: need written, decision within 30 days, budget at least the price.
    private func grades() -> [Story] {
        [
            Story(stage: 4, age: 52, moved: 9, amount: 1_100_000, budget: 1_200_000, need: 22, decision: 17, close: 18),
            Story(stage: 4, age: 47, moved: 8, amount: 150_000, budget: 150_000, need: 20, decision: 30, close: 33),
            Story(stage: 4, age: 46, moved: 7, amount: 150_000, budget: 149_999, need: 19, decision: 30, close: 33),
            Story(stage: 3, age: 41, moved: 8, amount: 82_000, budget: 90_000, need: 15, decision: 31, close: 35),
            Story(stage: 3, age: 39, moved: 6, amount: 118_000, budget: 125_000, decision: 24, close: 26),
            Story(stage: 2, age: 24, moved: 9, amount: 64_000, need: 8, close: 60),
            // The need became clear yesterday: B, to be promoted (R9).
            Story(
                stage: 4, age: 44, moved: 5, heard: 1, amount: 136_000, budget: 140_000, need: 1, decision: 20,
                grade: .b),
        ]
    }

    /// R9: an A without an inbound word for 14 natural days; our own calls do not count. And a competitor's blunder.
    private func silences() -> [Story] {
        func quiet(_ days: Int, _ amount: Int) -> Story {
            Story(
                stage: 4, age: 50, moved: 12, heard: days, amount: amount, budget: amount + 20_000, need: 25,
                decision: 22,
                close: 24, grade: .a)
        }
        return [
            quiet(17, 268_000), quiet(14, 92_000), quiet(13, 105_000),
            Story(
                stage: 3, age: 38, moved: 10, amount: 175_000, budget: 180_000, need: 12, decision: 48, close: 50,
                grade: .b,
                events: [.init(what: .competitor, direction: .inbound, ago: 1, minute: 1_000, text: 2)]),
        ]
    }

    /// R12 and R13: demo to call, change of the decision maker, promises.
    private func timers() -> [Story] {
        // A demo within the last 24 hours: yesterday's, or this morning's where yesterday was a day off.
        let early = days.isWorking(today) && !days.isWorking(today + -1)
        let broken = today - days.back(2, from: today)
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
            demo(broken, 870, then: [.init(what: .message, direction: .outbound, ago: broken, minute: 1_020, text: 1)]),
            demo(early ? 0 : 1, early ? 480 : 900),
            demo(closed, 600, then: [.init(what: .call, direction: .outbound, ago: closed, minute: 1_000)]),
            change(2, 600, text: 0, amount: 184_000), change(2, 510, text: 1, amount: 127_500),
            change(5, 660, text: 0, amount: 152_000, answered: true),
            promise(-2), promise(0), promise(3),
        ]
    }

    /// R16 on a cycle of about 60 days: three quarters of it with no forward move in 14 days, and all of it.
    private func cycles() -> [Story] {
        func aged(_ age: Int, _ moved: Int, _ amount: Int) -> Story {
            Story(stage: 3, age: age, moved: moved, amount: amount, need: 30, close: 22)
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
                stage: 4, age: 48, moved: 10, heard: ago + 1, touched: ago + 1, amount: 98_000 + 9_000 * workdays,
                need: 20,
                close: 25, events: events)
        }
        return [
            Story(
                stage: 4, age: 71, moved: 25, heard: 5, amount: 420_000, budget: 380_000, need: 40, decision: 12,
                close: 14,
                next: .due(-3), pushes: 3, events: changed(4)),
            Story(stage: 3, age: 40, moved: 12, heard: 11, amount: 143_000, need: 26, events: changed(3)),
            Story(stage: 3, age: 40, moved: 12, heard: 17, amount: 112_000, need: 26, events: changed(2)),
            Story(stage: 4, age: 54, moved: 13, need: 30, close: 9, pushes: 2),
            Story(stage: 4, age: 53, moved: 13, need: 30, close: 9, pushes: 1),
            attacked(3), attacked(2), attacked(1), attacked(3, answered: true),
            Story(stage: 2, age: 20, moved: 8, need: 5, close: 55, next: .due(-1)),
            Story(stage: 2, age: 21, moved: 8, need: 5, close: 55, next: .due(0)),
            Story(stage: 2, age: 22, moved: 8, need: 5, close: 55, next: .none),
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
            Story(stage: 4, age: 58, moved: 21, amount: 167_000, need: 33, close: 30, back: 6),
            Story(stage: 2, age: 18, moved: 6, unpriced: true, need: 6, close: 45),
            Story(stage: 2, age: 19, moved: 6, amount: 76_000, need: 6, close: nil),
            Story(
                stage: 1, age: 0, heard: 0, touched: 0, unpriced: true, close: nil, next: .due(0), rep: Cast.newcomer,
                ungraded: true),
            Story(
                stage: 5, age: 63, moved: 3, heard: 0, amount: 315_000, budget: 330_000, need: 41, decision: 0,
                close: 0,
                next: .due(0)),
        ]
    }
}
