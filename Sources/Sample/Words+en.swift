import Model

extension Words {
    static let en = Words(
        team: "Cloudhinge Software · Enterprise Sales",
        regions: ["North", "East", "South"],
        teams: ["Northern Industries", "River Delta", "Greater Bay"],
        managers: [("Helen Marsh", "hmarsh"), ("Victor Shen", "vshen"), ("Paula Leung", "pleung")],
        reps: [
            ("Simon Chan", "schan"), ("Rita Wang", "rwang"), ("Leo Hartmann", "lhartmann"), ("Jane Li", "jli"),
            ("Marco Zhang", "mzhang"), ("Claire Zhao", "czhao"), ("Gavin Wong", "gwong"), ("Nina Lindqvist", "nlind"),
            ("Ian Sun", "isun"),
        ],
        support: [
            ("Yvonne Hsu", "yhsu"), ("Peter Hall", "phall"), ("Ben Shaw", "bshaw"), ("Tanya Woods", "twoods"),
            ("Office screen", "wall"),
        ],
        cities: [
            ["Beijing", "Tianjin", "Jinan", "Xi'an", "Shenyang"],
            ["Shanghai", "Hangzhou", "Suzhou", "Nanjing", "Ningbo"],
            ["Shenzhen", "Guangzhou", "Hong Kong", "Xiamen", "Changsha"],
        ],
        sources: [
            "Customer referral", "Website enquiry", "Trade fair", "Channel partner", "Cold call", "Tender portal",
            "Meet-up", "Former colleague",
        ],
        industries: [
            ("Manufacturing", ["Precision", "Heavy Industries", "Motors", "Materials", "Equipment"]),
            ("Healthcare", ["Medical", "Hospitals", "Biologics", "Pharma", "Health"]),
            ("Retail", ["Stores", "Department Stores", "Foods", "Apparel", "Markets"]),
            ("Logistics", ["Logistics", "Supply Chain", "Warehousing", "Shipping", "Cold Chain"]),
            ("Finance", ["Securities", "Insurance Brokers", "Leasing", "Consumer Credit", "Asset Management"]),
            ("Education", ["Education", "Vocational College", "Publishing", "Training", "Academy"]),
            ("Energy", ["Energy", "Power", "Gas", "Solar", "Environmental"]),
            ("Software", ["Technology", "Data", "Networks", "Software", "Robotics"]),
        ],
        brands: [
            "Larkspur", "Northgate", "Brightwater", "Foxglove", "Stonebridge", "Tidewell", "Ashgrove", "Coppermill",
            "Dovecote", "Elmhollow", "Fernhill", "Goldcrest", "Harrowby", "Inglenook", "Juniper Row", "Kestrel Point",
            "Lanternfield", "Marlowe", "Nettlecombe", "Oakhanger", "Pinebarrow", "Quillon", "Ravensmoor", "Saltmarsh",
            "Thistledown", "Umberleigh", "Violet Bay", "Wrenfield", "Yarrow", "Amberley", "Birchall", "Cobblestone",
            "Dunmere", "Eastlake", "Farrowdale", "Gillyflower", "Heronsgate", "Ivybank", "Jessamine", "Kingsmeadow",
            "Lindenhof", "Mosswood", "Nightingale Hill", "Orchard Lane", "Pebblebrook", "Queensferry", "Rowanberry",
            "Silverbirch", "Tanglewood", "Upland", "Vale & Moor", "Willowmere", "Yewtree", "Applecross", "Blackthorn",
            "Cedarbrook", "Driftwood", "Evenlode", "Fallowfield", "Greenacre", "Hawksworth", "Islay Sound", "Jadewell",
            "Kittiwake", "Longacre", "Millrace", "Newhaven Cross", "Osprey", "Partridge", "Redwater", "Summerlea",
            "Teasel", "Underhill", "Vantry", "Westerly", "Zephyrine", "Aldermoor", "Beechcroft", "Curlew", "Dapplemere",
            "Ebbtide", "Flintlock", "Glasswing", "Hollybush", "Ironbark", "Jackdaw", "Kelpforth", "Lowmoor",
            "Meadowsweet",
            "Nutbourne", "Otterburn", "Primrose", "Rushmere", "Sandpiper", "Tarnside",
        ],
        group: " Group",
        endings: ["", "", "", " Holdings", "", " Ltd", "", ""],
        unusual: [
            ("Greater Bay Joint Research Institute for Digital Infrastructure (Shenzhen) Ltd", 7),
            ("Northern Cold-Climate Farm Machinery & Equipment Manufacturing Consortium", 0), ("ＵＶＷ Kidswear", 2),
            ("5G-Edge Manufacturing (Suzhou)", 0), ("e-Depot Cold Chain", 3), ("N+ Digital Imaging Centre", 1),
            ("Western Land-Sea Corridor Intermodal & Cross-Border Supply Chain Services", 3), ("K9 Smart Security", 7),
            ("Blue Whale 科技 Education", 5), ("Café Zéro-Zéro-Sept", 2),
        ],
        families: [
            "Chen", "Wang", "Lee", "Cheung", "Lau", "Young", "Wong", "Chiu", "Ng", "Chow", "Tsui", "Sun", "Ma",
            "Parker",
            "Woo", "Quinn", "Ho", "Cole", "Law", "Cheng", "O'Neill", "Sharp", "Tsang", "Novak",
        ],
        givens: [
            "James", "Mina", "Dominic", "Lilian", "George", "Wendy", "Harold", "Shirley", "Zack", "Gianna", "Warren",
            "Cherry", "Julian", "Sophie", "Gordon", "Yolanda", "Justin", "Sheila", "Enoch", "Miles", "Sunny", "Lionel",
            "Rosie", "Douglas",
        ],
        titles: [
            "CIO", "Purchasing Manager", "General Manager", "CFO", "IT Lead", "VP Operations", "Project Manager",
            "Head of Digital",
        ],
        products: [
            ("FlowPass", "Applications", ["Approval workflows", "Contract workflows", "Intranet replacement"]),
            ("DataBedrock", "Platform", ["Data foundation", "Management dashboards", "One set of reports"]),
            ("ShopFloor Cloud", "Platform", ["MES roll-out", "Machine connectivity", "Line traceability"]),
            ("ServiceDesk One", "Applications", ["Service centre upgrade", "Ticketing", "Call centre replacement"]),
            ("AuditGuard", "Security", ["Compliance clean-up", "Log audit", "Access governance"]),
            ("Pocket Office", "Applications", ["Mobile office", "Field service", "Site inspections"]),
            ("Supply Bridge", "Platform", ["Supplier portal", "Purchasing collaboration", "Stock visibility"]),
            ("OpsSentry", "Security", ["Server room monitoring", "Cloud monitoring", "Recovery drill"]),
        ],
        phases: ["phase 2", "extension", "renewal", "branch roll-out", "phase 3", "phase 4"],
        priorities: ["high", "medium", "low"],
        steps: [
            [
                "Call to learn the set-up", "Arrange a first visit", "Send the brochure", "Find the contact",
                "Check the budget",
            ],
            [
                "Survey needs on site", "Arrange a demo", "Write up requirements", "Interview the users",
                "Map who decides",
            ],
            [
                "Send the draft proposal", "Present the proposal", "Add a roll-out plan", "Prepare a proof",
                "Align interfaces",
            ],
            [
                "Second quote", "Negotiate terms", "Settle payment terms", "Bring in our director",
                "Answer the comparison",
            ],
            [
                "Chase legal review", "Chase the signature", "Fix the kick-off date", "Check invoice data",
                "Post the originals",
            ],
        ],
        ours: [
            .call: [
                "Called to check progress", "Asked the users for their view", "Explained the quote by phone",
                "Set a date",
                "Confirmed the review agenda",
            ],
            .visit: [
                "Visited IT, saw the present system", "Walked through two workshops", "Met the director in charge",
                "Went through terms with finance",
            ],
            .demo: [
                "Showed the standard features to the users", "Showed the custom flow, six questions",
                "Remote demo, mobile",
                "Demo of reports with presales",
            ],
            .message: [
                "Sent the revised proposal", "Sent the minutes", "Sent a reference case", "Sent the quote",
                "Reminder of the review",
            ],
            .meeting: [
                "Requirements review", "Proposal presentation", "Commercial terms", "Interface meeting with IT",
            ],
            .promise: [
                "Promised a roll-out schedule this week", "Promised a security paper", "Promised two reference cases",
            ],
        ],
        theirs: [
            .call: [
                "Asked about delivery times", "Management wants to see references", "Confirmed who attends",
                "Asked about payment by instalments",
            ],
            .visit: ["Came to see our office", "Brought the user department along"],
            .message: [
                "Proposal is with management", "Asked for the interface list", "Mailed further requirements",
                "Agreed to the date", "Asked about maintenance fees",
            ],
            .meeting: ["Let us sit in on their review", "Called a project meeting", "Called a three-way meeting"],
            .decisionMaker: ["A new VP Operations decides now", "The CIO moved on; a successor has started"],
            .competitor: [
                "Competitor cut the price by 20%", "Competitor released a new version; they want to compare",
                "Competitor is late at a peer's project; they reconsider",
            ],
            .requirement: [
                "Mobile approval added", "Must connect to the old system", "On premises after all",
                "Reports defined anew",
            ],
        ],
        firstWord: (theirs: "Asked about the product and its price", ours: "First call, introduced ourselves"),
        wins: [
            "Best fit for the business", "Trust from earlier work", "Short delivery", "Value for money",
            "Convincing references",
            "Quick presales",
        ],
        losses: [
            "Price above a competitor", "Budget cancelled", "Need postponed", "Lost to the incumbent",
            "Decision maker changed",
            "Features missing", "Lost contact",
        ],
        competitors: ["Plumbline Cloud", "Polestone Suite", "Confluent Rivers", "Tovida", "In-house build"],
        needs: [
            "Tender documents", "Written list of requirements", "Requirements specification",
            "Signed-off requirement sheet",
        ],
        pins: ["Group headquarters, plans a group-wide system next year", "A name that others in the industry follow"],
        backs: [
            "New person in charge, needs confirmed again", "Budget cut, proposal to be redone",
            "Technical review not passed",
        ],
        notes: [
            "Two camps inside: IT wants one platform, the users only want their reports. Let the users see results first.",
            "They pay 30-60-10 and the last part drags on: put the acceptance criteria into the contract.",
            "Tried the trial version last year and stopped at the access rights. Start the demo with those.",
            "The general manager cares about a local delivery team; bring the project manager along.",
            "The tender agent let slip the scoring: technical 60, commercial 30, service 10; service offices earn extra.",
            "The IT lead is on leave next month; every signature has to be in by the end of this one.",
            "Connecting the old ERP is a must; its interface papers exist on paper only, photographed and filed.",
            "The competitor offers a free first year; they fear the second. Point to our three-year price lock.",
        ],
        familyFirst: false)
}
