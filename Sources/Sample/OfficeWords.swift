import Model

/// The language of what the office keeps about deals: scripts, decisions, approvals, reasons.
struct OfficeWords: Sendable {
    /// Which competitor (an index; nil for any), title and text.
    let scripts: [(rival: Int?, title: String, text: String)]
    /// Steps of a contract's approval, in order, each with who has it: an index of `Words.managers`, or finance.
    let approvals: [String]
    /// Why a red dot was set by hand.
    let marks: [String]
    /// What the red-dot meeting noted, in the order of the decisions.
    let verdicts: [String]
    /// Why nobody has a part of a deal.
    let roleReason: String
    /// Why a fall was refused, and why a grade was given by hand.
    let refusal: String
    let byHand: String
    let cancelled: String
    let kickOff: String
    /// A contract that hangs on no deal.
    let frame: String
    /// The company's own day off.
    let outing: String

    static func of(_ lang: Lang) -> OfficeWords { lang == .zh ? zh : en }

    static let zh = OfficeWords(
        scripts: [
            (0, "降价两成怎么接", "先问清降的是哪一块：许可、实施还是首年维保。再把三年总价摆出来，衡砚云第二年起恢复原价，接口另收费。"),
            (0, "对比演示怎么排", "请客户选三个真实流程，两家当场配置。衡砚云改一次表单要重新发布，我们不用。"),
            (1, "新版本怎么看", "北岑的新版只换了界面，移动审批仍要单独买。请客户列出必须项，逐条对照。"),
            (2, "交付延期怎么谈", "不评价对手，只谈我们怎么保证：驻场两人、周报、里程碑付款，违约有条款。"),
            (3, "免费试用怎么应", "建议客户把试用当正式上线来做，按同一张验收表打分，拓岭达通常过不了权限这一关。"),
            (4, "自研怎么谈", "帮客户算人：两名开发一年、一名运维长期。再约IT主管看我们的开放接口，自研部分可以接着做。"),
            (nil, "嫌贵怎么接", "不先让价。先确认预算口径和付款节奏，再谈范围分期；要让价，必须换来决策日期。"),
        ],
        approvals: ["法务审核", "财务审核", "总经理审批"],
        marks: ["客户采购负责人口风变了，怀疑已内定", "重点客户，总经理要求每周过一遍"],
        verdicts: ["加派售前做概念验证", "按九五折重报，换两周内定标", "请总监出面拜访分管副总", "降到B，改为两周一触", "预算无望，停止投入", "等客户新财年预算，下周再看"],
        roleReason: "标准产品，无需售前",
        refusal: "客户休年假，下周一回来就签",
        byHand: "总部试点单位，带动五家分公司",
        cancelled: "客户取消项目",
        kickOff: "交付启动会",
        frame: "年度框架合同",
        outing: "公司团建")

    static let en = OfficeWords(
        scripts: [
            (
                0, "When they cut the price",
                "Ask what became cheaper: licence, roll-out or first-year support. Then show three years in total: their price is back in year two, and interfaces cost extra."
            ),
            (
                0, "Demo side by side",
                "Let the customer choose three real workflows and set them up on the spot. Plumbline has to publish anew for every changed form; we do not."
            ),
            (
                1, "About the new version",
                "Polestone's new version changed the looks; mobile approval is still sold apart. Have the customer list the musts and go through them one by one."
            ),
            (
                2, "When they are late",
                "No word about the competitor. Say how we make sure: two people on site, a weekly report, payment by milestone, a penalty in the contract."
            ),
            (
                3, "Against a free trial",
                "Suggest to run the trial like a real roll-out, scored on one acceptance sheet. Tovida mostly fails at access rights."
            ),
            (
                4, "Against building it themselves",
                "Count heads together: two developers for a year, one operator for good. Then show the IT lead our open interfaces: their own part can go on."
            ),
            (
                nil, "When it is too expensive",
                "No discount first. Settle how the budget is counted and when they pay, then talk of phases. A discount only in exchange for a decision date."
            ),
        ],
        approvals: ["legal review", "finance review", "general manager's approval"],
        marks: [
            "Purchasing sounds different, somebody else may be set already",
            "Key account, the general manager wants it looked at weekly",
        ],
        verdicts: [
            "Second presales engineer for the proof", "Quote again at 95% for an award within two weeks",
            "Our director to call on their vice president", "Down to B, a touch every two weeks",
            "No budget in sight, stop here", "Wait for the budget of their new year, look again next week",
        ],
        roleReason: "Standard product, no presales needed",
        refusal: "Customer is on leave and signs on Monday",
        byHand: "Pilot of the headquarters, five branches follow",
        cancelled: "Customer cancelled the project",
        kickOff: "Delivery kick-off",
        frame: "Frame contract of the year",
        outing: "Company outing")
}
