import Model
import Rules
import Store

extension Workspace {
    /// Says on standard error who else was in touch with an account within the last hours (R14). What the store keeps about
    /// the account's deals is read for it, and nothing else.
    func warnOfDoubleWork(touching account: ID<Account>?) throws {
        guard replay == nil, let account, board.accounts[account] != nil else { return }
        var board = board
        if !board.activities.isLoaded {
            board.activities.isLoaded = true
            for deal in board.deals where deal.account == account {
                for activity in try store.details(of: deal.id).activities { board.activities.put(activity) }
            }
        }
        var own: Set<ID<Activity>> = []
        for deal in board.deals where deal.account == account {
            for item in try store.history(limit: 50, deal: deal.id) where item.actor == actor.name {
                for case .add(.activity, let id, _) in item.changes { own.insert(ID(id)) }
            }
        }
        let moment = Moment(Facts(board), now: now)
        let toucher = Toucher(rep: actor.rep, member: actor.member, own: own)
        guard let found = DoubleWork(touching: account, by: toucher, moment) else { return }
        Failure.say(found.why(moment)[lang])
    }
}
