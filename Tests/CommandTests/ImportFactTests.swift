import Testing

/// An import keeps to what commands keep to: bookings, the first day, what was paid; and the rule settles grades after it.
struct ImportFactTests {
    private let place: Place

    /// Two wins of October and an open deal, from a file.
    init() throws {
        place = try Place()
        try good(place, "init")
        try give(
            """
            id,deal,account,owner,stage,amount,created,closed
            A1,Cloud,Acme,Ann,won,1000,2026-09-01,2026-10-20
            A2,Backup,Beta,Bob,won,500,2026-09-01,2026-10-21
            A3,Desk,Acme,Ann,proposal,70,2026-09-01,

            """)
    }

    @discardableResult
    private func give(_ text: String, status: Int32 = 0) throws -> Place.Outcome {
        let outcome = try place.run("import", try place.file("d.csv", text), "--lang", "en")
        #expect(outcome.status == status, "\(outcome.err)")
        return outcome
    }

    private func signed(_ period: String) throws -> Double? {
        let won = try good(place, "show summary --json --period \(period)").object().number("won_amount")
        let actual = try good(place, "show progress --json --period \(period)").object().list("rows")[0]
            .number("actual")
        #expect(won == actual, "\(period)")
        return won
    }

    /// `amount` of A1 in a second file, what November books of it, and what there is in all.
    @Test(arguments: [("1200.50", 200.5), ("1000", 0), ("800", -200), ("1000.01", 0.01)])
    func anotherAmountOfAWinBooksTheDifference(amount: String, difference: Double) throws {
        let file = "id,deal,account,stage,amount,closed\nA1,Cloud,Acme,won,\(amount),2026-10-20\n"
        try give(file)
        #expect(try signed("2026-10") == 1500 && signed("2026-11") == difference)
        // The same once more books nothing more.
        try give(file)
        #expect(try signed("2026-11") == difference)
        #expect(try good(place, "doctor").status == 0)
        if difference != 0 { try good(place, "undo") }
        #expect(try signed("2026-10") == 1500 && signed("2026-11") == 0)
    }

    @Test func aWinThatTheFileTakesBackIsNegativeOnItsDay() throws {
        try give("id,deal,account,stage,amount,closed\nA1,Cloud,Acme,lost,1000,2026-11-20\n")
        #expect(try signed("2026-10") == 1500 && signed("2026-11") == -1000 && signed("2026Q4") == 500)
        try give("id,deal,account,stage,amount,closed\nA1,Cloud,Acme,won,1100,2026-11-22\n")
        #expect(try signed("2026-11") == 100 && signed("2026Q4") == 1600)
        #expect(try good(place, "doctor").status == 0)
    }

    /// A row, and what the line on it says; nothing of it is taken.
    @Test(arguments: [
        ("B1,New,Acme,lead,5,,1999-12-31,", "d.csv:2 created", "first_day"),
        ("B1,New,Acme,lead,5,,2077-01-01,", "d.csv:2 created", "too far ahead"),
        ("B1,New,Acme,won,5,,2026-01-01,1999-12-31", "d.csv:2 closed", "first_day"),
        ("A1,Cloud,Acme,won,1000,USD,2026-09-01,2026-10-20", "d.csv:2 currency", "currency stands"),
        ("A1,Cloud,Acme,won,0,,2026-09-01,2026-10-20", "d.csv:2 amount", "above 0"),
        ("A2,Backup,Beta,lost,500,,2026-09-01,2026-11-20", "d.csv:2 stage", "contract"),
        ("A2,Backup,Beta,proposal,500,,2026-09-01,", "d.csv:2 stage", "contract"),
        ("A3,Desk,Acme,proposal,70,,2026-11-24,", "d.csv:2 created", "after today"),
    ])
    func whatACommandRefusesAnImportRefuses(row: String, place told: String, reason: String) throws {
        for line in [
            "contract add 2 --name 框架 --amount 500", "contract submit 框架 法务", "contract approve 框架",
            "contract sign 框架 --date 2026-11-01", "receipt add 框架 2026-11-02 1",
        ] { try good(place, line) }
        let before = try all(place)
        let file = "id,deal,account,stage,amount,currency,created,closed\n\(row)\n"
        let outcome = try give(file, status: 1)
        #expect(outcome.err.contains(told) && outcome.err.contains(reason), "\(outcome.err)")
        #expect(try all(place) == before)
    }

    /// The team's own first day counts, and the day itself is taken.
    @Test func theFirstDayIsTheTeams() throws {
        try good(place, "settings first_day 2026-09-01")
        let head = "id,deal,account,stage,created,last_in\n"
        #expect(try give(head + "B1,New,Acme,lead,2026-08-31,\n", status: 1).err.contains("2026-09-01"))
        #expect(
            try give(head + "B1,New,Acme,lead,2026-09-01,2026-08-31T23:59\n", status: 1).err.contains(
                "d.csv:2 last_in"))
        try give(head + "B1,New,Acme,lead,2026-09-01,2026-09-01T00:00\n")
    }

    @Test func theRuleConfirmsGradesAfterAnImport() throws {
        try good(place, "settings grading auto")
        let told = try give(
            "id,deal,account,stage,amount,need,need_day,decision,budget,last_in\n"
                + "B1,New,Gamma,proposal,100,tender,2026-11-02,2026-12-10,120,2026-11-20T10:00\n")
        #expect(told.out.contains("R9: Gamma —→A"), "\(told.out)")
        let row = try #require(
            try good(place, "show customers --json").object().list("rows").first { $0.text("account") == "Gamma" })
        #expect(row.text("grade") == "A" && row.isNull("proposed"))
        let verbs = try good(place, "history --limit 2 --json").object().list("rows").map { $0.text("actor") }
        #expect(verbs.first == "R9" && verbs.last != "R9")
    }
}
