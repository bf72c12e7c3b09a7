import Model

/// Everything in the sample that is language. Both languages have tables of the same sizes, so that the same choices
/// give the same company.
struct Words: Sendable {
    /// A name, with the login of the person.
    typealias Person = (name: String, login: String)

    let team: String
    let regions: [String]
    let teams: [String]
    let managers: [Person]
    /// The last but one is new, the last one has left.
    let reps: [Person]
    /// Two from presales, one from delivery, one from finance, the big screen.
    let support: [Person]
    /// Cities by region.
    let cities: [[String]]
    let sources: [String]
    /// Industries, each with the nouns that end the names of its accounts.
    let industries: [(name: String, nouns: [String])]
    let brands: [String]
    /// Ends of the names of groups, and of other accounts.
    let group: String
    let endings: [String]
    /// Names out of the ordinary: long, full-width, mixed scripts; with the index of their industry.
    let unusual: [(name: String, industry: Int)]
    let families: [String]
    let givens: [String]
    let titles: [String]
    /// Products with their series and the projects that they are sold as.
    let products: [(name: String, series: String, projects: [String])]
    /// What sets a project apart from an earlier one of the same name, in order.
    let phases: [String]
    let priorities: [String]
    /// Next steps by stage.
    let steps: [[String]]
    let ours: [Activity.What: [String]]
    let theirs: [Activity.What: [String]]
    /// The first word of all: the customer's, or ours.
    let firstWord: (theirs: String, ours: String)
    let wins: [String]
    let losses: [String]
    let competitors: [String]
    let needs: [String]
    let pins: [String]
    let backs: [String]
    let notes: [String]
    /// A family name stands first, without a space between.
    let familyFirst: Bool

    static func of(_ lang: Lang) -> Words { lang == .zh ? zh : en }

    func person(_ random: inout SplitMix) -> String {
        let (family, given) = (random.pick(families), random.pick(givens))
        return familyFirst ? family + given : "\(given) \(family)"
    }
}
