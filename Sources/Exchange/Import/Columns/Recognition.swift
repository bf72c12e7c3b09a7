import Model

/// What a file was recognised as: its table, its columns, and what of it is a guess.
struct Recognition {
    private(set) var table = ImportTable.deals
    private(set) var columns: [ImportField: Int]
    private(set) var guesses: [Sentence] = []

    /// nil where no table is recognised. `forced` is the table that the user named.
    init?(_ kinds: ColumnKinds, _ mapped: [Int: ImportField?], _ words: StageWords, forced: ImportTable?) {
        for table in forced.map({ [$0] }) ?? ImportTable.allCases {
            let columns = ColumnChoice(kinds, table, mapped).columns
            self.table = table
            self.columns = columns
            if forced != nil || Recognition.isEnough(columns, table, kinds) {
                if table == .deals { complete(kinds, mapped, words) }
                return
            }
            guard table == .deals else { continue }
            // What stands in the columns may tell more than their headers do.
            findStage(kinds, mapped, words)
            if self.columns.count > columns.count, Recognition.isEnough(self.columns, .deals, kinds) {
                complete(kinds, mapped, words)
                return
            }
            guesses = []
        }
        self.table = .deals
        columns = HeaderWords.fill(ColumnChoice(kinds, .deals, mapped).columns, kinds, mapped)
        complete(kinds, mapped, words)
        guard Recognition.isEnough(columns, .deals, kinds) else { return nil }
    }

    /// Fills in what known headers left open in a table of deals.
    private mutating func complete(_ kinds: ColumnKinds, _ mapped: [Int: ImportField?], _ words: StageWords) {
        columns = HeaderWords.fill(columns, kinds, mapped)
        findStage(kinds, mapped, words)
        let standing: [ImportField] = [.stage, .outcome, .isWon, .isLost, .isClosed, .wonOn, .lostOn]
        guard standing.allSatisfy({ columns[$0] == nil }) else { return }
        let used = Set(columns.values)
        let candidates = kinds.headers.indices.filter { column in
            guard !used.contains(column), kinds[column] == .text, let texts = kinds.words(column) else { return false }
            return texts.count <= 12 && texts.contains { $0.count > 1 }
        }
        guesses.append(Recognition.withoutStage(kinds, candidates))
    }

    private static func withoutStage(_ kinds: ColumnKinds, _ candidates: [Int]) -> Sentence {
        guard let first = candidates.first.map({ kinds.headers[$0] }) else {
            return Sentence(
                zh: "\(kinds.path)：没有一列写明阶段；全部按第一个阶段的在途商机导入，可用 --map \"列名=stage\" 指定。",
                en:
                    "\(kinds.path): no column tells a stage; all rows were taken as open in the first one. Say --map \"COL=stage\" "
                    + "where one does.")
        }
        let list = candidates.prefix(4).map { column in
            let words = (kinds.words(column) ?? []).prefix(4).map { "\($0.word) \($0.count)" }.joined(separator: ", ")
            return "\(kinds.headers[column]) (\(words))"
        }
        .joined(separator: "; ")
        return Sentence(
            zh: "\(kinds.path)：没有一列写明阶段；全部按第一个阶段的在途商机导入。可能是：\(list)；请用 --map \"\(first)=stage\" 指定。",
            en:
                "\(kinds.path): no column tells a stage; all rows were taken as open in the first one. It may be: \(list); say --map "
                + "\"\(first)=stage\".")
    }

