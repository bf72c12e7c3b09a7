import Model

extension Board {
    /// What a scope is called: its own name, or the company's team or word.
    public func name(of key: ScopeKey, _ lang: Lang = .zh) -> String {
        let id = key.id ?? 0
        let name: String? =
            switch key.scope {
            case .company: nil
            case .region: regions[ID(id)]?.name
            case .team: teams[ID(id)]?.name
            case .rep: reps[ID(id)]?.name
            }
        if let name, !name.isEmpty { return name }
        let team = setting(.team)
        return team.isEmpty ? lang.pick("全公司", "the company") : team
    }
}
