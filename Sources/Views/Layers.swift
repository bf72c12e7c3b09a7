import Model
import Rules

/// The detail of one deal. Lists come from the store when the detail opens.
public struct DetailScene: Sendable {
    public var deal: Deal
    public var contacts: [Contact] = []
    /// Newest first.
    public var activities: [Activity] = []
    public var notes: [Note] = []
    /// In order of time.
    public var spells: [Spell] = []
    /// Entries of the journal about this deal, newest first.
    public var story: [StoryLine] = []
    public var scroll = 0

    public init(deal: Deal) { self.deal = deal }
}

/// One entry of a deal's history as a sentence.
public struct StoryLine: Equatable, Sendable {
    public var time: Instant
    public var actor: String
    public var text: String

    public init(time: Instant, actor: String, text: String) {
        self.time = time
        self.actor = actor
        self.text = text
    }
}

/// The help overlay: all actions by group, made from the one list.
public struct HelpScene: Equatable, Sendable {
    public struct Group: Equatable, Sendable {
        public var title: String
        /// Keys (as typed) and the label.
        public var rows: [Hint]

        public init(title: String, rows: [Hint]) {
            self.title = title
            self.rows = rows
        }
    }
    public var groups: [Group]
    public var scroll = 0

    public init(groups: [Group]) { self.groups = groups }
}

/// The command palette.
public struct PaletteScene: Equatable, Sendable {
    public struct Item: Equatable, Sendable {
        public var label: String
        /// What it is: an action's group, a deal's account.
        public var detail: String
        /// The key that does the same, if one does.
        public var key: String

        public init(label: String, detail: String, key: String) {
            self.label = label
            self.detail = detail
            self.key = key
        }
    }
    public var input: InputLine
    public var items: [Item]
    public var selected: Int
    /// Themes are chosen by how the view looks in them: it keeps its colours.
    public var showsView = false

    public init(input: InputLine, items: [Item], selected: Int) {
        self.input = input
        self.items = items
        self.selected = selected
    }
}

/// A small form, or a question: its fields, which one has the caret, and what is wrong.
public struct FormScene: Equatable, Sendable {
    public struct Field: Equatable, Sendable {
        public var label: String
        public var input: InputLine
        /// Grey help inside an empty field (`如 12.5万`).
        public var example: String
        /// How the text was understood (`= 2026-11-27 周五`), or nil.
        public var reading: String?
        public var error: String?
        /// What somebody else has made of it since the form opened (`改为 50万（张三 09:02）`), or nil.
        public var news: String?

        public init(label: String, input: InputLine, example: String = "", reading: String? = nil, error: String? = nil)
        {
            self.label = label
            self.input = input
            self.example = example
            self.reading = reading
            self.error = error
        }
    }
    public var title: String
    /// What it is about: the deal and its account.
    public var subject: String
    /// What is to be known before answering: others' changes, a warning of double work (R14).
    public var facts: [String] = []
    public var fields: [Field]
    public var focus: Int
    /// One key per choice, where the form is a choice (`c 电话  v 拜访`).
    public var choices: [Hint]
    public var hints: [Hint]
    /// What can be taken over into the focused field, below it, and which of it is highlighted.
    public var offers: [String] = []
    public var offer: Int?

    public init(title: String, subject: String, fields: [Field], focus: Int, choices: [Hint] = [], hints: [Hint] = []) {
        self.title = title
        self.subject = subject
        self.fields = fields
        self.focus = focus
        self.choices = choices
        self.hints = hints
    }
}

/// The first screen where there is no store: demo, import, or a new team.
public struct FirstRunScene: Equatable, Sendable {
    /// Label and one line of explanation for each choice.
    public var choices: [Hint]
    public var selected: Int
    /// Where the store would be.
    public var path: String

    public init(choices: [Hint], selected: Int, path: String) {
        self.choices = choices
        self.selected = selected
        self.path = path
    }
}

/// Why something is as it is.
public struct WhyScene: Equatable, Sendable {
    public var explanation: Explanation
    public var scroll: Int

    public init(_ explanation: Explanation, scroll: Int = 0) { (self.explanation, self.scroll) = (explanation, scroll) }
}

/// A text to read: a script, a note.
public struct PageScene: Equatable, Sendable {
    public var title: String
    public var subject: String
    /// Its lines, as they were written.
    public var text: String
    public var scroll = 0

    public init(title: String, subject: String, text: String) {
        (self.title, self.subject, self.text) = (title, subject, text)
    }
}

/// The deals behind a figure, with one selected.
public struct DealListScene: Equatable, Sendable {
    public var title: String
    public var deals: [ID<Deal>]
    public var selected: Int
    /// The first drawn row.
    public var top: Int

    public init(title: String, deals: [ID<Deal>], selected: Int = 0, top: Int = 0) {
        (self.title, self.deals, self.selected, self.top) = (title, deals, selected, top)
    }
}

/// The detail of an account.
public struct AccountScene: Equatable, Sendable {
    public var account: ID<Account>
    public var scroll: Int

    public init(_ account: ID<Account>, scroll: Int = 0) { (self.account, self.scroll) = (account, scroll) }
}

/// The detail of a rep.
public struct RepScene: Equatable, Sendable {
    public var rep: ID<Rep>
    public var scroll: Int

    public init(_ rep: ID<Rep>, scroll: Int = 0) { (self.rep, self.scroll) = (rep, scroll) }
}