    /// Fills in a stage or outcome column that no header tells, by what stands in it.
    private mutating func findStage(_ kinds: ColumnKinds, _ mapped: [Int: ImportField?], _ words: StageWords) {
        let used = Set(columns.values)
        let free = kinds.headers.indices.filter { !used.contains($0) && mapped[$0] == nil }
        let found = StageColumns(kinds, free, words)
        if let column = columns[.stage], columns[.outcome] == nil, mapped[column] == nil, let better = found.stage,
            StageColumns.isOutcome(kinds, column, words)
        {
            columns[.outcome] = column
            columns[.stage] = better.column
            guesses.append(better.sentence(kinds, "stage"))
        }
        if columns[.stage] == nil, let best = found.stage {
            columns[.stage] = best.column
            guesses.append(best.sentence(kinds, "stage"))
        }
        let hasFlags = [ImportField.isWon, .isLost, .isClosed].contains { columns[$0] != nil }
        if columns[.outcome] == nil, columns[.stage] == nil || !hasFlags, let best = found.outcome,
            !columns.values.contains(best.column), columns[.stage] == nil || best.isWhole
        {
            columns[.outcome] = best.column
            guesses.append(best.sentence(kinds, "outcome"))
        }
    }

    /// Whether the columns make a table of that kind.
    private static func isEnough(_ columns: [ImportField: Int], _ table: ImportTable, _ kinds: ColumnKinds) -> Bool {
        let has = { (fields: ImportField...) in fields.contains { columns[$0] != nil } }
        switch table {
        case .deals:
            let standing = has(.stage, .outcome, .isWon, .isLost, .wonOn, .lostOn)
            return has(.code, .name, .account, .accountKey) && standing
                || has(.code, .name) && has(.account, .accountKey, .owner, .ownerKey) && has(.amount, .amountMinor)
        case .history: return has(.deal) && has(.stage) && has(.at) && isHistory(columns, kinds)
        case .lines:
            return has(.deal) && has(.product, .productKey) && (has(.amount) || has(.price) && has(.quantity))
                && !hasStage(kinds)
        case .activities:
            return has(.at) && has(.deal, .account, .accountKey, .contact) && has(.what, .direction)
                && !hasStage(kinds) && !hasMoney(kinds)
        case .contracts:
            return has(.contract) && has(.amount) && has(.state, .signed) && !hasStage(kinds) && names(kinds)
        case .payments: return has(.contract) && has(.due) && has(.amount) && !hasStage(kinds)
        case .receipts: return has(.contract) && has(.received) && has(.amount) && !hasStage(kinds)
        case .contacts:
            return has(.contact, .lastName) && has(.email, .phone, .title) && !has(.stage) && !isOfUsers(kinds)
        case .products: return has(.product) && has(.series, .price)
        case .teams: return has(.owner, .lastName) && (has(.team, .manager, .region) || has(.key) && isOfUsers(kinds))
        case .accounts:
            return has(.account) && has(.industry, .city, .source, .grade, .parent, .owner)
                || has(.account) && has(.key) && Recognition.saysAccount(kinds)
        }
    }

    /// Rows of a deal's past: another number than the row's own, or the stages before and after; no deal, customer or owner.
    private static func isHistory(_ columns: [ImportField: Int], _ kinds: ColumnKinds) -> Bool {
        let keys = kinds.headers.map(Aliases.key)
        if columns[.before] != nil || columns[.changed] != nil { return true }
        let deal = ColumnChoice(kinds, .deals, [:]).columns
        if deal[.account] != nil || deal[.accountKey] != nil || deal[.owner] != nil { return false }
        if columns[.key] != nil, let place = columns[.deal] {
            if keys[place] == "ownerid", !keys.contains("typeid"), !keys.contains("categoryid") { return false }
            return deal[.name] == nil || deal[.name] == columns[.deal]
        }
        let isRepeated = columns[.deal].map { (kinds.words($0)?.contains { $0.count > 1 }) ?? true } ?? false
        if isRepeated, deal[.amount] == nil, kinds.headers.count { !$0.isEmpty } <= 5 { return true }
        let marks = ["changed", "entered", "tostage", "newstage", "变更", "进入"]
        let isMarked = keys.contains { key in marks.contains { key.contains($0) } }
        return isMarked && isRepeated
    }

