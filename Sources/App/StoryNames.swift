import Model
import Rules
import Views

/// Names the things of a story. What is no longer on the board is named by the changes themselves, else by its number.
struct StoryNames {
    let board: Board
    let lang: Lang
    /// The deal that the story is about: it is not named again.
    let deal: ID<Deal>?
    private var rows: [Kind: [Int: [Value]]] = [:]

    init(_ board: Board, _ lang: Lang, _ changes: [Change], about deal: ID<Deal>?) {
        (self.board, self.lang, self.deal) = (board, lang, deal)
        for change in changes {
            switch change {
            case .add(let kind, let id, let row), .remove(let kind, let id, let row):
                rows[kind, default: [:]][id] = row
            case .update: break
            }
        }
    }

    var fields: StoryFields { StoryFields(lang: lang, zone: board.zone) { name($0, $1) } }

    func entity<E: Entity>(_ id: Int, _ table: KeyPath<Board, Table<E>>) -> E? {
        board[keyPath: table][ID(id)] ?? rows[E.kind]?[id].flatMap { E(id: id, row: $0) }
    }

    func deal(_ id: ID<Deal>) -> String { name(.deal, id.raw) }

    /// The deal's name where the story is not about it.
    private func on(_ deal: ID<Deal>) -> String? { deal == self.deal ? nil : self.deal(deal) }

    private func on(_ item: RedSubject?) -> String? {
        switch item {
        case .deal(let id)?: on(id)
        case .account(let id)?: name(.account, id.raw)
        case nil: nil
        }
    }

    private func joined(_ parts: String?...) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What a thing is called, with what tells it from others of its kind.
    func name(_ kind: Kind, _ id: Int) -> String {
        let name = known(kind, id) ?? ""
        return name.isEmpty ? "#\(id)" : StoryFields.clipped(name)
    }

    private func known(_ kind: Kind, _ id: Int) -> String? {
        switch kind {
        case .region: entity(id, \.regions)?.name
        case .team: entity(id, \.teams)?.name
        case .rep: entity(id, \.reps)?.name
        case .member: entity(id, \.members)?.name
        case .account: entity(id, \.accounts)?.name
        case .contact: entity(id, \.contacts)?.name
        case .product: entity(id, \.products)?.name
        case .stage: entity(id, \.stages)?.name(lang)
        case .deal: entity(id, \.deals)?.name
        case .competitor: entity(id, \.competitors)?.name
        case .script: entity(id, \.scripts)?.title
        case .contract: entity(id, \.contracts)?.name
        case .setting: entity(id, \.settings).map { setting($0.key) }
        default: knownOfDeal(kind, id) ?? knownByDay(kind, id)
        }
    }

    /// What hangs on a deal or an account.
    private func knownOfDeal(_ kind: Kind, _ id: Int) -> String? {
        switch kind {
        case .spell:
            return entity(id, \.spells).map { joined(on($0.deal), name(.stage, $0.stage.raw)) }
        case .activity:
            return entity(id, \.activities).map { activity in
                joined(
                    activity.deal.flatMap { on($0) }, Text.of(lang).name(activity.what),
                    activity.text.map { "“\(StoryFields.clipped($0))”" }, activity.due.map { until($0) })
            }
        case .note:
            return entity(id, \.notes).map { joined($0.deal.flatMap { on($0) }, "“\(StoryFields.clipped($0.text))”") }
        case .booking: return entity(id, \.bookings).map { joined(on($0.deal), $0.day.short, fields.money($0.amount)) }
        case .split:
            return entity(id, \.splits).map { joined(on($0.deal), name(.rep, $0.rep.raw), "\($0.percent)%") }
        case .redDot: return entity(id, \.redDots).map { joined(on($0.subject), "“\(StoryFields.clipped($0.reason))”") }
        case .decision: return entity(id, \.decisions).map { decision($0) }
        case .dealRole:
            return entity(id, \.dealRoles).map { role in
                joined(on(role.deal), role.part.name(lang), role.person ?? role.reason)
            }
        case .gradeChange: return entity(id, \.gradeChanges).map { grade($0) }
        case .handOver:
            return entity(id, \.handOvers).map { over in
                let (from, to) = (over.from.map { name(.rep, $0.raw) }, over.to.map { name(.rep, $0.raw) })
                return joined(on(over.deal), "\(from ?? "—") → \(to ?? "—")")
            }
        case .scriptUse:
            return entity(id, \.scriptUses).map { joined(name(.script, $0.script.raw), on($0.deal)) }
        case .commitment: return entity(id, \.commitments).map { commitment($0) }
        case .presalesRequest:
            return entity(id, \.presalesRequests).map { request in
                let days = StoryFields.tenths(request.tenths) + lang.pick("人天", " person-days")
                return joined(
                    on(request.deal), request.week.short, days, request.person.map { name(.member, $0.raw) })
            }
        default: return nil
        }
    }

