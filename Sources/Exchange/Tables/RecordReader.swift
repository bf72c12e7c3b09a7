/// Reads the records of a table one by one, in bounded memory, whatever kind of file it stands in.
protocol RecordReader: AnyObject {
    /// The table's share of the file's bytes.
    var size: Int { get }
    /// How many of them were read.
    var consumed: Int { get }
    func next(into record: inout CSVRecord) throws(ExchangeError) -> Bool
}

extension CSVReader: RecordReader {}
