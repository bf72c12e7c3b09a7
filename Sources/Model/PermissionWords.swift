/// What somebody is told who may not change something: what, why, and who can help.
enum Refused {
    static func role(_ name: String, _ role: Member.Role?, _ kind: Kind) -> Sentence {
        let title = kind.title
        guard let role else {
            return Sentence(
                zh: "\(name) 是规则，只确认等级，不能改\(title.zh)。",
                en: "\(name) is a rule: it confirms grades and changes nothing else (\(title.en)).")
        }
        return Sentence(
            zh: "\(name)（\(role.title.zh)）不能改\(title.zh)；请经理来改。",
            en: "\(name) (\(role.title.en)) may not change this (\(title.en)); ask a manager.")
    }

    static func owner(_ member: Member, _ thing: String, _ owner: String?, isDeal: Bool) -> Sentence {
        let who = owner ?? "?"
        let zh = "“\(thing)”由\(who)负责，\(member.name)不能改；请\(who)或经理来改"
        let en = "\(thing) belongs to \(who), so \(member.name) may not change it; ask \(who) or a manager"
        guard isDeal else { return Sentence(zh: zh + "。", en: en + ".") }
        return Sentence(zh: zh + "（跟进照样可以记）。", en: en + " (contacts can be logged all the same).")
    }

    static func noRep(_ member: Member) -> Sentence {
        Sentence(
            zh: "\(member.name)还没有对应的销售；请经理运行 reddot member set \(member.name) --rep 姓名。",
            en:
                "\(member.name) is not linked to a rep yet; a manager runs reddot member set \"\(member.name)\" --rep NAME."
        )
    }

    static func wholesale(_ member: Member) -> Sentence {
        Sentence(
            zh: "\(member.name)（\(member.role.title.zh)）不能导入；请经理来做。",
            en: "\(member.name) (\(member.role.title.en)) may not import; ask a manager.")
    }

    static func stranger(_ actor: String) -> Sentence {
        Sentence(
            zh: "“\(actor)”不是成员，只能看；请经理运行 reddot member add 姓名 --user \(actor) --role rep。",
            en:
                "\(actor) is no member and can only look; a manager runs reddot member add NAME --user \(actor) --role rep."
        )
    }

    static func left(_ member: Member, _ day: Day?) -> Sentence {
        Sentence(
            zh: "\(member.name)已\(day.map { "于 \($0.iso) " } ?? "")离职，只能看；若有误，请经理更正。",
            en: "\(member.name) left\(day.map { " on \($0.iso)" } ?? "") and can only look; if that is wrong, "
                + "a manager corrects it.")
    }

    static func display(_ member: Member) -> Sentence {
        Sentence(
            zh: "\(member.name)是大屏，只看不改；请用自己的登录来改。",
            en: "\(member.name) is a display and changes nothing; use a login of your own.")
    }

    static let lastManager = Sentence(
        zh: "这样就没有带系统用户的经理了，谁也不能再管理成员；请先让另一位成员当经理。",
        en:
            "This would leave no manager with a system user to look after the members; make somebody else a manager first."
    )
}
