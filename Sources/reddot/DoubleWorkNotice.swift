import Model
import Rules
import Store

extension Workspace {
    /// Says on standard error who else was in touch with an account within the last hours (R14). Of what the store keeps,
    /// the touches of these hours are read for it, and nothing else.
    func warnOfDoubleWork(touching account: ID<Account>?) throws {
        guard replay == nil, let account, board.accounts[account] != nil else { return }
        let hours = Int64(Policy(board).touchHours)
        let excerpt = try Excerpt(store)
        try excerpt.takeTouches(of: account, from: now + hours * -3_600, through: now)
        guard excerpt.board.activities.count > 0 else { return }
        let moment = Moment(Facts(excerpt.board), now: now)
        let toucher = Toucher(rep: actor.rep, member: actor.member, own: try excerpt.entered(by: actor.name))
        guard let found = DoubleWork(touching: account, by: toucher, moment) else { return }
        Failure.say(found.why(moment)[lang])
    }
}
