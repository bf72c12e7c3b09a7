import Model
import Store

/// What was said when own entries were written, by their numbers: taking one back names it in the same words.
struct Said: Sendable {
    private static let most = 200
    private var sentences: [Int: Sentence] = [:]

    init() {}

    subscript(batch: Int?) -> Sentence? { batch.flatMap { sentences[$0] } }

    mutating func note(_ sentence: Sentence, _ batch: Int) {
        sentences[batch] = sentence
        if sentences.count > Said.most, let oldest = sentences.keys.min() { sentences[oldest] = nil }
    }
}

extension State {
    /// What an undo took back or a redo did again, as it was said when it was done, or as its changes tell it.
    func undone(_ commit: Commit, _ verb: Verb) -> String {
        guard let own = commit.own else { return "" }
        if let sentence = said[own.target] { return sentence[lang] }
        let changes = own.draft.changes
        return Story.short(verb == .undo ? changes.reversed().map(\.inverse) : changes, board, lang)
    }
}
