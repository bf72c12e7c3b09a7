import Model
import Testing

@testable import Rules

/// An A that never said a word, by its facts what the closure makes of it.
private func mute(_ grade: Account.Grade?, _ fill: (inout Deal) throws -> Void = { _ in }) throws -> Desk {
    var desk = try Desk()
    let account = desk.account(grade)
    let today = Zone.shanghai.day(of: desk.now)
    try desk.deal(account: account) {
        ($0.need, $0.decision, $0.budget) = ("RFP", today + 20, $0.amount)
        ($0.lastIn, $0.created) = (nil, try Desk.day("2026-10-20"))
        try fill(&$0)
    }
    return desk
}

extension Desk {
    fileprivate mutating func answer(_ state: GradeChange.State) throws {
        let proposal = try #require(GradeProposal.all(moment).first)
        board.gradeChanges.put(proposal.record(board.gradeChanges.nextID, state, moment, .en))
        guard state == .confirmed, var account = board.accounts[proposal.account] else { return }
        account.grade = proposal.to
        board.accounts.put(account)
    }
}

/// The customer is silent, and what is known speaks against the grade: each is a reason of its own.
@Test func aRefusedSilenceHidesNoOtherReason() throws {
    var desk = try mute(.a) { ($0.budget, $0.decision) = (Money(minor: 1), try Desk.day("2026-11-01")) }
    #expect(GradeProposal.all(desk.moment).map(\.to) == [.b])
    try desk.answer(.refused)
    let next = GradeProposal.all(desk.moment)
    #expect(next.map(\.to) == [.c] && next.first?.cause == .fallen)
    try desk.answer(.refused)
    #expect(GradeProposal.all(desk.moment).isEmpty)
}

@Test func aGradeThatASilenceCapsNamesIt() throws {
    let desk = try mute(nil)
    let proposal = try #require(GradeProposal.all(desk.moment).first)
    #expect(proposal.to == .b)
    #expect(proposal.why(desk.moment).zh.contains("；未升A：客户从未来话，自10-20已34天"))
    #expect(proposal.why(desk.moment).en.contains("; not A yet: never a word from the customer, 34d since 10-20"))
}

@Test(arguments: [Account.Grade.a, nil])
func aConfirmedFallForSilenceHoldsUntilTheCustomerSpeaks(grade: Account.Grade?) throws {
    var desk = try mute(grade)
    #expect(GradeProposal.all(desk.moment).map(\.to) == [.b])
    try desk.answer(.confirmed)
    #expect(GradeProposal.all(desk.moment).isEmpty)
    desk.now = desk.now + 86_400
    #expect(GradeProposal.all(desk.moment).isEmpty)
    try desk.activity(ID(1), .message, .inbound, "2026-11-24T08:00")
    #expect(GradeProposal.all(desk.moment).map(\.to) == [.a])
}
