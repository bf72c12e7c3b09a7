import Model
import Terminal
import Views

/// A small form or a choice that asks for what a verb needs before anything is saved.
public struct Form: Sendable {
    /// What the form is for.
    enum Purpose: Equatable, Sendable {
        /// Choose how we were in touch; one key saves.
        case log(ID<Deal>, Activity.Direction)
        case logNote(ID<Deal>, Activity.What, Activity.Direction)
        case next(ID<Deal>)
        case win(ID<Deal>)
        /// Choose a reason; one key saves.
        case lose(ID<Deal>)
        case loseOther(ID<Deal>)
        case back(ID<Deal>, ID<Stage>)
        /// Who takes the parts that a forward move asks for, or why nobody does (R24).
        case roles(ID<Deal>, ID<Stage>)
        case add(ID<Stage>)
        case edit(ID<Deal>)
        case importFiles
    }

    /// What a field holds, and so how it is read.
    enum FieldKind: Equatable, Sendable {
        case text, step, amount, day, account, owner
        case role(DealRole.Part)
    }

    struct Field: Sendable {
        var kind: FieldKind
        var label: Sentence
        var example = Sentence(zh: "", en: "")
        var input = InputLine()
        var required = false
        var error: Sentence?
    }

    struct Choice: Sendable {
        var key: Unicode.Scalar
        var label: Sentence
    }

    var purpose: Purpose
    var title: Sentence
    var subject: String
    var fields: [Field] = []
    var choices: [Choice] = []
    var focus = 0

    /// The trimmed text of a field.
    func text(_ index: Int) -> String {
        guard fields.indices.contains(index) else { return "" }
        return fields[index].input.text.trimmed
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
