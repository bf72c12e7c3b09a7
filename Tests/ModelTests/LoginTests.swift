import Testing

@testable import Model

/// Who a login is: by the system's word alone.
@Suite struct LoginTests {
    private static let inside = Login.Namespace(outside: 5004, holdsStore: false)
    private static let container = Login.Namespace(outside: nil, holdsStore: true)

    @Test(arguments: [
        (Login(uid: 5004, name: "wang"), "uid=5004(wang)"), (Login(uid: 5999, name: nil), "uid=5999"),
        (Login(uid: 5001, name: "wanglei", namespace: inside), "uid=5001(wanglei) userns outside=5004"),
        (Login(uid: 7, name: nil, namespace: container), "uid=7 userns"), (Login(uid: 8, name: "a(b)"), "uid=8(a(b))"),
    ]) func theJournalsTextIsReadBack(_ login: Login, _ text: String) throws {
        #expect(login.text == text)
        let read = try #require(Login(text: text))
        #expect(read.text == text && read.uid == login.uid && read.name == login.name)
    }

    @Test(arguments: ["", "wang", "uid=", "uid=x", "uid=5(", "uid=5 (a)"]) func othersTextsAreNone(_ text: String) {
        #expect(Login(text: text) == nil)
    }

    /// Login, under which name, whether that is allowed. The board has a member of each role, named `rep人` with the
    /// system user `rep`, and so on; one more is named like another's system user.
    static let cases: [(Login, String, Bool)] = [
        (Login(uid: 1, name: "rep"), "rep人", true), (Login(uid: 1, name: "rep"), "manager人", false),
        (Login(uid: 1, name: "rep人"), "rep人", false), (Login(uid: 1, name: "manager人"), "manager人", false),
        (Login(uid: 1, name: "ghost"), "ghost", false), (Login(uid: 1, name: nil), "uid1", false),
        (Login(uid: 1, name: nil), "manager人", false), (Login(uid: 1, name: "manager"), "rep人", true),
        (Login(uid: 1, name: "manager"), "manager人", true),
        (Login(uid: 1, name: "ghost", ownsStore: true), "rep人", true),
        (Login(uid: 1, name: "manager", namespace: inside), "manager人", false),
        (Login(uid: 1, name: "manager", namespace: container), "manager人", true),
        (Login(uid: 1, name: "boss"), "boss", true), (Login(uid: 1, name: "boss"), "rep人", false),
        (Login(uid: 1, name: "rep"), "rep", false), (Login(uid: 1, name: "rep"), Permission.rule, false),
    ]

    private func board(guests: String? = nil) throws -> Board {
        var board = try Guarded.board()
        var twin = Member(blank: ID(90))
        (twin.name, twin.user, twin.role) = ("rep", "boss", .finance)
        try board.apply(.add(twin))
        guard let guests else { return board }
        var setting = Setting(blank: ID(1))
        (setting.key, setting.text) = (SettingKey.guests.rawValue, guests)
        try board.apply(.add(setting))
        return board
    }

    @Test(arguments: cases.indices) func aLoginActsAsItsMember(_ index: Int) throws {
        let (login, actor, isAllowed) = LoginTests.cases[index]
        let bar = login.bar(as: actor, on: try board())
        #expect((bar == nil) == isAllowed, "\(bar?.en ?? "allowed")")
        if let bar { #expect(bar.zh != bar.en && bar.en.hasSuffix(".")) }
    }

    /// The member named `rep` has the system user `boss`; the login `rep` is the member named `rep人`.
    @Test func aNameIsNobodysLogin() throws {
        let board = try board()
        #expect(Login(uid: 1, name: "rep").actor(on: board) == "rep人")
        #expect(Login(uid: 1, name: "boss").actor(on: board) == "rep")
        #expect(Login(uid: 1, name: "finance人").member(on: board) == nil)
        #expect(Login(uid: 1, name: "finance人").actor(on: board) == "finance人 (uid 1)")
        #expect(Login(uid: 2, name: "rep", namespace: LoginTests.inside).actor(on: board) == "rep (uid 2)")
        #expect(Login(uid: 3, name: nil).actor(on: board) == "uid3")
        #expect(board.member("rep")?.user == "boss" && board.member(user: "rep")?.name == "rep人")
    }

    @Test func guestsWhoMayWriteMay() throws {
        let board = try board(guests: "write")
        for login in [Login(uid: 1, name: nil), Login(uid: 1, name: "manager", namespace: LoginTests.inside)] {
            #expect(login.bar(as: login.actor(on: board), on: board) == nil)
        }
        #expect(Login(uid: 1, name: "rep").bar(as: "manager人", on: board) != nil)
    }

    @Test func aRuleWritesForWhoeverMayWrite() throws {
        let board = try board()
        for (name, isAllowed) in [
            ("manager", true), ("rep", true), ("display", false), ("former", false), ("ghost", false),
        ] {
            let bar = Login(uid: 1, name: name).barOfRule(on: board, today: Guarded.today)
            #expect((bar == nil) == isAllowed, "\(name)")
        }
    }

    @Test func onlyManagersDateByHand() throws {
        let board = try board()
        let cases: [(Login, String, Bool)] = [
            (Login(uid: 1, name: "manager"), "manager人", true), (Login(uid: 1, name: "manager"), "rep人", true),
            (Login(uid: 1, name: "rep"), "rep人", false), (Login(uid: 1, name: "ghost"), "ghost", false),
            (Login(uid: 1, name: "root", ownsStore: true), "manager人", true),
            (Login(uid: 1, name: "root", ownsStore: true), "rep人", false),
            (Login(uid: 1, name: nil), "manager人", false),
        ]
        for (login, actor, isAllowed) in cases {
            #expect(login.mayBackdate(as: actor, on: board) == isAllowed, "\(login.text) \(actor)")
        }
        #expect(Login(uid: 1, name: "x").mayBackdate(as: "x", on: Board()))
    }
}