    private static func hasStage(_ kinds: ColumnKinds) -> Bool {
        kinds.headers.contains { header in
            let key = Aliases.key(header)
            return key.contains("阶段") || key.contains("stage") || key == "closedate" || key == "预计成交日期"
        }
    }

    private static func hasMoney(_ kinds: ColumnKinds) -> Bool {
        kinds.headers.contains { ["amount", "金额", "value", "revenue"].contains(Aliases.key(HeaderUnit($0).base)) }
    }

    /// A column says in its own header that it names contracts.
    private static func names(_ kinds: ColumnKinds) -> Bool {
        kinds.headers.contains { header in
            let key = Aliases.key(header)
            return key.contains("contract") || key.contains("合同编号") || key.contains("合同名称") || key == "合同"
                || key == "合同号"
        }
    }

    private static func saysAccount(_ kinds: ColumnKinds) -> Bool {
        kinds.headers.contains { header in
            let key = Aliases.key(header)
            return [
                "accountname", "companyname", "customername", "organizationname", "客户名称", "公司名称", "客户", "company",
                "account",
            ]
            .contains(key)
        }
    }

    private static func isOfUsers(_ kinds: ColumnKinds) -> Bool {
        kinds.headers.contains {
            [
                "username", "userid", "userroleid", "profileid", "role", "isactive", "userrole", "team", "teamid",
                "login",
                "hiredate", "employeeid", "department", "工号", "员工编号", "角色", "部门",
            ]
            .contains(Aliases.key($0))
        }
            && !kinds.headers.contains {
                let key = Aliases.key($0)
                return key.contains("account") || key.contains("company") || key.contains("customer")
                    || key.contains("客户")
            }
    }
}

/// The columns of a table, found by their headers.
struct ColumnChoice {
    private(set) var columns: [ImportField: Int] = [:]

    init(_ kinds: ColumnKinds, _ table: ImportTable, _ mapped: [Int: ImportField?]) {
        let headers = kinds.headers
        let names = Aliases.names(table)
        var used = Set(mapped.keys)
        let known = Set(names.map(\.field))
        for (column, field) in mapped.sorted(by: { $0.key < $1.key }) {
            if let field, known.contains(field) { columns[field] = column }
        }
        let keys = headers.map { [Aliases.key($0), Aliases.key(HeaderUnit($0).base)] }
        // `Deal - Title` and `Opportunity Result` say once more what the table is of.
        let short = keys.map { table == .deals ? $0.map(Aliases.withoutRecord) : [] }
        for (field, aliases) in names where columns[field] == nil {
            let possible = headers.indices.filter { !used.contains($0) && ColumnChoice.isPossible(field, $0, kinds) }
            // Of two columns for a customer or an owner the one that holds something counts.
            let isOften = field == .account || field == .owner
            let filled = isOften ? possible.filter { kinds[$0] != .empty } : []
            let isFilled = aliases.contains { alias in filled.contains { keys[$0].contains(alias) } }
            let fits = isFilled ? filled : possible
            for alias in aliases {
                guard
                    let column = fits.first(where: { keys[$0].contains(alias) })
                        ?? fits.first(where: { short[$0].contains(alias) && !field.isKey })
                else { continue }
                columns[field] = column
                used.insert(column)
                break
            }
        }
    }

    /// A column of check boxes is no column of days or amounts, and the other way round.
    private static func isPossible(_ field: ImportField, _ column: Int, _ kinds: ColumnKinds) -> Bool {
        let kind = kinds[column]
        if field.isFlag { return kind == .flag }
        if field.isAmount { return !kinds.isWords(column) && (kind != .date || kinds.isSerial(column)) }
        if field == .wonOn || field == .lostOn { return kind == .date || kind == .empty }
        // `OPPORTUNITY` holds the deal's name in one system and its amount in another.
        if field == .name || field == .deal, Aliases.key(kinds.headers[column]) == "opportunity" {
            return kind != .amount
        }
        return !field.isDay || kind != .flag
    }
}
