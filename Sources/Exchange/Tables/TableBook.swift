import Model

/// A sheet of a workbook.
struct Sheet {
    var name: String
    /// People who open the file do not see it.
    var isHidden = false
}

/// A file of several tables.
protocol TableBook: AnyObject {
    var path: String { get }
    var sheets: [Sheet] { get }
    /// Opens a sheet; every pass opens it anew.
    func reader(_ sheet: Int) throws -> any RecordReader
}
