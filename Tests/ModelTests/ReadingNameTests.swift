import Testing

@testable import Model

struct ReadingNameTests {
    @Test(arguments: [
        ("华为技术", "hwjs"), ("重庆啤酒", "zqpj"), ("ERP 实施", "ess"), ("Acme 3D 打印", "a3ddy"), ("〇", "l"), ("北京·上海", "bjsh"),
        ("", ""),
    ])
    func initials(_ text: String, _ expected: String) {
        #expect(String(decoding: Pinyin.initials(of: text), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("行", ["xing", "hang"]), ("长", ["zhang", "chang"]), ("重", ["zhong", "chong"]), ("乐", ["le", "yue"]),
        ("单", ["dan", "shan"]),
        ("曾", ["ceng", "zeng"]), ("女", ["nv"]), ("华", ["hua"]), ("a", []), ("！", []),
    ])
    func readings(_ text: String, _ expected: [String]) throws {
        let found = Pinyin.readings(of: try #require(text.unicodeScalars.first))
        #expect(Array(found.prefix(1)) == Array(expected.prefix(1)) && Set(expected).isSubset(of: found))
    }

    @Test(arguments: [
        ("hwjs", true), ("华为", true), ("acme", true), ("cq", true), ("zq", true), ("muller", true), ("hwzz", false),
        ("js cq", false),
    ])
    func blob(_ needle: String, _ expected: Bool) {
        let blob = SearchKey.blob(name: "华为技术 ＡＣＭＥ", account: "重庆 Müller")
        #expect(SearchKey.contains(blob, SearchKey.folded(needle)) == expected)
    }

    @Test(arguments: [
        ("ＡＢＣ　１", "abc 1"), ("Crème Brûlée", "creme brulee"), ("Łódź", "lodz"), ("Straße", "strasse"), ("ÆØÅ", "aeoa"),
        ("Nguyễn", "nguyen"),
        ("ПРИВЕТ", "привет"), ("ΑΒΓ", "αβγ"), ("a\u{301}b", "ab"), ("x\u{7}y\u{202E}", "xy"), ("😀", "😀"), ("가", "가"),
    ])
    func folding(_ text: String, _ expected: String) {
        #expect(String(decoding: SearchKey.folded(text), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("GTXPro", "GTX Pro", true), ("ＡＣＭＥ", "acme", true), ("华为（上海）", "华为(上海)", true), ("É", "é", true),
        ("Acme Inc", "Acme", false),
        ("Ron-tech", "Rontech", false), ("e", "é", false), ("\u{2003}", "\u{2002}", false),
    ])
    func sameName(_ one: String, _ two: String, _ expected: Bool) {
        #expect((NameKey.of(one) == NameKey.of(two)) == expected)
    }

    @Test(arguments: [
        ("Acme Inc.", "ACME", true), ("华为技术有限公司", "华为技术", true), ("华为技术股份有限公司", "华为技术集团", true),
        ("Acme, Co. Ltd", "acme", true),
        ("Ron-tech", "Rontech", true), ("Müller GmbH", "Muller", true), ("华为", "中兴", false),
        ("Group", "Holding", false),
    ])
    func maybeSame(_ one: String, _ two: String, _ expected: Bool) {
        #expect((NameKey.loose(one) == NameKey.loose(two)) == expected)
    }

    @Test func everyIdeographHasAnEntry() {
        let with = (0x4E00...0x9FA5).count { Pinyin.number(of: UInt32($0)) > 0 }
        #expect(with > 20_800)
    }
}
