import Model

/// What follows where a rate of winning has moved. Weights stand nowhere: rows for today and queues are put in order by the
/// chances of now when they are read.
extension Kept {
    /// The deals of a stage at whose accounts another deal is now the most valuable one of its owner, and so stands for the
    /// cadence (R11).
    func ledOtherwise(_ stage: Int, _ moment: Moment, before chances: ContiguousArray<Chance>) -> [ID<Deal>] {
        var found: [ID<Deal>] = []
        lists.rivals[stage].forEach { id in
            let isOther = moment.board.deals.look(at: id) { deal in
                guard let account = deal.account else { return false }
                return Appraisal.changesLeader(of: moment.owner(of: deal), at: account, moment, from: chances)
            }
            if isOther ?? false { found.append(id) }
        }
        return found
    }
}
