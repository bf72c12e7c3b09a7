/// The names of elements and attributes of a workbook.
enum SheetNames {
    static let data: XMLName = "sheetData"
    static let row: XMLName = "row"
    static let cell: XMLName = "c"
    static let value: XMLName = "v"
    static let formula: XMLName = "f"
    static let inline: XMLName = "is"
    static let text: XMLName = "t"
    static let item: XMLName = "si"
    static let phonetic: XMLName = "rPh"
    static let merge: XMLName = "mergeCell"
    static let reference: XMLName = "r"
    static let style: XMLName = "s"
}
