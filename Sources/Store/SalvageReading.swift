import Model

/// Reading around what is damaged, in time proportional to what is there.
extension SQLiteStore {
    /// What can be read of a table, in the order of its numbers; row by row, so that a damaged page costs its own rows only.
    func readable<T>(_ table: String, _ column: String, _ read: (Int) throws -> T?) -> [T] {
        numbers(in: table, column).sorted().compactMap { number in (try? read(number)).flatMap { $0 } }
    }

    /// The numbers that stand in a table: those that a walk from either end meets, and, where damaged pages lie between,
    /// all that may stand there. Numbers that RedDot never gave are none.
    func numbers(in table: String, _ column: String) -> Set<Int> {
        let most = mostNumber
        let rising = walk(table, column, "ASC", most)
        guard !rising.isWhole else { return Set(rising.numbers) }
        let falling = walk(table, column, "DESC", most)
        let first = (rising.numbers.last ?? 0) + 1
        let last = falling.numbers.last.map { $0 - 1 } ?? min(first * 2 + SQLiteStore.beyond, most)
        let between = first <= last ? Array(first...min(last, most)) : []
        return Set(rising.numbers).union(falling.numbers).union(between)
    }

    /// How far numbers may go beyond the last one that was seen, where the last page is damaged.
    private static let beyond = 2_000

    /// A row takes a few bytes, a line of the journal more: the file's size limits the numbers in it.
    var mostNumber: Int {
        let pages = (try? statement("PRAGMA page_count").integer()) ?? 0
        let size = (try? statement("PRAGMA page_size").integer()) ?? 0
        return StoreNumbers.most(min(max(pages, 1), 1 << 32) * min(max(size, 512), 1 << 16) / 64)
    }

    /// Whether rows stand under numbers that RedDot never gave.
    func hasStrays(_ table: String) -> Bool {
        let sql = "SELECT 1 FROM \(table) WHERE id NOT BETWEEN 1 AND \(mostNumber) LIMIT 1"
        return (try? statement(sql).integer()) == 1
    }

    /// The numbers from one end of a table on; not whole where a damaged page ended the walk.
    private func walk(
        _ table: String, _ column: String, _ order: String, _ most: Int
    ) -> (numbers: [Int], isWhole: Bool) {
        var numbers: [Int] = []
        let sql = "SELECT \(column) FROM \(table) WHERE \(column) BETWEEN 1 AND \(most) ORDER BY \(column) \(order)"
        guard let rows = try? statement(sql) else { return ([], false) }
        defer { rows.reset() }
        do {
            while try rows.step() { numbers.append(rows.int(0)) }
            return (numbers, true)
        } catch {
            return (numbers, false)
        }
    }
}
