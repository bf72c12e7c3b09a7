import Testing

@testable import Model

/// Members of every role, two reps with a deal and an account each, and what hangs on them.
enum Guarded {
    static let today = Zone.shanghai.day(of: Fixtures.now)

    static func board() throws -> Board {
        var board = Board()
        try board.apply(StandardStages.all.map(Change.add))
        for (index, name) in ["李四", "王五"].enumerated() {
            var rep = Rep(blank: ID(index + 1))
            rep.name = name
            var account = Account(blank: ID(index + 1))
            (account.name, account.owner) = ("客户\(name)", rep.id)
            var deal = Deal(blank: ID(index + 1))
            (deal.name, deal.account, deal.owner) = ("商机\(name)", account.id, rep.id)
            var contract = Contract(blank: ID(index + 1))
            (contract.name, contract.deal) = ("合同\(name)", deal.id)
            try board.apply([.add(rep), .add(account), .add(deal), .add(contract)])
        }
        for (index, role) in roles.enumerated() {
            var member = Member(blank: ID(index + 1))
            (member.name, member.user, member.role) = (role.rawValue + "人", role.rawValue, role)
            if role == .rep { member.rep = ID(1) }
            try board.apply(.add(member))
        }
        return board
    }

    static let roles: [Member.Role] = [.manager, .rep, .presales, .delivery, .finance, .display, .former]

    /// A new thing of a kind that hangs on the first (`own`) or the second rep's deal, account, contract or member.
    static func row(_ kind: Kind, own: Bool, of role: Member.Role) -> [Value] {
        let fields = Schema.fields(of: kind)
        let blank = [Kind.deal: Deal(blank: ID(1)).row, .account: Account(blank: ID(1)).row][kind]
        return fields.enumerated().map { index, field -> Value in
            switch field.reference {
            case .rep, .account, .deal, .contract: return .int(own ? 1 : 2)
            case .member:
                return .int(Int64((roles.firstIndex(of: role) ?? 0) + (own ? 1 : 2)))
            default: break
            }
            if kind == .dealRole, field.name == "part" {
                let part = role.part ?? .sales
                return (own ? part : part == .product ? .delivery : .product).value
            }
            return blank?[index] ?? .null
        }
    }
}

