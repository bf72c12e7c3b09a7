import Model
import Rules
import Views

/// The forms for reps, members and when they are away.
extension Form {
    /// What a member can be, under the words that are stored.
    static let duties = Member.Role.allCases.map { Word(value: $0.rawValue, label: $0.title) }

    /// A rep with the member that the rep is: one form for a new colleague.
    static func rep(_ rep: Rep?, _ member: Member?, team: String, region: String, _ lang: Lang) -> Form {
        var form = Form(
            purpose: .thing(.rep(rep?.id)),
            title: rep == nil ? Sentence(zh: "新销售", en: "New rep") : Sentence(zh: "编辑销售", en: "Edit rep"),
            subject: rep?.name ?? "")
        form.fields = [
            Field(.name, .text, Sentence(zh: "姓名", en: "name"), text: rep?.name ?? "", required: true),
            Field(.team, .known(.team), Sentence(zh: "团队", en: "team"), text: team),
            Field(.region, .known(.region), Sentence(zh: "区域", en: "region"), text: region),
            day(.joined, Sentence(zh: "入职日", en: "joined on"), rep?.joined),
            day(.left, Sentence(zh: "离职日", en: "left on"), rep?.left),
            user(member),
            duty(member, lang, required: false),
        ]
        return form
    }

    /// A member who need not be a rep.
    static func member(_ member: Member?, rep: String, _ lang: Lang) -> Form {
        var form = Form(
            purpose: .thing(.member(member?.id)),
            title: member == nil ? Sentence(zh: "新成员", en: "New member") : Sentence(zh: "编辑成员", en: "Edit member"),
            subject: member?.name ?? "")
        form.fields = [
            Field(.name, .text, Sentence(zh: "姓名", en: "name"), text: member?.name ?? "", required: true),
            user(member),
            duty(member, lang, required: true),
            Field(.rep, .owner, Sentence(zh: "是哪位销售", en: "is the rep"), text: rep),
        ]
        return form
    }

    private static func user(_ member: Member?) -> Field {
        Field(
            .user, .text, Sentence(zh: "系统用户", en: "system user"),
            example: Sentence(zh: "登录名，如 zhangsan", en: "a login, such as zhangsan"), text: member?.user ?? "")
    }

    private static func duty(_ member: Member?, _ lang: Lang, required: Bool) -> Field {
        Field(
            .duty, .word(duties), Sentence(zh: "角色", en: "role"),
            example: Sentence(zh: "如 销售、经理、售前", en: "such as rep, manager, presales"),
            text: member?.role.title[lang] ?? "", required: required)
    }

    static func leave(_ leave: Leave?, member: String) -> Form {
        var form = Form(
            purpose: .thing(.leave(leave?.id)),
            title: leave == nil ? Sentence(zh: "新请假", en: "New leave") : Sentence(zh: "编辑请假", en: "Edit leave"),
            subject: "")
        form.fields = [
            Field(.member, .member(nil), Sentence(zh: "成员", en: "member"), text: member, required: true),
            day(.from, Sentence(zh: "第一天", en: "first day"), leave?.from, required: true),
            day(.until, Sentence(zh: "最后一天", en: "last day"), leave?.until),
        ]
        form.fields[2].example = Sentence(zh: "空着就是一天", en: "empty for one day")
        return form
    }
}

extension State {
    func repForm(_ rep: Rep?) -> Form {
        .rep(
            rep, member(of: rep), team: board.teams[rep?.team]?.name ?? "",
            region: board.regions[rep?.region]?.name ?? "",
            lang)
    }

    /// The member that a rep is: the one that says so, else the one of the same name who is no other rep.
    private func member(of rep: Rep?) -> Member? {
        guard let rep else { return nil }
        return board.members.first { $0.rep == rep.id } ?? board.members.first { $0.rep == nil && $0.name == rep.name }
    }

    func written(_ form: Form, rep id: ID<Rep>?) throws(Refusal) -> Written {
        var changes: [Change] = []
        let before = id.flatMap { board.reps[$0] }
        var rep = before ?? Rep(blank: board.reps.nextID)
        rep.name = form.text(.name)
        if form.isTouched(.team) { rep.team = worker.team(named: form.text(.team), in: rep.region, &changes) }
        if form.isTouched(.region) { rep.region = worker.region(named: form.text(.region), &changes) }
        rep.joined = reading(form, .joined).day
        rep.left = reading(form, .left).day
        changes += try worker.keep(rep)
        let known = member(of: before)
        let duty = reading(form, .duty).word.flatMap { Member.Role(rawValue: $0) }
        if known != nil || duty != nil || form.words(.user) != nil {
            var member = known ?? Member(blank: board.members.nextID)
            if known == nil || known?.name == before?.name { member.name = rep.name }
            (member.user, member.rep) = (form.words(.user), rep.id)
            if let duty { member.role = duty }
            changes += try worker.keep(member)
        }
        return Written(isNew: id == nil, changes, rep.name)
    }

    func written(_ form: Form, member id: ID<Member>?) throws(Refusal) -> Written {
        var member = id.flatMap { board.members[$0] } ?? Member(blank: board.members.nextID)
        (member.name, member.user) = (form.text(.name), form.words(.user))
        if let duty = reading(form, .duty).word.flatMap({ Member.Role(rawValue: $0) }) { member.role = duty }
        // A name that was not touched stands, though its rep may have left.
        if form.isTouched(.rep) { member.rep = reading(form, .rep).owner?.id }
        return Written(isNew: id == nil, try worker.keep(member), member.name)
    }

    func written(_ form: Form, leave id: ID<Leave>?) throws(Refusal) -> Written {
        guard let member = reading(form, .member).member, let from = reading(form, .from).day else { throw State.gone }
        var leave = id.flatMap { board.leaves[$0] } ?? Leave(blank: board.leaves.nextID)
        (leave.member, leave.from, leave.until) = (member.id, from, reading(form, .until).day ?? from)
        return Written(
            isNew: id == nil, try worker.keep(leave), "\(member.name) \(leave.from.iso) – \(leave.until.iso)")
    }
}
