import Foundation
import GRDB
import Model

/// The tables of each version, as fixed text: a migration must not change when the model does. A test holds them against
/// `Schema`.
enum StoreSchema {
    /// Marks an SQLite file as a RedDot store (`RedD`).
    static let applicationID: Int32 = 0x5265_6444
    /// The version of the tables that this program writes.
    static let version = 5

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { database in
            try database.execute(sql: tables)
            try database.execute(sql: indexes)
            try database.execute(sql: views)
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        migrator.registerMigration("v2") { database in
            try database.execute(sql: meetings)
            try database.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("v3") { database in
            for sql in later(than: 2, through: 3) { try database.execute(sql: sql) }
            try database.execute(sql: "PRAGMA user_version = 3")
        }
        migrator.registerMigration("v4") { database in
            for sql in later(than: 3, through: 4) { try database.execute(sql: sql) }
            try database.execute(sql: "PRAGMA user_version = 4")
        }
        migrator.registerMigration("v5") { database in
            for sql in fifth { try database.execute(sql: sql) }
            if let connection = database.sqliteConnection { try NameKeys.makeAll(connection) }
            try database.execute(
                sql: "INSERT INTO log_marks (id, mark) VALUES (1, ?)", arguments: [LogMark(before: LogMark.none).text])
            try database.execute(sql: "PRAGMA user_version = 5")
        }
        return migrator
    }

    /// Everything that makes the tables of the present version.
    static var all: [String] { [tables, indexes, views, meetings] + later(than: 2, through: 4) + fifth }

    /// The kinds that have a table in a store of a version: what may only be read may be older than this program.
    static func kinds(of version: Int) -> Set<Kind> {
        Set(Kind.allCases).subtracting(version < 2 ? [.meeting, .commitment] : [])
    }

    /// Columns that came later, with their version: since 3 red dots and decisions can stand on an account, since 4 a touch
    /// tells which member made it.
    private static let columns: [(version: Int, kind: Kind, name: String)] = [
        (3, .redDot, "account_id"), (3, .decision, "account_id"), (4, .activity, "member_id"),
    ]

    /// What adds the columns of later versions, up to one of them.
    private static func later(
        than version: Int, through last: Int, of kinds: Set<Kind> = Set(Kind.allCases)
    ) -> [String] {
        columns.filter { $0.version > version && $0.version <= last && kinds.contains($0.kind) }
            .map { "ALTER TABLE \(Schema.table(of: $0.kind)) ADD COLUMN \($0.name) INTEGER" }
    }

    /// The columns of a kind that a store of a version does not have yet.
    static func missing(_ kind: Kind, in version: Int) -> Set<String> {
        Set(columns.filter { $0.kind == kind && $0.version > version }.map(\.name))
    }

    /// What makes the tables of kinds that are missing, with their later columns and their indexes.
    static func statements(for kinds: Set<Kind>) -> [String] {
        let names = Set(kinds.map { Schema.table(of: $0) })
        let all = (tables + meetings + indexes + belongings).split(separator: ";").map {
            String($0).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let made = all.filter { sql in
            names.contains { sql.hasPrefix("CREATE TABLE \($0) (") || sql.contains(" ON \($0) (") }
        }
        let isIndex = { (sql: String) in sql.hasPrefix("CREATE INDEX") }
        return made.filter { !isIndex($0) } + later(than: 0, through: version, of: kinds) + made.filter(isIndex)
    }

    /// Version 2: meetings, and what was promised in them.
    private static let meetings = """
        CREATE TABLE meetings (id INTEGER PRIMARY KEY, what TEXT, day TEXT, started INTEGER, ended INTEGER);
        CREATE TABLE commitments (id INTEGER PRIMARY KEY, meeting_id INTEGER, deal_id INTEGER, rep_id INTEGER, text TEXT,
          due TEXT, at INTEGER);
        """

    /// `batches.undone`: 0 live, 1 taken back and can be done again, 2 taken back for good.
    private static let tables = """
        CREATE TABLE batches (batch INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, host TEXT NOT NULL,
          verb TEXT NOT NULL, reason TEXT, target INTEGER, undone INTEGER NOT NULL DEFAULT 0,
          last_seq INTEGER NOT NULL, changes INTEGER NOT NULL);
        CREATE TABLE journal (seq INTEGER PRIMARY KEY, batch INTEGER NOT NULL, entity TEXT NOT NULL,
          entity_id INTEGER NOT NULL, change TEXT NOT NULL);
        CREATE TABLE regions (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT, manager TEXT, region_id INTEGER);
        CREATE TABLE reps (id INTEGER PRIMARY KEY, name TEXT, team_id INTEGER, region_id INTEGER, joined TEXT, left_on TEXT);
        CREATE TABLE members (id INTEGER PRIMARY KEY, name TEXT, user TEXT, role TEXT, rep_id INTEGER);
        CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT, owner_id INTEGER, industry TEXT, city TEXT, source TEXT,
          grade TEXT, pinned TEXT, parent TEXT);
        CREATE TABLE contacts (id INTEGER PRIMARY KEY, account_id INTEGER, deal_id INTEGER, name TEXT, title TEXT,
          phone TEXT, email TEXT, decides INTEGER);
        CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, series TEXT, price INTEGER);
        CREATE TABLE stages (id INTEGER PRIMARY KEY, key TEXT, zh TEXT, en TEXT, position INTEGER, probability INTEGER,
          card_limit INTEGER);
        CREATE TABLE deals (id INTEGER PRIMARY KEY, code TEXT, name TEXT, account_id INTEGER, owner_id INTEGER,
          product_id INTEGER, stage_id INTEGER, outcome TEXT, amount INTEGER, currency TEXT, created TEXT, close_date TEXT,
          closed TEXT, reason TEXT, source TEXT, priority TEXT, next_step TEXT, next_due TEXT, stage_since INTEGER,
          moved_at INTEGER, last_in INTEGER, last_out INTEGER, pushes INTEGER, turn TEXT, category TEXT, need TEXT,
          need_day TEXT, decision TEXT, budget INTEGER, approvers INTEGER, competitor TEXT);
        CREATE TABLE spells (id INTEGER PRIMARY KEY, deal_id INTEGER, stage_id INTEGER, from_at INTEGER, back INTEGER,
          reason TEXT);
        CREATE TABLE activities (id INTEGER PRIMARY KEY, deal_id INTEGER, account_id INTEGER, rep_id INTEGER,
          contact_id INTEGER, what TEXT, direction TEXT, at INTEGER, text TEXT, due TEXT);
        CREATE TABLE notes (id INTEGER PRIMARY KEY, deal_id INTEGER, account_id INTEGER, at INTEGER, text TEXT);
        CREATE TABLE targets (id INTEGER PRIMARY KEY, period TEXT, scope TEXT, scope_id INTEGER, metric TEXT,
          amount INTEGER, from_day TEXT, locked INTEGER);
        CREATE TABLE settings (id INTEGER PRIMARY KEY, key TEXT, text TEXT);
        CREATE TABLE calendar_days (id INTEGER PRIMARY KEY, day TEXT, working INTEGER, name TEXT);
        CREATE TABLE contracts (id INTEGER PRIMARY KEY, deal_id INTEGER, account_id INTEGER, name TEXT, amount
          INTEGER, currency TEXT, state TEXT, step TEXT, person TEXT, step_since INTEGER, signed TEXT, invoiced TEXT);
        CREATE TABLE payments (id INTEGER PRIMARY KEY, contract_id INTEGER, due TEXT, amount INTEGER);
        CREATE TABLE receipts (id INTEGER PRIMARY KEY, contract_id INTEGER, payment_id INTEGER, day TEXT, amount
          INTEGER);
        CREATE TABLE bookings (id INTEGER PRIMARY KEY, deal_id INTEGER, day TEXT, amount INTEGER);
        CREATE TABLE splits (id INTEGER PRIMARY KEY, deal_id INTEGER, rep_id INTEGER, percent INTEGER);
        CREATE TABLE source_costs (id INTEGER PRIMARY KEY, source TEXT, period TEXT, amount INTEGER);
        CREATE TABLE red_dots (id INTEGER PRIMARY KEY, deal_id INTEGER, reason TEXT, since INTEGER);
        CREATE TABLE decisions (id INTEGER PRIMARY KEY, deal_id INTEGER, what TEXT, owner TEXT, due TEXT, reason TEXT,
          at INTEGER, done TEXT);
        CREATE TABLE deal_roles (id INTEGER PRIMARY KEY, deal_id INTEGER, part TEXT, person TEXT, reason TEXT, since
          INTEGER);
        CREATE TABLE grade_changes (id INTEGER PRIMARY KEY, account_id INTEGER, from_grade TEXT, to_grade TEXT,
          made_by TEXT, reason TEXT, evidence TEXT, at INTEGER, state TEXT);
        CREATE TABLE hand_overs (id INTEGER PRIMARY KEY, deal_id INTEGER, from_rep_id INTEGER, to_rep_id INTEGER, at
          INTEGER);
        CREATE TABLE competitors (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE scripts (id INTEGER PRIMARY KEY, competitor_id INTEGER, title TEXT, text TEXT, owner TEXT,
          version INTEGER);
        CREATE TABLE script_uses (id INTEGER PRIMARY KEY, script_id INTEGER, deal_id INTEGER, at INTEGER);
        CREATE TABLE presales_requests (id INTEGER PRIMARY KEY, deal_id INTEGER, week TEXT, tenths INTEGER, person_id
          INTEGER);
        CREATE TABLE leaves (id INTEGER PRIMARY KEY, member_id INTEGER, from_day TEXT, until_day TEXT);
        """

    /// For the detail of a deal, its history and the entries that touch an entity; undone entries are few.
    private static let indexes = """
        CREATE INDEX journal_entity ON journal (entity, entity_id);
        CREATE INDEX batches_undone ON batches (actor) WHERE undone = 1;
        CREATE INDEX contacts_deal ON contacts (deal_id) WHERE deal_id IS NOT NULL;
        CREATE INDEX contacts_account ON contacts (account_id) WHERE account_id IS NOT NULL;
        CREATE INDEX activities_deal ON activities (deal_id, at) WHERE deal_id IS NOT NULL;
        CREATE INDEX notes_deal ON notes (deal_id) WHERE deal_id IS NOT NULL;
        CREATE INDEX spells_deal ON spells (deal_id);
        """

    /// For BI tools: amounts are in minor units, moments in seconds since 1970 (UTC).
    private static let views = """
        CREATE VIEW changes AS
          SELECT j.seq, b.time, b.actor, b.host, j.entity, j.entity_id, j.change, b.reason, b.batch, b.verb
          FROM journal j JOIN batches b ON b.batch = j.batch;
        CREATE VIEW deal_list AS
          SELECT d.id, d.code, d.name AS deal, a.name AS account, r.name AS owner, t.name AS team, g.name AS region,
            p.name AS product, s.key AS stage, s.zh AS stage_zh, s.en AS stage_en, d.outcome, d.amount,
            coalesce(d.currency, (SELECT text FROM settings WHERE key = 'currency'), 'CNY') AS currency, s.probability,
            d.created, d.close_date, d.closed, d.reason, d.source, d.next_step, d.next_due, d.stage_since, d.moved_at,
            d.last_in, d.last_out, d.pushes
          FROM deals d LEFT JOIN accounts a ON a.id = d.account_id LEFT JOIN reps r ON r.id = d.owner_id
            LEFT JOIN teams t ON t.id = r.team_id LEFT JOIN regions g ON g.id = coalesce(r.region_id, t.region_id)
            LEFT JOIN products p ON p.id = d.product_id LEFT JOIN stages s ON s.id = d.stage_id;
        CREATE VIEW stage_spells AS
          SELECT sp.id, sp.deal_id, d.name AS deal, sp.stage_id, s.key AS stage, sp.from_at,
            lead(sp.from_at) OVER (PARTITION BY sp.deal_id ORDER BY sp.from_at, sp.id) AS until_at,
            sp.back, sp.reason, d.outcome, d.closed
          FROM spells sp LEFT JOIN deals d ON d.id = sp.deal_id LEFT JOIN stages s ON s.id = sp.stage_id;
        """
}
