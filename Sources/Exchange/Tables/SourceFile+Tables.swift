import Model

extension SourceFile {
    /// The tables of a file that are understood, in its order.
    static func all(_ path: String, options: ImportOptions, zone: Zone) throws -> [SourceFile] {
        let source = TableSource(text: path, encoding: options.encoding, delimiter: options.delimiter)
        return [try SourceFile(source, kinds: ColumnKinds(source, zone: zone), options: options)]
    }
}
