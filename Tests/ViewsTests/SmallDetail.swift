import Model
import Views

extension SmallScenes {
    /// A detail with something in every list.
    static func detail(_ scene: Scene) -> DetailScene {
        var deal = scene.board.deals[ID(1)] ?? Deal(blank: ID(1))
        deal.code = "HW-2026-017"
        deal.pushes = 2
        deal.category = .best
        deal.need = "招标文件"
        deal.needDay = SmallBoard.today + -21
        deal.decision = SmallBoard.today + 17
        deal.budget = Money(minor: 120_000_050)
        deal.competitor = "Competitor & Söhne"
        var detail = DetailScene(deal: deal)
        detail.contacts = [contact(1, "王经理", "采购总监", decides: true), contact(2, "Müller, Jürgen", nil, decides: false)]
        detail.spells = [
            spell(1, 1, 52), spell(2, 2, 40), spell(3, 1, 33, back: true), spell(4, 2, 30), spell(5, 3, 12),
        ]
        detail.activities = [
            activity(1, .call, .inbound, 3, "对方确认预算 120 万已批，等我们的正式报价。\n希望分两期付款，第一期 60%。"),
            activity(
                2, .demo, .outbound, 9,
                "Demo for the IT department; they asked about single sign-on and the audit trail, "
                    + "and want a written answer before the end of the week."),
            activity(3, .requirement, .inbound, 11, "加上数据脱敏"),
            activity(4, .promise, .outbound, 12, "送安全白皮书", due: -2),
        ]
        for index in 5..<30 {
            detail.activities.append(activity(index, .message, .outbound, 10 + index, "跟进 \(index)"))
        }
        var note = Note(blank: ID(1))
        note.at = SmallBoard.ago(20)
        note.text = "客户内部分两派：IT 要自建，业务要采购。\u{202E}反向\u{202C}\u{1B}[31m红\u{7}\n关键在张总。"
        detail.notes = [note]
        detail.story = [
            StoryLine(
                time: SmallBoard.ago(0), actor: "李雷",
                text: scene.lang.pick("下一步改为 11-25 发报价", "next step set to 11-25 发报价")),
            StoryLine(time: SmallBoard.ago(12), actor: "李雷", text: scene.lang.pick("需求 → 方案", "Qualified to Proposal")),
        ]
        return detail
    }

    private static func contact(_ id: Int, _ name: String, _ title: String?, decides: Bool) -> Contact {
        var contact = Contact(blank: ID(id))
        contact.name = name
        contact.title = title
        contact.phone = "138-0000-000\(id)"
        contact.decides = decides
        return contact
    }

    private static func spell(_ id: Int, _ stage: Int, _ daysAgo: Int, back: Bool = false) -> Spell {
        var spell = Spell(blank: ID(id))
        spell.stage = ID(stage)
        spell.from = SmallBoard.ago(daysAgo)
        spell.back = back
        spell.reason = back ? "客户换了决策人" : nil
        return spell
    }

    private static func activity(
        _ id: Int, _ what: Activity.What, _ direction: Activity.Direction, _ daysAgo: Int, _ text: String,
        due: Int? = nil
    ) -> Activity {
        var activity = Activity(blank: ID(id))
        activity.what = what
        activity.direction = direction
        activity.at = SmallBoard.ago(daysAgo)
        activity.text = text
        activity.rep = ID(1)
        activity.contact = direction == .inbound ? ID(1) : nil
        activity.due = due.map { SmallBoard.today + $0 }
        return activity
    }
}
