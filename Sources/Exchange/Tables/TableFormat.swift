import Foundation
import Model

/// What a file is, by what stands in it and not by its name.
enum TableFormat {
    /// The workbook in a file; nil for a text, which the CSV reader takes.
    static func book(_ path: String, encoding: TextEncoding?) throws -> (any TableBook)? {
        let input = try ByteInput(path: path)
        var head: [UInt8] = []
        try input.read(at: 0, 4_096, into: &head)
        if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) {
            return try TableFault.told(path) { try archive(input) }
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw try CompoundFile.isLocked(input) ? TableFault.locked.error(path) : ForeignFile.xls.error(path)
        }
        if ForeignFile.isOldWorkbook(head) { throw ForeignFile.xls.error(path) }
        return try TableFault.told(path) { try markup(input, head, encoding) }
    }

    /// Tables in markup; nil for a text that is none.
    private static func markup(
        _ input: ByteInput, _ head: [UInt8], _ encoding: TextEncoding?
    ) throws -> (any TableBook)? {
        let text = MarkupEncoding.ascii(head)
        let start = text.drop { $0 == " " || $0.isNewline || $0 == "\t" }
        if start.hasPrefix("mime-version:"), text.contains("multipart/related") {
            throw ForeignFile.webArchive.error(input.path)
        }
        guard start.first == "<" else { return nil }
        let told = MarkupEncoding(head)
        if text.contains("urn:schemas-microsoft-com:office:spreadsheet"),
            text.contains("<workbook") || text.contains(":workbook")
        {
            return try SpreadsheetML(input, told)
        }
        if text.contains("urn:oasis:names:tc:opendocument"), text.contains("office:document") {
            return try OpenDocument(input, told)
        }
        let beginnings = ["<html", "<!doctype html", "<table", "<meta", "<head", "<style", "<body", "<div", "<center"]
        guard beginnings.contains(where: start.hasPrefix) || text.contains("<html") || text.contains("<table") else {
            return nil
        }
        let found = try encoding ?? told?.encoding ?? EncodingGuess(ByteInput(path: input.path), chosen: nil).encoding
        return try HTMLTables(input, found, mark: told?.mark ?? 0)
    }

    private static func archive(_ input: ByteInput) throws -> any TableBook {
        let archive = try ZipArchive(input)
        if let foreign = ForeignFile(archive) { throw foreign.error(input.path) }
        if archive.has("content.xml") { return try OpenDocument(archive, path: input.path) }
        return try Workbook(archive, path: input.path)
    }
}

/// Containers of Office before 2007, which are also what newer programs put encrypted workbooks into.
enum CompoundFile {
    /// Whether it holds a workbook that is locked with a password.
    static func isLocked(_ input: ByteInput) throws -> Bool {
        let name = Array("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        var bytes: [UInt8] = []
        var place = 0
        while place < min(input.size, 64 << 20) {
            bytes.removeAll(keepingCapacity: true)
            try input.read(at: place, 1 << 20, into: &bytes)
            if bytes.isEmpty { return false }
            if bytes.withUnsafeBufferPointer({ $0.find(name, from: 0) }) != nil { return true }
            place += max(bytes.count - name.count, 1)
        }
        return false
    }
}

/// Files that people take for tables and that are read as none, each with what to do.
enum ForeignFile {
    case xls, binaryWorkbook, numbers, document, webArchive, archive([String])

    /// What an archive is where it is no workbook that can be read.
    init?(_ archive: ZipArchive) {
        if archive.has("xl/workbook.bin") {
            self = .binaryWorkbook
        } else if archive.entries.contains(where: { $0.name.hasSuffix(".iwa") }) {
            self = .numbers
        } else if archive.has("word/document.xml") || archive.has("ppt/presentation.xml") {
            self = .document
        } else if archive.has("content.xml") || archive.has("encrypted-package") {
            // Of OpenDocument's kinds only spreadsheets are made of tables.
            let kind = try? archive.text("mimetype", limit: 200)
            guard let kind, !kind.contains("spreadsheet"), kind.contains("opendocument") else { return nil }
            self = .document
        } else if archive.has("[Content_Types].xml") || archive.has("xl/workbook.xml") {
            return nil
        } else {
            self = .archive(archive.entries.map(\.name).filter { !$0.hasSuffix("/") })
        }
    }

    /// Workbooks of the time before containers begin with a record of their own.
    static func isOldWorkbook(_ head: [UInt8]) -> Bool {
        head.count >= 8 && head[0] == 9 && [0, 2, 4, 8].contains(head[1]) && head[2] <= 16 && head[3] == 0
    }

    func error(_ path: String) -> ExchangeError {
        switch self {
        case .xls:
            ExchangeError(
                .spreadsheet,
                zh: "\(path) 是旧版 Excel 文件（.xls）；请在 Excel、WPS 或 LibreOffice 里另存为 .xlsx 再导入，"
                    + "或运行 libreoffice --headless --convert-to xlsx 文件。",
                en:
                    "\(path) is a workbook of old Excel (.xls); save it as .xlsx in Excel, WPS or LibreOffice and import that, "
                    + "or run libreoffice --headless --convert-to xlsx FILE.")
        case .binaryWorkbook:
            ExchangeError(
                .spreadsheet, zh: "\(path) 是二进制的 Excel 文件（.xlsb）；请另存为 .xlsx 再导入。",
                en: "\(path) is a binary workbook (.xlsb); save it as .xlsx and import that.")
        case .numbers:
            ExchangeError(
                .spreadsheet, zh: "\(path) 是 Numbers 文件；请导出为 Excel（.xlsx）或 CSV 再导入。",
                en: "\(path) is a Numbers file; export it as Excel (.xlsx) or CSV and import that.")
        case .document:
            ExchangeError(
                .spreadsheet, zh: "\(path) 是文档或演示文稿，不是表格；请把表格存为 .xlsx 或 CSV 再导入。",
                en: "\(path) is a document or a presentation; save its table as .xlsx or CSV and import that.")
        case .webArchive:
            ExchangeError(
                .spreadsheet, zh: "\(path) 是单个文件网页（MHTML）；请在 Excel 或 WPS 里打开，另存为 .xlsx 再导入。",
                en:
                    "\(path) is a single-file web page (MHTML); open it in Excel or WPS, save it as .xlsx and import that."
            )
        case .archive(let names):
            ExchangeError(
                .spreadsheet,
                zh: "\(path) 是压缩包（内有 \(ForeignFile.some(names))）；请解压后导入里面的文件。",
                en: "\(path) is a ZIP archive (with \(ForeignFile.some(names))); unpack it and import the files in it.")
        }
    }

    private static func some(_ names: [String]) -> String {
        names.isEmpty
            ? "0" : names.prefix(3).map { String($0.prefix(60)) }.joined(separator: ", ") + (names.count > 3 ? "…" : "")
    }
}
