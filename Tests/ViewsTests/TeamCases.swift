import Model
import Views

extension GoldenTests {
    static let teamCases: [Case] = Lang.allCases.flatMap { lang in
        TeamScenes.views.flatMap { view in
            [(120, 40), (80, 24), (40, 20), (160, 45)].map { width, height in
                Case(scene: view.rawValue, lang: lang, width: width, height: height)
            } + [Case(scene: view.rawValue, lang: lang, width: 80, height: 24, ascii: true)]
        }
            + TeamScenes.names.dropFirst(TeamScenes.views.count).map {
                Case(scene: $0, lang: lang, width: 80, height: 24)
            } + [
                Case(scene: "cash-dues", lang: lang, width: 40, height: 20),
                Case(scene: "insights-presales", lang: lang, width: 40, height: 20),
            ]
    }
}
