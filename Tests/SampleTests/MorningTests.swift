import Model
import Rules
import Testing

@testable import Sample

/// The meeting of the last working day is there, and what was promised in it was kept, missed, or is still open.
@Test(arguments: Lang.allCases) func theLastMorningLeftPromisesOfEverySort(_ lang: Lang) throws {
    let today = try #require(Day(iso: "2026-11-23"))
    var board = Board()
    try board.apply(SampleCompany.changes(today: today, lang: lang, zone: .shanghai))
    let now = Zone.shanghai.instant(today, minute: 540)
    let list = CommitmentList(Moment(Facts(board), now: now)) { _ in true }
    #expect(list.day?.iso == "2026-11-20" && list.today.isEmpty)
    for state in [CommitmentStanding.State.kept, .missed, .open] { #expect(list.count(state) > 0, "\(state)") }
    #expect(list.earlier.count >= 5 && list.count(.void) == 0)
    #expect(list.earlier.allSatisfy { !$0.commitment.text.isEmpty && $0.commitment.rep != nil })
}
