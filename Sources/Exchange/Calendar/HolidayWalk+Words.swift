import Model

extension HolidayWalk {
    /// Whether a mere name tells of work; a name that could mean either is refused.
    func words(_ name: String, _ place: Place) throws -> Bool {
        let words = DayWords(name)
        if words == .unclear { throw unclear(place, name) }
        return words == .work
    }

    func bad(_ place: Place, _ text: String) -> Refusal {
        source.refusal(
            zh: "\(place.path.zh) 的日期“\(ICSSpan.shown(text))”不行；请写成 2026-01-01，年份 1900–2200。",
            en: "\(place.path.en): \"\(ICSSpan.shown(text))\" is no day; write it as 2026-01-01, in the years "
                + "1900–2200.")
    }

    func unclear(_ place: Place, _ text: String) -> Refusal {
        source.refusal(
            zh: "\(place.path.zh)（\(ICSSpan.shown(text))）看不出是休息还是上班；请加 isOffDay（true 或 false）。",
            en: "\(place.path.en) (\(ICSSpan.shown(text))) does not tell whether the day is off or worked; "
                + "give it isOffDay (true or false).")
    }
}
