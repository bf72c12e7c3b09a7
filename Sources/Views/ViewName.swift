/// The views of the program, in the order of their keys 1 to 9; the raw word opens one from the command line.
public enum ViewName: String, CaseIterable, Sendable {
    case today, board, funnel, progress, customers, reddots, timeline, insights, cash
}
