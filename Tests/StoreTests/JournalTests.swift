import Foundation
import Model
import Testing

@testable import Store

@Suite struct JournalTests {
    private func json(_ change: Change) -> String {
        var writer = JournalWriter()
        writer.write(change)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func read(_ json: String, _ kind: Kind = .deal) throws -> Change {
        try Array(json.utf8).withUnsafeBufferPointer { try JournalReader.change($0, of: kind, id: 1) }
    }

    static let nasty = [
        "", " ", "\0", "a\0b", "\"", "\\", "\\\"", "\\u0000", "/", "\n\r\t\u{8}\u{C}", "\u{1}\u{1F}\u{7F}\u{80}\u{85}",
        "华为技术", "👨‍👩‍👧‍👦🇨🇳", "e\u{301}", "é", "\u{202E}abc\u{2066}", "\u{FEFF}x", "\u{D7FF}\u{E000}\u{FFFD}\u{FFFF}",
        "\u{10000}\u{10FFFF}", "\u{2028}\u{2029}", "'; DROP TABLE deals; --", "=1+1", "null", "12", "{\"op\":\"add\"}",
        String(repeating: "长", count: 100_000),
    ]

    @Test(arguments: nasty) func textsComeBackByteForByte(_ text: String) throws {
        var note = Note(blank: ID(1))
        note.text = text
        for change in [
            Change.add(note), .remove(note),
            .update(.note, 1, [FieldEdit(field: 3, before: .text(text), after: .text("x" + text))]),
        ] {
            let written = json(change)
            #expect(try read(written, .note) == change)
            // Any JSON reader must agree, and spelling of letters must stay.
            let object = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any]
            #expect(object?["op"] != nil)
            guard case .add(_, _, let row) = try read(written, .note) else { continue }
            #expect(row[3].isSame(as: .text(text)))
        }
    }

    @Test func textsComeBackFromTheTables() throws {
        let folder = try Folder()
        let store = try SQLiteStore.create(at: folder.store)
        let board = try store.start()
        let notes = JournalTests.nasty.enumerated().map { Make.note($0.offset + 1, deal: 1, $0.element) }
        _ = try store.commit(Make.draft(.note, notes.map { .add($0) }), base: board.seq)
        let loaded = try SQLiteStore(at: folder.store).loadAll()
        for note in notes {
            #expect(loaded.notes[note.id]?.text.utf8.elementsEqual(note.text.utf8) == true)
        }
        #expect(try store.doctor().isEmpty)
    }

    @Test(arguments: [Int64.min, .min + 1, -1, 0, 1, 9, 10, 1 << 49, 1 << 50, .max - 1, .max])
    func numbers(_ number: Int64) throws {
        // An amount: what it cannot be is refused, also what the writer would write down.
        let change = Change.update(.deal, 1, [FieldEdit(field: 7, before: .int(number), after: .null)])
        if Money.stored.contains(number) {
            #expect(try read(json(change)) == change)
        } else {
            #expect(throws: JournalError.self) { try read(json(change)) }
        }
    }

    @Test func form() throws {
        var region = Region(blank: ID(1))
        region.name = "华东"
        #expect(json(.add(region)) == #"{"op":"add","row":{"name":"华东"}}"#)
        #expect(
            json(.update(.deal, 1, [FieldEdit(field: 5, before: .int(2), after: .int(3))]))
                == #"{"op":"update","set":{"stage_id":[2,3]}}"#)
    }

    @Test func earlierVersionsAreRead() throws {
        // Fields in another order, and some that did not exist yet.
        let change = try read(#"{"op":"add","row":{"outcome":"won","name":"\u4e2d\ud83d\ude00"}}"#)
        var deal = Deal(blank: ID(1))
        deal.name = "中😀"
        deal.outcome = .won
        #expect(change == .add(deal))
    }

    @Test(arguments: [
        "", "{", "{}", #"{"op":"drop","row":{}}"#, #"{"op":"add","row":{"name":"x"}"#,
        #"{"op":"add","row":{"name":"x}}"#, #"{"op":"add","row":{"colour":"red"}}"#,
        #"{"op":"add","row":{"amount":1.5}}"#, #"{"op":"add","row":{"amount":}}"#,
        #"{"op":"add","row":{"amount":9223372036854775808}}"#, #"{"op":"add","row":{"amount":-9223372036854775809}}"#,
        #"{"op":"add","row":{"name":"\ud800"}}"#, #"{"op":"add","row":{"name":"\ud800\u0041"}}"#,
        #"{"op":"add","row":{"name":"\x"}}"#, #"{"op":"add","row":{"name":"\u00"}}"#, #"{"op":"add","row":{}}x"#,
        #"{"op":"update","set":{"name":["a"]}}"#, #"{"op":"update","set":{"name":["a","b","c"]}}"#,
        #"{"op":"add","row":{"name":"x",}}"#, #"{"op":"add","row":{"name":true}}"#,
    ]) func damageIsAnError(_ json: String) {
        #expect(throws: JournalError.self) { try read(json) }
    }

    @Test func unknownFieldIsNamed() {
        let error = #expect(throws: JournalError.self) { try read(#"{"op":"add","row":{"colour":"red"}}"#) }
        #expect(error?.detail.en.contains("colour") == true)
        #expect(throws: JournalError.self) {
            let bytes: [UInt8] = Array(#"{"op":"add","row":{"name":""#.utf8) + [0xFF] + Array("\"}}".utf8)
            _ = try bytes.withUnsafeBufferPointer { try JournalReader.change($0, of: .deal, id: 1) }
        }
    }
}
