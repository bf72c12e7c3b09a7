import Model
import Rules

/// How the text of a form's field is understood, shown while it is typed.
enum FieldReading: Equatable {
    case none
    case amount(Money)
    case count(Int)
    case day(Day)
    case step(NextStep)
    /// nil: a new one.
    case account(ID<Account>?)
    case owner(Rep)
    case deal(Deal)
    case contract(Contract)
    case period(Period)
    case scope(ScopeKey)
    case role(RoleAnswer)
    case word(Form.Word)
    case member(Member)
    case week(Day)
    case tenths(Int)
    case error(Sentence)
}

extension State {
    /// What the text of a field means now.
    func reading(_ field: Form.Field) -> FieldReading {
        let text = field.input.text.trimmed
        if text.isEmpty {
            let label = field.label
            return field.required ? .error(Sentence(zh: "请填写\(label.zh)", en: "\(label.en) is needed")) : .none
        }
        let today = zone.day(of: now)
        switch field.kind {
        case .text, .note, .person, .known: return .none
        case .number(let range): return State.number(text, range)
        case .week:
            do {
                return .week(try worker.monday(text))
            } catch {
                return .error(error.sentence)
            }
        case .personDays:
            do {
                return .tenths(try PersonDays.tenths(text))
            } catch {
                return .error(error.sentence)
            }
        case .setting(let key): return setting(key, text)
        case .member(let role): return member(text, role)
        case .amount: return State.amount(text)
        case .count:
            return State.number(text, 0...1_000)
        case .day:
            do {
                return .day(try DayRange(board, today: today).parse(text, today: today))
            } catch {
                return .error(error.sentence)
            }
        case .step:
            guard let (day, rest) = DateText.prefix(of: text, today: today) else {
                return .step(NextStep(text: text, due: nil))
            }
            return .step(NextStep(text: rest.isEmpty ? text : rest, due: day))
        case .role(let part):
            guard let answer = RoleAnswer(part, typed: text, board) else { return .error(part.question) }
            return .role(answer)
        case .account: return .account(account(named: text))
        case .owner: return owner(text)
        case .deal, .contract, .period, .scope: return reference(field.kind, text)
        case .word(let words):
            let key = text.lowercased()
            if let word = words.first(where: {
                $0.value.lowercased() == key || $0.label.zh == text || $0.label.en == key
            }) {
                return .word(word)
            }
            let list = words.map { $0.label[lang] }.joined(separator: lang.pick("、", ", "))
            return .error(Sentence(zh: "可写：\(list)", en: "write one of: \(list)"))
        }
    }

    /// What a field of a form means; nothing where there is no such field.
    func reading(_ form: Form, _ name: Form.Name) -> FieldReading { form[name].map { reading($0) } ?? .none }

    /// What a text names among deals, contracts, periods and scopes.
    private func reference(_ kind: Form.FieldKind, _ text: String) -> FieldReading {
        let key = NameKey.of(text)
        switch kind {
        case .deal:
            let deals = deals(named: text, key)
            if deals.count == 1 { return .deal(deals[0]) }
            return .error(
                deals.isEmpty
                    ? Sentence(zh: "没有这个商机", en: "no such deal")
                    : Sentence(zh: "有几个同名商机，请从候选中选", en: "several deals have this name, take an offer"))
        case .contract:
            let found = board.contracts.filter { NameKey.of($0.name) == key }
            if found.count == 1 { return .contract(found[0]) }
            return .error(
                found.isEmpty
                    ? Sentence(zh: "没有这份合同", en: "no such contract")
                    : Sentence(zh: "有几份同名合同，请先改名", en: "several contracts have this name, rename one first"))
        case .period:
            return Period(text).map { .period($0) }
                ?? .error(
                    Sentence(
                        zh: "请写成 2026、2026Q4、2026-11 或 2026W48", en: "write 2026, 2026Q4, 2026-11 or 2026W48"))
        default:
            return scopes.first { NameKey.of(board.name(of: $0, lang)) == key }.map { .scope($0) }
                ?? .error(Sentence(zh: "没有这个公司、区域、团队或销售", en: "no such company, region, team or rep"))
        }
    }

    /// The account of this name, whatever its spelling.
    func account(named text: String) -> ID<Account>? {
        let key = NameKey.of(text)
        if let index { return index.account(key: key) }
        return board.accounts.first { NameKey.of($0.name) == key }?.id
    }

    /// Up to two deals of this name or caption. Until there are texts to search, all are looked at.
    private func deals(named text: String, _ key: String) -> [Deal] {
        var deals: [Deal] = []
        func look(_ deal: Deal) {
            if deals.count < 2, NameKey.of(deal.name) == key || caption(deal) == text { deals.append(deal) }
        }
        if let index {
            index.search(text.split(separator: "·").joined(separator: " "), within: nil).forEach { number in
                if let deal = board.deals[ID(number)] { look(deal) }
                return deals.count < 2
            }
        } else {
            board.deals.forEachInPlace(look)
        }
        return deals
    }

