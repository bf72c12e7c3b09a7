import Model

/// How the text of a form's field is understood, shown while it is typed.
enum FieldReading: Equatable {
    case none
    case amount(Money)
    case day(Day)
    case step(NextStep)
    case account(Account?)
    case owner(Rep)
    case role(RoleAnswer)
    case error(Sentence)
}

extension Form.Field {
    func reading(_ board: Board, today: Day) -> FieldReading {
        let text = input.text.trimmed
        if text.isEmpty {
            return required ? .error(Sentence(zh: "请填写\(label.zh)", en: "\(label.en) is needed")) : .none
        }
        switch kind {
        case .text: return .none
        case .amount: return Form.Field.amount(text)
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
        case .account:
            let key = NameKey.of(text)
            return .account(board.accounts.first { NameKey.of($0.name) == key })
        case .owner:
            let matches = board.reps.filter { $0.left == nil && $0.name.lowercased().hasPrefix(text.lowercased()) }
            if let exact = matches.first(where: { $0.name == text }) { return .owner(exact) }
            if matches.count == 1 { return .owner(matches[0]) }
            return .error(
                matches.isEmpty
                    ? Sentence(zh: "没有这位销售", en: "no such rep")
                    : Sentence(zh: "有\(matches.count)位，请写全名", en: "\(matches.count) reps match, write the full name"))
        }
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
