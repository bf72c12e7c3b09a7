import Model

/// Loads all accounts, column by column in the order of `Account.fields`.
struct AccountReader {
    private let statement: Statement
    private let grades = WordList<Account.Grade>()

    init(_ store: SQLiteStore) throws {
        statement = try store.statement(
            "SELECT id, name, owner_id, industry, city, source, grade, pinned, parent FROM accounts")
    }

    func fill(_ accounts: inout Table<Account>, last: Int) throws {
        accounts.reserve(last)
        defer { statement.reset() }
        var columns = Columns(statement, .account)
        while try statement.step() {
            columns.start()
            try SQLiteStore.checkNumber(columns.id, upTo: last, .account)
            var account = Account(blank: ID(columns.id))
            account.name = try columns.requiredText()
            account.owner = try columns.reference()
            account.industry = columns.text()
            account.city = columns.text()
            account.source = columns.text()
            account.grade = try columns.word(grades)
            account.pinned = columns.text()
            account.parent = columns.text()
            accounts.put(account)
        }
    }
}
