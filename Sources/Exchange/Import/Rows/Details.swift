import Model

/// What a row tells about a person.
struct ContactFacts {
    var name: String
    var title: String?
    var email: String?
    var phone: String?
}

/// Contacts and notes: added once, however often a file is imported.
struct Details {
    /// Whose detail it is.
    private enum Owner: Hashable {
        case deal(ID<Deal>)
        case account(ID<Account>)
        case nobody
    }

    private var contacts: [Owner: [Contact]] = [:]
    private var notes: [Owner: [String]] = [:]
    private var nextContact: Int
    private var nextNote: Int

    init(_ board: Board) {
        nextContact = board.contacts.nextID.raw
        nextNote = board.notes.nextID.raw
        for contact in board.contacts {
            contacts[Details.owner(contact.deal, contact.account), default: []].append(contact)
        }
        for note in board.notes { notes[Details.owner(note.deal, note.account), default: []].append(note.text) }
    }

    /// Adds a contact (kept in mind where another row may speak of it), or fills in what is new about one of that name.
    mutating func contact(
        _ facts: ContactFacts, deal: ID<Deal>?, account: ID<Account>?, keep: Bool = true, _ out: inout [Change]
    ) -> ImportRun.Result {
        let owner = Details.owner(deal, account)
        let key = NameKey.of(facts.name)
        if let position = contacts[owner]?.firstIndex(where: { NameKey.of($0.name) == key }),
            let found = contacts[owner]?[position]
        {
            var after = found
            after.title = facts.title ?? found.title
            after.email = facts.email ?? found.email
            after.phone = facts.phone ?? found.phone
            guard let change = Change.update(found, to: after) else { return .unchanged }
            out.append(change)
            contacts[owner]?[position] = after
            return .updated
        }
        var contact = Contact(blank: ID(nextContact))
        nextContact += 1
        contact.account = account
        contact.deal = deal
        contact.name = facts.name
        contact.title = facts.title
        contact.email = facts.email
        contact.phone = facts.phone
        out.append(.add(contact))
        if keep { contacts[owner, default: []].append(contact) }
        return .imported
    }

    /// Adds a note unless its text stands there, alone or as all notes together (as exports write them).
    mutating func note(_ text: String, deal: ID<Deal>?, account: ID<Account>?, keep: Bool = true, _ out: inout [Change])
        -> Bool
    {
        let owner = Details.owner(deal, account)
        let known = notes[owner] ?? []
        if known.contains(text) || known.joined(separator: Details.separator) == text { return false }
        var note = Note(blank: ID(nextNote))
        nextNote += 1
        note.deal = deal
        note.account = account
        note.text = text
        out.append(.add(note))
        if keep { notes[owner, default: []].append(text) }
        return true
    }

    /// Stands between the notes of a deal in one cell.
    static let separator = "\n\n"

    private static func owner(_ deal: ID<Deal>?, _ account: ID<Account>?) -> Owner {
        if let deal { return .deal(deal) }
        return account.map { .account($0) } ?? .nobody
    }
}
