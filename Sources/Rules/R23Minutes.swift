import Model

/// The minutes of a red-dot meeting as Markdown (R23).
public enum Minutes {
    public static func markdown(_ agenda: Agenda, _ moment: Moment, _ lang: Lang) -> String {
        var lines = ["# " + lang.pick("红点会议纪要", "Red-dot meeting") + " \(agenda.week.iso)", ""]
        lines += previous(agenda, moment, lang)
        lines += ["## " + lang.pick("本周", "This week") + lang.pick("：", ": ") + agenda.why[lang], ""]
        for (index, item) in agenda.items.enumerated() { lines += Minutes.item(index + 1, item, moment, lang) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func previous(_ agenda: Agenda, _ moment: Moment, _ lang: Lang) -> [String] {
        let head = ["## " + lang.pick("上周决定", "Last week's decisions"), ""]
        guard !agenda.previous.isEmpty else { return head + [lang.pick("没有遗留决定。", "None to follow up."), ""] }
        let rows = agenda.previous.map { standing in
            let deal = moment.board.deals[standing.decision.deal]?.name ?? "—"
            return "- [\(standing.state == .done ? "x" : " ")] \(safe(deal))"
                + lang.pick("：", ": ") + safe(standing.why(moment.today)[lang])
        }
        return head + rows + [""]
    }

    private static func item(_ number: Int, _ item: AgendaItem, _ moment: Moment, _ lang: Lang) -> [String] {
        let (row, colon) = (item.row, lang.pick("：", ": "))
        let account = moment.board.accounts[row.account]?.name
        let deal = moment.board.deals[row.deal]?.name
        let title = [account, deal].compactMap { $0 }.joined(separator: " · ")
        let amount = row.amount.map { Say.money($0, row.currency, lang) } ?? "—"
        let weighted = item.weighted.map { Say.money($0, row.currency, lang) } ?? "—"
        let effort = "\(item.presalesTenths / 10).\(item.presalesTenths % 10)"
        var lines = [
            "### \(number). \(safe(title))", "",
            "- " + lang.pick("负责人", "Owner") + colon + safe(moment.name(row.owner, lang)),
            "- " + lang.pick("金额\(amount)，加权\(weighted)", "Value \(amount), weighted \(weighted)"),
            "- "
                + lang.pick(
                    "已投入\(item.touches)次触达、售前\(effort)人天，需求变更\(item.requirementChanges)次",
                    "Effort: \(English.count(item.touches, "touch", "touches")), \(effort) presales days; \(English.count(item.requirementChanges, "change")) of requirements"
                ),
            "- " + safe(row.why(moment)[lang]),
        ]
        if let last = item.last {
            lines.append("- " + lang.pick("上次", "Last time") + colon + safe(last.why(moment.today)[lang]))
        }
        let decided = item.decided.map { DecisionStanding($0, today: moment.today).why(moment.today)[lang] }
        lines.append("- **" + lang.pick("决定", "Decision") + "**" + colon + safe(decided ?? lang.pick("未决", "none yet")))
        return lines + [""]
    }

    /// Names and notes are data: marks of Markdown and line ends in them lose their meaning.
    static func safe(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t": result += " "
            case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|": result += "\\\(scalar)"
            default: if scalar.value >= 32, scalar.value != 127 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }
}