@Suite struct PermissionTests {
    /// Every kind for every role, on own things and on others'.
    @Test(arguments: Kind.allCases, Guarded.roles) func theMatrixHolds(_ kind: Kind, _ role: Member.Role) throws {
        let board = try Guarded.board()
        let permission = Permission(role.rawValue, on: board, today: Guarded.today)
        let right = role.right(on: kind)
        for own in [true, false] {
            let change = Change.add(kind, 99, row: Guarded.row(kind, own: own, of: role))
            let refusal = permission.refusal(of: .add, [change], on: board)
            let isAllowed = right.reach == .everything || right.reach == .own && own
            #expect((refusal == nil) == isAllowed, "\(role) \(kind) own \(own): \(refusal?.en ?? "allowed")")
            if let refusal { #expect(refusal.zh != refusal.en && refusal.en.hasSuffix(".")) }
        }
    }

    /// What the roles are for, said once more without the matrix: who, kind, field (nil: a new one), whose, allowed.
    static let cases: [(String, Kind, String?, Int, Bool)] = [
        ("rep", .deal, "amount", 1, true), ("rep", .deal, "amount", 2, false), ("rep", .deal, "last_out", 2, true),
        ("rep", .deal, "next_step", 2, false), ("rep", .activity, nil, 2, true), ("rep", .target, nil, 1, false),
        ("rep", .receipt, nil, 1, false), ("rep", .payment, nil, 1, true), ("rep", .payment, nil, 2, false),
        ("rep", .setting, nil, 1, false), ("rep", .member, nil, 1, false), ("rep", .contract, "state", 2, false),
        ("presales", .deal, "need", 2, true), ("presales", .deal, "amount", 2, false),
        ("presales", .presalesRequest, nil, 2, true), ("presales", .contract, "state", 1, false),
        ("delivery", .contract, "state", 2, true), ("delivery", .contract, "amount", 2, false),
        ("delivery", .receipt, nil, 1, false), ("finance", .receipt, nil, 2, true), ("finance", .payment, nil, 2, true),
        ("finance", .deal, "stage_id", 1, false), ("manager", .setting, nil, 1, true),
        ("display", .activity, nil, 1, false), ("former", .note, nil, 1, false), ("rep", .commitment, nil, 1, true),
        ("manager人", .deal, "amount", 2, true), ("rep人", .deal, "amount", 2, false),
    ]

    @Test(arguments: cases.indices) func rolesDoTheirWork(_ index: Int) throws {
        let (actor, kind, field, whose, isAllowed) = PermissionTests.cases[index]
        let board = try Guarded.board()
        let role = board.member(actor)?.role ?? .display
        let change: Change
        if let field {
            let place = try #require(Schema.fields(of: kind).firstIndex { $0.name == field })
            change = .update(kind, whose, [FieldEdit(field: place, before: .null, after: .int(1))])
        } else {
            change = .add(kind, 99, row: Guarded.row(kind, own: whose == 1, of: role))
        }
        let refusal = Permission(actor, on: board, today: Guarded.today).refusal(of: .edit, [change], on: board)
        #expect((refusal == nil) == isAllowed, "\(refusal?.en ?? "allowed")")
    }

    @Test func withoutAManagersLoginNobodyIsRestricted() throws {
        var board = try Guarded.board()
        var boss = try #require(board.members[ID(1)])
        let before = boss
        boss.user = nil
        try board.apply(#require(Change.update(before, to: boss)))
        for actor in ["display", "nobody", "rep"] {
            #expect(Permission(actor, on: board, today: Guarded.today).standing == .free)
        }
    }

    @Test func strangersLookUnlessTheWorkspaceLetsThemWrite() throws {
        var board = try Guarded.board()
        let bar = try #require(Permission("bob", on: board, today: Guarded.today).bar)
        #expect(bar.zh.contains("member add 姓名 --user bob") && bar.en.contains("member add NAME --user bob"))
        var setting = Setting(blank: ID(1))
        (setting.key, setting.text) = (SettingKey.guests.rawValue, "write")
        try board.apply(.add(setting))
        #expect(Permission("bob", on: board, today: Guarded.today).standing == .free)
        #expect(Permission("display", on: board, today: Guarded.today).bar != nil)
    }

    @Test(arguments: [(0, false), (1, false), (-1, true)]) func whoLeftOnlyLooks(_ days: Int, _ isBarred: Bool) throws {
        var board = try Guarded.board()
        let before = try #require(board.reps[ID(1)])
        var rep = before
        rep.left = Guarded.today + days
        try board.apply(#require(Change.update(before, to: rep)))
        #expect((Permission("rep", on: board, today: Guarded.today).bar != nil) == isBarred)
    }

    @Test func theLastManagerStays() throws {
        let board = try Guarded.board()
        let boss = try #require(board.members[ID(1)])
        let permission = Permission("manager", on: board, today: Guarded.today)
        var demoted = boss
        demoted.role = .rep
        var nameless = boss
        nameless.user = nil
        let changes = try [
            #require(Change.update(boss, to: demoted)), #require(Change.update(boss, to: nameless)), .remove(boss),
        ]
        for change in changes {
            #expect(permission.refusal(of: .edit, [change], on: board) == Refused.lastManager)
            var second = Member(blank: ID(9))
            (second.name, second.user, second.role) = ("新经理", "new", .manager)
            #expect(permission.refusal(of: .edit, [.add(second), change], on: board) == nil)
        }
    }

    @Test func whatOneListAddsBelongsTogether() throws {
        let board = try Guarded.board()
        let permission = Permission("rep", on: board, today: Guarded.today)
        for (owner, isAllowed) in [(1, true), (2, false)] {
            var account = Account(blank: ID(7))
            account.owner = ID(1)
            var deal = Deal(blank: ID(7))
            (deal.account, deal.owner) = (account.id, ID(owner))
            var spell = Spell(blank: ID(7))
            spell.deal = deal.id
            let refusal = permission.refusal(of: .add, [.add(account), .add(spell), .add(deal)], on: board)
            #expect((refusal == nil) == isAllowed)
        }
    }

    /// A share in a deal, a deal without an owner, and a thing moved away from an own deal.
    @Test func sharesAndMovesCount() throws {
        var board = try Guarded.board()
        let permission = Permission("rep", on: board, today: Guarded.today)
        let other = try #require(board.deals[ID(2)])
        var renamed = other
        renamed.name = "改名"
        let rename = try #require(Change.update(other, to: renamed))
        #expect(permission.refusal(of: .edit, [rename], on: board) != nil)
        var split = Split(blank: ID(1))
        (split.deal, split.rep, split.percent) = (ID(2), ID(1), 30)
        #expect(permission.refusal(of: .edit, [.add(split)], on: board) != nil)
        try board.apply(.add(split))
        #expect(permission.refusal(of: .edit, [rename], on: board) == nil)
        try board.apply(.remove(split))
        let contract = try #require(board.contracts[ID(1)])
        var moved = contract
        moved.deal = ID(2)
        #expect(permission.refusal(of: .edit, [try #require(Change.update(contract, to: moved))], on: board) != nil)
    }

    @Test func theRuleConfirmsGradesOnly() throws {
        let board = try Guarded.board()
        let permission = Permission(Permission.rule, on: board, today: Guarded.today)
        let account = try #require(board.accounts[ID(2)])
        var graded = account
        graded.grade = .a
        var named = account
        named.name = "x"
        var record = GradeChange(blank: ID(1))
        record.account = account.id
        let grading = [try #require(Change.update(account, to: graded)), .add(record)]
        #expect(permission.refusal(of: .edit, grading, on: board) == nil)
        #expect(permission.refusal(of: .edit, [try #require(Change.update(account, to: named))], on: board) != nil)
    }

    @Test func onlyAManagerImports() throws {
        let board = try Guarded.board()
        for role in Guarded.roles {
            let permission = Permission(role.rawValue, on: board, today: Guarded.today)
            #expect((permission.refusal(of: .import, [], on: board) == nil) == (role == .manager))
        }
    }
}
