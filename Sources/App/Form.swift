import Model
import Terminal
import Views

/// A small form or a choice that asks for what a verb needs before anything is saved.
public struct Form: Sendable {
    /// What the form is for, and on what.
    enum Purpose: Hashable, Sendable {
        /// Choose how we were in touch; one key saves.
        case log([ID<Deal>], Activity.Direction)
        case logNote([ID<Deal>], Activity.What, Activity.Direction)
        case next([ID<Deal>])
        case win(ID<Deal>)
        /// Choose a reason; one key saves.
        case lose([ID<Deal>])
        case loseOther([ID<Deal>])
        /// Why deals go back; nil: each by one stage.
        case back([ID<Deal>], ID<Stage>?)
        /// Who takes the parts that a forward move asks for, or why nobody does (R24).
        case gate(ID<Deal>, ID<Stage>)
        case roles(ID<Deal>)
        /// Choose what happened; one key saves, but for a promise.
        case event([ID<Deal>])
        case eventNote([ID<Deal>], Happening)
        case redDot([RedSubject])
        /// Choose whose turn it is; one key saves.
        case turn([ID<Deal>])
        case owner([ID<Deal>])
        /// Choose a script; one key opens it and notes its use.
        case script(ID<Deal>)
        /// Choose a decision; its form follows.
        case decide(RedSubject)
        case decision(RedSubject, Decision.What)
        case note(ID<Deal>)
        /// What a rep promises in the meeting on a deal.
        case promise(ID<Deal>, ID<Rep>)
        case add(ID<Stage>)
        case edit(ID<Deal>)
        /// Why a closed deal is open again, or a won one lost after all.
        case reopen(ID<Deal>)
        case cancel(ID<Deal>)
        /// Choose which of the two.
        case unclose(ID<Deal>)
        /// Choose what to add or to edit.
        case pick([Thing])
        /// Choose on which of an account's open deals something is to be done.
        case which(Action, [ID<Deal>])
        /// Whether something is to be taken out.
        case remove(Thing)
        case thing(Thing)
        case importFiles
        /// Others' changes stood in the way of what was asked for: choose what is to stand.
        case conflict
    }

    /// What a form adds or edits beside deals; nil is a new one.
    enum Thing: Hashable, Sendable {
        case deal
        case account(ID<Account>?)
        case contact(ID<Contact>?, of: ID<Account>?)
        case contract(ID<Contract>?, of: ID<Deal>?)
        case payment(ID<Payment>?, of: ID<Contract>?)
        case receipt(ID<Receipt>?, of: ID<Contract>?)
        /// What is due on a contract and what came in, as a list.
        case cash(of: ID<Contract>)
        case target
        case competitor
        case script(ID<Script>?)
        /// How a deal is shared among reps.
        case shares(of: ID<Deal>)
        case rep(ID<Rep>?)
        case member(ID<Member>?)
        case product(ID<Product>?)
        case cost(ID<SourceCost>?)
        case leave(ID<Leave>?)
        case presales(ID<PresalesRequest>?, of: ID<Deal>?)
        case stage(ID<Stage>?)
        case calendarDay(ID<CalendarDay>?)
        /// A setting by its key.
        case setting(String)
    }

    /// What a field holds, and so how it is read.
    enum FieldKind: Equatable, Sendable {
        case text, note, step, amount, day, count, account, deal, contract, owner, person, period, scope
        /// Words that others have written into the same field are offered.
        case known(KnownWord)
        case number(ClosedRange<Int>), week, personDays
        /// A member, of one role or of any.
        case member(Member.Role?)
        /// The value of a setting, by its key.
        case setting(String)
        /// One of a few words, each with what it stands for.
        case word([Word])
        case role(DealRole.Part)

        /// Whether it is read or completed by texts that are made ready beside the keys.
        var needsNames: Bool {
            switch self {
            case .account, .deal, .known: true
            default: false
            }
        }
    }

    /// A word of a closed list, under the value that is stored.
    struct Word: Equatable, Sendable {
        var value: String
        var label: Sentence
    }

    /// Which field it is, whatever its place in the form.
    enum Name: Hashable, Sendable {
        case note, next, amount, day, reason, account, deal, close, owner, due, person, files
        case need, needDay, decision, budget, approvers, source, competitor, product, category
        case name, grade, industry, city, potential
        case title, phone, email, decides
        case contract, step, state
        case period, scope, metric
        case team, region, joined, left, user, duty, rep, member
        case series, price, week, days, from, until
        case key, zh, en, probability, limit, position, working, value
        case role(DealRole.Part)
        /// A rep's part of a shared deal, by its place in the form.
        case sharer(Int), percent(Int)
    }

    struct Field: Sendable {
        var name: Name
        var kind: FieldKind
        var label: Sentence
        var example = Sentence(zh: "", en: "")
        var input = InputLine()
        var required = false
        var error: Sentence?
        /// The text that stands in the store, and the one when the field was entered.
        var first = ""
        var entered = ""
        /// What somebody else has made of it since the form opened, and the sentence that says so.
        var theirs: String?
        var news: Sentence?

        init(
            _ name: Name, _ kind: FieldKind, _ label: Sentence, example: Sentence = Sentence(zh: "", en: ""),
            text: String = "", required: Bool = false
        ) {
            (self.name, self.kind, self.label, self.example) = (name, kind, label, example)
            (input, first, entered, self.required) = (InputLine(text), text, text, required)
        }
    }

    struct Choice: Sendable {
        var key: Unicode.Scalar
        var label: Sentence
    }

    var purpose: Purpose
    var title: Sentence
    var subject: String
    /// What is to be known before answering.
    var facts: [Sentence] = []
    /// Who else was in touch with the accounts that it is about (R14).
    var doubleWork: [Sentence] = []
    var fields: [Field] = []
    /// What the choices of a conflict stand for.
    var ways: [State.Settlement] = []
    var choices: [Choice] = []
    var focus = 0
    /// The highlighted offer of the focused field; nil while none is.
    var offer: Int?
    /// Whether it was opened with what had been typed before.
    var isDraft = false

    /// The trimmed text of a field; empty where there is no such field.
    func text(_ name: Name) -> String { self[name]?.input.text.trimmed ?? "" }

    /// The trimmed text of a field, nil where it is empty.
    func words(_ name: Name) -> String? {
        let text = text(name)
        return text.isEmpty ? nil : text
    }

    /// Whether another text stands in a field than when the form opened.
    func isTouched(_ name: Name) -> Bool { self[name]?.isTouched ?? false }

    subscript(name: Name) -> Field? { fields.first { $0.name == name } }

    /// Whether anything was typed.
    var isTouched: Bool { fields.contains(where: \.isTouched) }

    /// Puts a text into the focused field.
    mutating func put(_ text: String) {
        guard fields.indices.contains(focus) else { return }
        fields[focus].input = InputLine(text)
        fields[focus].error = nil
        offer = nil
    }

    /// Goes to another field, round and round.
    mutating func go(to index: Int) {
        guard !fields.isEmpty else { return }
        focus = (index + fields.count) % fields.count
        fields[focus].entered = fields[focus].input.text
        fields[focus].input.caret = fields[focus].input.text.unicodeScalars.count
        offer = nil
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        return String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