    /// What is known by its period, day or contract.
    private func knownByDay(_ kind: Kind, _ id: Int) -> String? {
        switch kind {
        case .target: return entity(id, \.targets).map { target($0) }
        case .calendarDay:
            return entity(id, \.calendarDays).map { day in
                joined(day.day.iso, day.working ? lang.pick("上班", "working") : lang.pick("休", "off"), day.name)
            }
        case .payment:
            return entity(id, \.payments).map {
                joined(name(.contract, $0.contract.raw), $0.due.short, fields.money($0.amount))
            }
        case .receipt:
            return entity(id, \.receipts).map {
                joined(name(.contract, $0.contract.raw), $0.day.short, fields.money($0.amount))
            }
        case .sourceCost: return entity(id, \.sourceCosts).map { joined($0.source, $0.period, fields.money($0.amount)) }
        case .leave:
            return entity(id, \.leaves).map {
                joined(name(.member, $0.member.raw), "\($0.from.short)–\($0.until.short)")
            }
        case .meeting:
            return entity(id, \.meetings).map { joined(fields.name($0.what), $0.day.short) }
        default: return nil
        }
    }

    private func commitment(_ commitment: Commitment) -> String {
        joined(
            on(commitment.deal), commitment.rep.map { name(.rep, $0.raw) },
            "“\(StoryFields.clipped(commitment.text))”", until(commitment.due))
    }

    private func until(_ day: Day) -> String { lang.pick("\(day.short)前", "by \(day.short)") }

    private func decision(_ decision: Decision) -> String {
        joined(
            on(decision.subject), DecisionStanding.name(decision.what, lang), decision.owner,
            decision.due.map { until($0) },
            decision.reason.map { "“\(StoryFields.clipped($0))”" })
    }

    private func grade(_ change: GradeChange) -> String {
        joined(
            name(.account, change.account.raw), "\(change.from?.rawValue ?? "—")→\(change.to.rawValue)",
            fields.name(change.state), change.by == "R9" ? nil : lang.pick("由\(change.by)", "by \(change.by)"),
            change.reason.isEmpty ? nil : "“\(StoryFields.clipped(change.reason))”")
    }

    private func target(_ target: Target) -> String {
        let whose = board.name(of: ScopeKey(target.scope, target.scopeID), lang)
        return joined(target.period, whose, target.metric.name(lang), amount(target.amount, of: target.metric))
    }

    /// Counts stand as they are.
    func amount(_ amount: Money, of metric: Target.Metric) -> String {
        metric.isCount ? "\(amount.minor)" : fields.money(amount)
    }

    /// A setting by its label.
    private func setting(_ key: String) -> String {
        if let entry = Policy.entries.first(where: { $0.key == key }) { return entry.label[lang] }
        switch SettingKey(rawValue: key) {
        case .team: return lang.pick("团队名称", "the team's name")
        case .currency: return lang.pick("币种", "currency")
        case .zone: return lang.pick("时区", "time zone")
        default: return key
        }
    }
}
