/// What somebody is told who may not change something: what, why, and who can help.
public enum Refused {
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

    /// A login that is no member, or cannot be told to be one.
    static func guest(_ login: Login) -> Sentence {
        if login.namespace?.holdsStore == false {
            return Sentence(
                zh: "这里是用户命名空间，看不出谁在运行（\(login.text)），只能看；请在命名空间外面运行 reddot。",
                en:
                    "This is a user namespace, which hides who runs it (\(login.text)), so you can only look; run reddot "
                    + "outside of it.")
        }
        guard login.name == nil else { return stranger(login.label) }
        return Sentence(
            zh: "用户号 \(login.uid) 在这台机器上没有名字，不算任何成员，只能看；请管理员为它建立系统用户（LOGNAME、USER 不作数）。",
            en:
                "User id \(login.uid) has no name on this machine, so it is no member and can only look; have it given a "
                + "system user (LOGNAME and USER do not count).")
    }

    static func misnamed(_ name: String, _ claim: String) -> Sentence {
        Sentence(
            zh: "系统用户 \(name) 不能以“\(claim)”的名义修改；LOGNAME、USER 写的不是这个系统用户，请改回来。",
            en: "The login \(name) may not act as \(claim); LOGNAME and USER name somebody else, set them right.")
    }

    static func masquerade(_ login: String, _ name: String) -> Sentence {
        Sentence(
            zh: "系统用户 \(login) 不能以“\(name)”的名义修改；请去掉 --actor，或由经理来做。",
            en: "The login \(login) may not act as \(name); drop --actor, or ask a manager.")
    }

    public static func backdate(_ name: String) -> Sentence {
        Sentence(
            zh: "\(name)不能补记：--backdate 只有经理能用，未作改动；请去掉它，或请经理来记。",
            en: "\(name) may not date an entry: --backdate is for managers, and nothing was changed; drop it, or ask a "
                + "manager.")
    }

    public static func toCome(_ time: String) -> Sentence {
        Sentence(
            zh: "--backdate \(time) 还没有到，未作改动；请写现在以前的时间。",
            en: "--backdate \(time) is still to come, and nothing was changed; give a time up to now.")
    }

    public static func behind(_ time: String, entry: Int, of last: String) -> Sentence {
        Sentence(
            zh: "--backdate \(time) 早于日志的最后一条（#\(entry)，\(last)），日志的时间不倒退，未作改动；请写那以后的时间，"
                + "更早的事实用它自己的日期选项（如 --date）。",
            en:
                "--backdate \(time) lies before the journal's last entry (#\(entry), \(last)), whose time does not go back, "
                + "and nothing was changed; give a later time, and for older facts their own day (such as --date).")
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
