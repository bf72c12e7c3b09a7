import Model
import Rules

/// What can be taken over instead of typing on: names that hold what was typed, by Chinese, pinyin or Latin letters.
enum Completion {
    /// The most offers that a field shows.
    static let most = 6

    /// 0 for a prefix, 1 for a part, 2 for letters in order; nil for none. By the name, its pinyin and its initials.
    static func rank(_ query: [UInt8], _ name: String) -> Int? {
        if query.isEmpty { return 0 }
        var best: Int?
        for form in [SearchKey.folded(name), Pinyin.initials(of: name), Pinyin.full(of: name)] {
            if form.starts(with: query) { return 0 }
            if SearchKey.contains(form, query) {
                best = min(best ?? 1, 1)
            } else if best == nil {
                var rest = query[...]
                for byte in form where byte == rest.first { rest = rest.dropFirst() }
                if rest.isEmpty { best = 2 }
            }
        }
        return best
    }

    /// The names that match, the nearest first.
    static func among(_ names: [String], _ text: String) -> [String] {
        let query = SearchKey.folded(text)
        var found: [[String]] = [[], [], []]
        for name in names { if let rank = rank(query, name) { found[rank].append(name) } }
        return Array(found.joined().prefix(most))
    }
}

extension State {
    /// The offers for the focused field; none where its text stands for itself.
    func offers(_ form: Form) -> [String] {
        guard form.fields.indices.contains(form.focus) else { return [] }
        let field = form.fields[form.focus]
        let text = field.input.text.trimmed
        let found: [String]
        switch field.kind {
        case .account:
            guard !text.isEmpty else { return [] }
            found = index?.accounts(text, Completion.most).compactMap { board.accounts[$0]?.name } ?? []
        case .owner: found = Completion.among(reps, text)
        case .person, .role: found = Completion.among(people, text)
        case .known(let word): found = Completion.among(known(word), text)
        case .member(let role): found = Completion.among(members(role).map(\.name), text)
        case .deal:
            guard !text.isEmpty else { return [] }
            var names: [String] = []
            index?.search(text.split(separator: "·").joined(separator: " "), within: nil).forEach { number in
                if let deal = board.deals[ID(number)], deal.outcome != .lost { names.append(caption(deal)) }
                return names.count < Completion.most
            }
            found = names
        case .contract: found = Completion.among(board.contracts.map(\.name), text)
        case .scope: found = Completion.among(scopes.map { board.name(of: $0, lang) }, text)
        case .word(let words): found = Completion.among(words.map { $0.label[lang] }, text)
        case .setting(let key): found = Completion.among(SettingInfo.named(key)?.choices ?? [], text)
        default: return []
        }
        // What is there already needs no offer.
        return found == [text] ? [] : found.filter { $0 != field.entered || $0 != text }
    }

    private var reps: [String] {
        let today = zone.day(of: now)
        return board.reps.filter { $0.left.map { $0 >= today } ?? true }.map(\.name)
    }

    /// The members of a role, or all; nobody who has gone.
    func members(_ role: Member.Role?) -> [Member] {
        board.members.filter { role == nil ? $0.role != .former && $0.role != .display : $0.role == role }
    }

    /// Everybody who can take a part: members, then reps who are not members.
    private var people: [String] {
        var names = board.members.map(\.name)
        names += reps.filter { !names.contains($0) }
        return names
    }
}
