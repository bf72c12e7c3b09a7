import Model
import Store

/// Finding what a command names. Where the workspace holds only what was asked for, what is found is read with all that its
/// verbs, refusals and rights look at.
extension Workspace: Finding {
    func findDeal(_ text: String) throws -> Deal {
        guard let excerpt else { return try board.findDeal(text) }
        let deal = try Lookup.deals(Names(excerpt, .deal, code: .code)) { excerpt.board.accounts[$0]?.name }.find(text)
        try excerpt.gather(deal.id)
        return deal
    }

    func findAccount(_ text: String) throws -> Account {
        guard let excerpt else { return try board.findAccount(text) }
        let account = try Lookup.accounts(Names(excerpt, .account)).find(text)
        try excerpt.gather(account.id)
        return account
    }

    func findContact(_ text: String) throws -> Contact {
        guard let excerpt else {
            // Contacts stay in the store until they are asked for.
            return try (board.contacts.isLoaded ? board : try store.loadAll()).findContact(text)
        }
        return try Lookup.contacts(Names(excerpt, .contact)) { excerpt.board.accounts[$0]?.name }.find(text)
    }

    /// The board with all that happened on a deal.
    func boardWithTouches(of deal: ID<Deal>) throws -> Board {
        guard let excerpt else { return try store.loadAll() }
        try excerpt.takeTouches(of: deal)
        return excerpt.board
    }

    func findRep(_ text: String) throws -> Rep { try board.findRep(text) }

    func findProduct(_ text: String) throws -> Product {
        try excerpt?.take(all: .product)
        return try board.findProduct(text)
    }

    /// The deal that has a number of another system.
    func deal(coded code: String, except id: ID<Deal>) throws -> Deal? {
        try excerpt?.bring(code, by: .code)
        return board.deals.first { $0.code == code && $0.id != id }
    }

    /// The account of that name, whatever its spelling.
    func account(named name: String, except id: ID<Account>? = nil) throws -> Account? {
        try excerpt?.bring(name, by: .account)
        let key = NameKey.of(name)
        return board.accounts.first { $0.id != id && NameKey.of($0.name) == key }
    }

    /// The account that may be the same customer under another spelling.
    func account(like name: String, except id: ID<Account>? = nil) throws -> Account? {
        try excerpt?.bring(name, by: .twin)
        let key = NameKey.loose(name)
        return board.accounts.first { $0.id != id && NameKey.loose($0.name) == key }
    }
}
