import Model

/// A row of a table that holds what RedDot never writes: another program has changed it.
struct RowError: Error {
    let detail: Sentence

    private init(_ detail: Sentence) { self.detail = detail }

    /// A column with a value of the wrong form, or beyond what it can be; nil where the value cannot even be told.
    init(_ kind: Kind, _ id: Int, _ column: String, _ value: Value?) {
        let shown = value.show
        self.init(
            Sentence(
                zh: "表 \(Schema.table(of: kind))（\(kind.title.zh)）第 \(id) 行的 \(column) 是\(shown.zh)",
                en: "table \(Schema.table(of: kind)), row \(id): \(column) is \(shown.en)"))
    }

    /// A row whose number RedDot never gave: its slot could fill the memory.
    init(unknown kind: Kind, _ id: Int) {
        self.init(
            Sentence(
                zh: "表 \(Schema.table(of: kind))（\(kind.title.zh)）第 \(id) 行的 id：日志里没有这个编号",
                en: "table \(Schema.table(of: kind)), row \(id): the journal does not know this id"))
    }
}

extension Value? {
    /// As it is told to people who look at a table.
    var show: Sentence {
        switch self {
        case nil: Sentence(zh: "读不懂的值", en: "an unreadable value")
        case .null: Sentence(zh: "空", en: "nothing")
        case .int(let number): Sentence(zh: " \(number) ", en: "\(number)")
        case .text(let text): Sentence(zh: "“\(text.prefix(40))”", en: "'\(text.prefix(40))'")
        }
    }
}

/// The numbers by which the store keeps order. What lies beyond them is found here, before anything counts with it.
enum StoreNumbers {
    /// Places in the journal and numbers of entries.
    static let places: ClosedRange<Int> = 0...1 << 40
    static let times = Instant.stored
    /// Numbers are given one by one, each with a line of the journal; salvage may lose lines and keeps numbers.
    private static let spare = 1 << 16

    /// The highest number that an entity can have where the journal ends at a place.
    static func most(_ seq: Int) -> Int { min(spare + 16 * min(max(seq, 0), places.upperBound), Int(Int32.max)) }

    /// A number of the journal, or the refusal that names the line.
    static func id(_ id: Int, _ kind: Kind, at seq: Int) throws(JournalError) -> Int {
        guard id >= 1, id <= most(seq) else {
            throw JournalError("journal \(seq): \(kind.rawValue) #\(id)", beyond)
        }
        return id
    }

    /// A place of the journal, or the refusal that names the table.
    static func place(_ place: Int, _ column: String) throws(JournalError) -> Int {
        guard places.contains(place) else { throw JournalError("\(column) \(place)", beyond) }
        return place
    }

    static func time(_ seconds: Int64, of batch: Int) throws(JournalError) -> Instant {
        guard times.contains(seconds) else { throw JournalError("batches \(batch), time \(seconds)", beyond) }
        return Instant(seconds: seconds)
    }

    static let beyond = Sentence(zh: "超出可能的范围", en: "beyond what it can be")
}
