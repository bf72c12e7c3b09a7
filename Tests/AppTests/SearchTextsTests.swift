import Model
import Testing

@testable import App

/// The texts that are searched, against each text looked at by itself.
struct SearchTextsTests {
    /// Numbers with gaps over several portions, in Chinese and English.
    private static let names: [(number: Int, name: String)] = {
        let parts = ["华为", "重庆", "长城", "Acme", "Müller", "云服务", "ERP 实施", "续约", "扩容", "renewal"]
        return (1...1_400).filter { $0 % 7 != 3 }.map { number in
            (number, parts[number % 10] + parts[number / 10 % 10] + (number % 3 == 0 ? " \(number)" : ""))
        }
    }()

    private static let texts: SearchTexts = {
        var texts = SearchTexts()
        for (number, name) in names { texts.append(number, name) }
        texts.finish()
        return texts
    }()

    @Test(arguments: [
        "华为", "hw", "huawei", "cq", "chongqing", "zhongqing", "acme", "a", "e", "erp", "muller", "续", "xy", "12", "7",
        "没有", "华为云服务 ", "为",
    ])
    func findsWhatTextsHold(_ word: String) {
        let needle = SearchKey.folded(word)
        var found: [Int] = []
        SearchTextsTests.texts.find(needle) { found.append($0) }
        let expected = SearchTextsTests.names.filter {
            SearchKey.contains(SearchKey.blob(name: $0.name, account: ""), needle)
        }
        #expect(found == expected.map(\.number))
        for (_, name) in SearchTextsTests.names.prefix(40) {
            let text = SearchKey.blob(name: name, account: "")
            #expect(SearchTexts.holds(text, needle) == SearchKey.contains(text, needle))
        }
    }

    @Test(arguments: ["华", "华为", "acme", "a", "m", "erp", "hw", "续约 6", "没有"])
    func findsHowTextsBegin(_ word: String) {
        let needle = SearchKey.folded(word)
        var found: [Int] = []
        SearchTextsTests.texts.find(startingWith: needle) { found.append($0) }
        let expected = SearchTextsTests.names.filter { SearchKey.folded($0.name).starts(with: needle) }
        #expect(found == expected.map(\.number))
    }

    @Test func nothingIsFoundByNothing() {
        var found = 0
        SearchTextsTests.texts.find([]) { _ in found += 1 }
        SearchTextsTests.texts.find(startingWith: []) { _ in found += 1 }
        SearchTexts().find([97]) { _ in found += 1 }
        #expect(found == 0 && !SearchTexts.holds([], [97]) && !SearchTexts.holds([97], []))
    }
}
