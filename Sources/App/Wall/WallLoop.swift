import Model
import Store
import Terminal
import Views

/// What the office screen's loop stands on: a terminal and a store, or what a test makes of them.
protocol WallSite: AnyObject {
    var time: WallTime { get }
    /// Sleeps until something happens: nothing where the deadline has passed, nil where it is time to leave.
    func wait(until deadline: UInt64) -> [WallInput]?
    /// Answers come back as inputs.
    func ask(_ question: WallQuestion)
    func show(_ state: borrowing WallState)
    func redraw()
}

/// Runs the office screen: waits, hands what came to the state, carries out what it asks for, draws.
enum WallLoop {
    static func run(_ state: inout WallState, on site: some WallSite) {
        var effects = state.start()
        while true {
            for effect in effects {
                switch effect {
                case .ask(let question): site.ask(question)
                case .redraw: site.redraw()
                case .quit: return
                }
            }
            site.show(state)
            guard let inputs = site.wait(until: state.deadline) else { return }
            effects = inputs.isEmpty ? state.update(.tick, at: site.time) : []
            for input in inputs { effects += state.update(input, at: site.time) }
        }
    }
}
