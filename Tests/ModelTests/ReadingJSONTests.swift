import Foundation
import Testing

@testable import Model

struct ReadingJSONTests {
    @Test func shapes() {
        var json = JSONWriter()
        json.object { json in
            json.field("text", "a\"b\\c\n\u{1B}\u{202E}é华😀")
            json.field("none", String?.none)
            json.field("amount", Money(minor: 1_250))
            json.field("rate", 0.25)
            json.array("list") { json in
                json.value(1)
                json.object { _ in }
                json.array { _ in }
                json.value(true)
            }
            json.field("nan", Double.nan)
        }
        #expect(
            json.text
                == #"{"text":"a\"b\\c\n\u001b\u202eé华😀","none":null,"amount":12.50,"rate":0.25,"list":[1,{},[],true],"nan":null}"#
        )
    }

    @Test func prettyAndTaken() throws {
        var json = JSONWriter(pretty: true)
        var bytes: [UInt8] = []
        json.array { json in
            json.value(1)
            bytes += json.take()
            json.object { $0.field("a", 2) }
        }
        bytes += json.take()
        #expect(String(decoding: bytes, as: UTF8.self) == "[\n  1,\n  {\n    \"a\": 2\n  }\n]")
    }

    /// Every scalar comes back through another reader.
    @Test func everyScalar() throws {
        var view = String.UnicodeScalarView()
        for value in UInt32(0)...0xFFFF { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
        let text = String(view)
        var json = JSONWriter()
        json.array { $0.value(text) }
        let back = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
        #expect(back.map { Array(($0.first ?? "").utf8) } == Array(text.utf8))
    }
}
