import Model

/// Reads the records of a table one by one, in bounded memory, whatever kind of file it stands in.
protocol RecordReader: AnyObject {
    /// The table's share of the file's bytes.
    var size: Int { get }
    /// How many of them were read.
    var consumed: Int { get }
    /// What was found while reading and concerns no single row.
    var remarks: [Sentence] { get }
    func next(into record: inout CSVRecord) throws(ExchangeError) -> Bool
}

extension CSVReader: RecordReader {
    var remarks: [Sentence] { [] }
}
