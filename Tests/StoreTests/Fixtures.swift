import Foundation
import Model
import Testing

@testable import Store

/// A folder for one test, gone with it.
final class Folder: Sendable {
    let path: String

    init() throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/reddot-store-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw StoreError.io("", detail: "mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var store: String { path + "/team.reddot" }

    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    func bytes(_ file: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file)) }
}

/// Makes stores of one sort, so that every sort passes the same suite.
struct Maker: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let create: @Sendable (Folder) throws -> any Storage
    let open: @Sendable (Folder) throws -> any Storage

    static let all = [
        Maker(
            testDescription: "SQLite", create: { try SQLiteStore.create(at: $0.store) },
            open: { try SQLiteStore(at: $0.store) })
    ]
}

/// Drafts of a small workspace.
enum Make {
    static let now = Instant(seconds: 1_795_395_600)

    static func draft(_ verb: Verb, _ changes: [Change], by actor: String = "li", reason: String? = nil) -> Draft {
        Draft(verb, changes, actor: actor, host: "desk", time: now, reason: reason)
    }

    static func deal(_ id: Int, _ name: String = "CRM", account: Int? = 1) -> Deal {
        var deal = Deal(blank: ID(id))
        deal.name = name
        deal.account = account.map { ID($0) }
        deal.amount = Money(minor: 12_345_600)
        deal.created = Day(year: 2026, month: 11, day: 2)
        return deal
    }

    static func account(_ id: Int, _ name: String = "华为技术") -> Account {
        var account = Account(blank: ID(id))
        account.name = name
        return account
    }

    static func note(_ id: Int, deal: Int?, _ text: String) -> Note {
        var note = Note(blank: ID(id))
        note.deal = deal.map { ID($0) }
        note.text = text
        return note
    }

    static func activity(_ id: Int, deal: Int, at seconds: Int64) -> Activity {
        var activity = Activity(blank: ID(id))
        activity.deal = ID(deal)
        activity.at = Instant(seconds: seconds)
        activity.text = "电话"
        return activity
    }

    /// The standard stages, an account and a deal.
    static var start: Draft {
        draft(.`init`, StandardStages.all.map { .add($0) } + [.add(account(1)), .add(deal(1))], by: "boss")
    }

    /// An edit of a deal that stands on the board.
    static func rename(_ deal: Deal, _ name: String) throws -> Change {
        var after = deal
        after.name = name
        return try #require(Change.update(deal, to: after))
    }

    static func next(_ deal: Deal, _ step: String) throws -> Change {
        var after = deal
        after.nextStep = step
        return try #require(Change.update(deal, to: after))
    }
}

extension Storage {
    /// Puts the small workspace in; its board.
    func start() throws -> Board {
        _ = try commit(Make.start, base: 0)
        return try loadAll()
    }

    func undo(_ actor: String) throws -> Commit {
        try undo(actor: actor, host: "desk", time: Make.now, base: try lastSeq())
    }

    func redo(_ actor: String) throws -> Commit {
        try redo(actor: actor, host: "desk", time: Make.now, base: try lastSeq())
    }
}

/// The entries of a refusal; empty where there was none.
func conflict(_ body: () throws -> Void) -> [Entry] {
    do {
        try body()
    } catch StoreError.conflict(let entries) {
        return entries
    } catch {
        Issue.record("\(error)")
    }
    return []
}

/// The error of a body that must fail.
func failure(_ body: () throws -> Void) -> StoreError? {
    do {
        try body()
        return nil
    } catch {
        return error as? StoreError
    }
}

/// Numbers that look random and are the same in every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
