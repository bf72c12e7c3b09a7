import Model

/// The sample company of the demo: a sales team that sells business software, with a year behind it.
public enum SampleCompany {
    /// What the team is to sign in the quarter that holds `today`, in the workspace's currency.
    public static let target = Money(minor: 1_000_000_000)

    /// The changes that turn an empty snapshot into the sample company, in the order in which they apply.
    ///
    /// The same arguments give the same changes. Nothing happened later than 08:59 of `today`; due, close and decision
    /// days lie around it. Both languages tell the same story with the same amounts and days.
    /// - Parameter working: tells working days; the team's own touches stand on them but for a few.
    public static func changes(
        today: Day, lang: Lang, zone: Zone, working: @escaping (Day) -> Bool = isPlainWorkday
    ) -> [Change] {
        var company = Company(today: today, lang: lang, zone: zone, days: WorkDays(isWorking: working))
        company.hire()
        company.findAccounts()
        company.tellStories()
        company.fillPipeline()
        company.closeDeals()
        company.countCases()
        company.bendSegments()
        company.paceSignings()
        company.fillRoles()
        company.writeContracts()
        company.askPresales()
        company.touchLooseAccounts()
        company.spendBuffer()
        company.shareEffort()
        company.keepCadence()
        company.useScripts()
        company.crossWires()
        return company.changes()
    }

    /// Monday to Friday without the holidays that stand on fixed days in China: 1 January, 1–5 May, 1–7 October.
    public static func isPlainWorkday(_ day: Day) -> Bool {
        guard day.weekday <= 5 else { return false }
        let (_, month, date) = day.civil
        return !((month == 1 && date == 1) || (month == 5 && date <= 5) || (month == 10 && date <= 7))
    }
}
