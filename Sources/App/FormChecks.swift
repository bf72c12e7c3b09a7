import Model
import Views

/// What is wrong with a form as a whole: each field can be read, and yet it would be refused. Asked of the same code that
/// saves it, and said at the field that it is about.
extension State {
    /// The first field that cannot be read, or that the rules refuse, up to one of them.
    func firstError(_ form: Form, through last: Int) -> (field: Int, sentence: Sentence)? {
        for index in form.fields.indices where index <= last {
            if case .error(let sentence) = reading(form.fields[index]) { return (index, sentence) }
        }
        guard let trouble = trouble(form), trouble.field <= last else { return nil }
        return trouble
    }

    /// What the rules would refuse of a form that can be read, and at which field.
    func trouble(_ form: Form) -> (field: Int, sentence: Sentence)? {
        guard form.isTouched, !form.fields.contains(where: { reading($0).error != nil }) else { return nil }
        do throws(Refusal) {
            _ = try written(form)
            return nil
        } catch {
            let field = form.fields.firstIndex { $0.name.column == error.field && error.field != nil }
            return field.map { ($0, error.sentence) }
        }
    }
}

extension Form.Name {
    /// The name of what it holds in the schema, by which refusals name it.
    var column: String? {
        switch self {
        case .name: "name"
        case .left: "left_on"
        case .joined: "joined"
        case .user: "user"
        case .duty: "role"
        case .member: "member_id"
        case .from: "from_day"
        case .until: "until_day"
        case .price: "price"
        case .source: "source"
        case .period: "period"
        case .amount: "amount"
        case .contract: "contract_id"
        case .deal: "deal_id"
        case .person: "person_id"
        case .days: "tenths"
        case .day: "day"
        case .key: "key"
        case .zh: "zh"
        case .en: "en"
        case .probability: "probability"
        case .limit: "card_limit"
        case .position: "position"
        default: nil
        }
    }
}
