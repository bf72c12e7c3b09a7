import Model
import Terminal

/// The way of a deal through the stages, with the days spent in each, from its spells.
extension DetailDocument {
    mutating func addPath() {
        page.heading(text.path)
        guard !detail.spells.isEmpty || deal.stageSince != nil else {
            page.add(Line(text.noPath, .faint))
            return
        }
        let seconds = secondsPerStage
        let current = scene.board.stages[deal.stage]?.position ?? 0
        let items = scene.board.pipeline.map { stage -> [Span] in
            let name = clean(stage.name(scene.lang))
            let spent = seconds[stage.id].map { " " + text.days(Int($0 / 86_400)) } ?? ""
            if stage.id == deal.stage {
                return [Span(text.sign(.dot) + " ", .accent), Span(name, .accent, .bold), Span(spent, .accent)]
            }
            if spent.isEmpty { return [Span(text.sign(.ring) + " " + name, .faint)] }
            return [
                Span(text.sign(stage.position < current ? .check : .ring) + " " + name, .overlay), Span(spent, .dim),
            ]
        }
        page.flow(items, separator: Span("  "))
        let backs = detail.spells.filter(\.back)
        guard let last = backs.last else { return }
        let reason = last.reason.map { ": " + clean($0) } ?? ""
        page.wrapped(text.movedBack(backs.count) + reason, role: .warning)
    }

    /// A spell ends where the next one begins, the last one with the deal or now.
    private var secondsPerStage: [ID<Stage>: Int64] {
        let end =
            deal.outcome == .open ? scene.now : deal.closed.map { scene.zone.instant($0, minute: 1440) } ?? scene.now
        guard !detail.spells.isEmpty else {
            return deal.stageSince.map { [deal.stage: max(end - $0, 0)] } ?? [:]
        }
        var seconds: [ID<Stage>: Int64] = [:]
        for (index, spell) in detail.spells.enumerated() {
            let until = detail.spells[at: index + 1]?.from ?? end
            seconds[spell.stage, default: 0] += max(until - spell.from, 0)
        }
        return seconds
    }
}