    private static func number(_ text: String, _ range: ClosedRange<Int>) -> FieldReading {
        guard let number = Int(text), range.contains(number) else {
            let (first, last) = (range.lowerBound, range.upperBound)
            return .error(
                Sentence(zh: "请写 \(first) 到 \(last) 的整数", en: "write a whole number from \(first) to \(last)"))
        }
        return .count(number)
    }

    private func setting(_ key: String, _ text: String) -> FieldReading {
        do throws(Refusal) {
            _ = try SettingInfo.named(key)?.check(text, board)
            return .none
        } catch {
            return .error(error.sentence)
        }
    }

    private func member(_ text: String, _ role: Member.Role?) -> FieldReading {
        let known = board.members.filter { NameKey.of($0.name) == NameKey.of(text) || $0.user == text }
        // Whoever is named in full is known, whatever the role: what does not fit is said when all is looked at.
        if let exact = known.first { return .member(exact) }
        let matches = members(role).filter { Completion.rank(SearchKey.folded(text), $0.name) != nil }
        if matches.count == 1 { return .member(matches[0]) }
        return .error(
            matches.isEmpty
                ? Sentence(zh: "没有这位成员", en: "no such member")
                : Sentence(zh: "有\(matches.count)位，请写全名", en: "\(matches.count) members match, write the full name"))
    }

    private func owner(_ text: String) -> FieldReading {
        let today = zone.day(of: now)
        let there = board.reps.filter { $0.left.map { $0 >= today } ?? true }
        if let exact = there.first(where: { $0.name == text }) { return .owner(exact) }
        let matches = there.filter { Completion.rank(SearchKey.folded(text), $0.name) != nil }
        if matches.count == 1 { return .owner(matches[0]) }
        return .error(
            matches.isEmpty
                ? Sentence(zh: "没有这位销售", en: "no such rep")
                : Sentence(zh: "有\(matches.count)位，请写全名", en: "\(matches.count) reps match, write the full name"))
    }

    private static func amount(_ text: String) -> FieldReading {
        do {
            let read = try AmountText.parse(text)
            guard read.money >= .zero else {
                return .error(Sentence(zh: "金额不能为负", en: "the amount cannot be negative"))
            }
            return .amount(read.money)
        } catch {
            return .error(error.sentence)
        }
    }
}

extension FieldReading {
    var amount: Money? { if case .amount(let money) = self { money } else { nil } }
    var count: Int? { if case .count(let count) = self { count } else { nil } }
    var day: Day? {
        switch self {
        case .day(let day), .week(let day): day
        default: nil
        }
    }
    var step: NextStep? { if case .step(let step) = self { step } else { nil } }
    var member: Member? { if case .member(let member) = self { member } else { nil } }
    var owner: Rep? { if case .owner(let rep) = self { rep } else { nil } }
    var deal: Deal? { if case .deal(let deal) = self { deal } else { nil } }
    var contract: Contract? { if case .contract(let contract) = self { contract } else { nil } }
    var period: Period? { if case .period(let period) = self { period } else { nil } }
    var scope: ScopeKey? { if case .scope(let scope) = self { scope } else { nil } }
    var word: String? { if case .word(let word) = self { word.value } else { nil } }
    var role: RoleAnswer? { if case .role(let answer) = self { answer } else { nil } }
    var error: Sentence? { if case .error(let sentence) = self { sentence } else { nil } }

    /// How a text was understood, in words; nil where there is nothing to say.
    func text(_ lang: Lang, _ board: Board, today: Day, typed: String) -> String? {
        switch self {
        case .none, .error, .count, .tenths: nil
        case .week(let monday): "= \(Period(.week, of: monday).name) \(FieldReading.day(monday, lang))"
        case .member(let member): member.name == typed ? nil : "= \(member.name)"
        case .amount(let money): "= \(money.plain) (\(money.short(lang)))"
        case .day(let day): "= \(FieldReading.day(day, lang))"
        case .step(let step): step.due.map { "= \(FieldReading.day($0, lang)) \(step.text)" }
        case .account(let account):
            account.flatMap { board.accounts[$0] }.map { $0.name == typed ? "" : "= \($0.name)" }
                ?? lang.pick("新客户", "a new account")
        case .owner(let rep): rep.name == typed ? nil : "= \(rep.name)"
        case .deal(let deal): "= \(deal.name)"
        case .contract(let contract):
            "= \(contract.name) \(contract.amount.short(lang)) \(ContractStanding.name(contract.state, lang))"
        case .period(let period): "= \(period.first.iso) – \(period.last.iso)"
        case .scope(let key): board.name(of: key, lang) == typed ? nil : "= \(board.name(of: key, lang))"
        case .word(let word): word.label[lang] == typed ? nil : "= \(word.label[lang])"
        case .role(let answer):
            answer.person.map { $0 == typed ? "" : "= \($0)" } ?? lang.pick("= 暂无：", "= nobody: ")
                + (answer.reason ?? "")
        }
    }

    static func day(_ day: Day, _ lang: Lang) -> String {
        let zh = ["一", "二", "三", "四", "五", "六", "日"]
        let en = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let index = day.weekday - 1
        return "\(day.iso) \(lang == .zh ? "周" + zh[index] : en[index])"
    }
}
