import Model

/// Activities: added once, however often a file is imported, and what they say of the clocks of their deals.
struct TouchBook {
    struct Clock {
        var lastIn: Instant?
        var lastOut: Instant?
    }

    private var next: Int
    /// How many activities of the same facts stood before the run.
    private var known: [Int: Int] = [:]
    private(set) var clocks: [ID<Deal>: Clock] = [:]
    var order: [ID<Deal>] { clocks.keys.sorted() }

    init(_ board: Board) {
        next = board.activities.nextID.raw
        for activity in board.activities { known[TouchBook.hash(activity), default: 0] += 1 }
    }

    /// Notes an activity; false where it stood there before.
    mutating func add(_ activity: Activity, _ out: inout [Change]) -> Bool {
        var activity = activity
        if let deal = activity.deal { move(deal, activity) }
        let hash = TouchBook.hash(activity)
        if let count = known[hash], count > 0 {
            known[hash] = count - 1
            return false
        }
        activity.id = ID(next)
        next += 1
        out.append(.add(activity))
        return true
    }

    private mutating func move(_ deal: ID<Deal>, _ activity: Activity) {
        var clock = clocks[deal] ?? Clock()
        switch activity.direction {
        case .inbound: clock.lastIn = max(clock.lastIn ?? activity.at, activity.at)
        case .outbound: clock.lastOut = max(clock.lastOut ?? activity.at, activity.at)
        }
        clocks[deal] = clock
    }

    private static func hash(_ activity: Activity) -> Int {
        var hasher = Hasher()
        hasher.combine(activity.deal)
        hasher.combine(activity.account)
        hasher.combine(activity.what.rawValue)
        hasher.combine(activity.direction.rawValue)
        hasher.combine(activity.at)
        hasher.combine(activity.text)
        return hasher.finalize()
    }
}

extension ImportRun {
    mutating func takeActivity(_ row: ImportRow) throws(RowRefusal) -> Result {
        // A column may point to deals and accounts alike.
        let other = row.text(.deal).flatMap { index.find($0) == nil ? keys.name(.accounts, $0) : nil }
        let deal = try other == nil ? deal(row) : nil
        let name = other ?? reference(row, .account, .accountKey, .accounts)
        guard deal != nil || name != nil else {
            throw row.refusal(.deal, "", Sentence(zh: "没有写是哪个商机或客户", en: "it names neither deal nor account"))
        }
        guard let at = try row.instant(.at, zone) else {
            throw row.refusal(.at, "", Sentence(zh: "没有日期", en: "the day is missing"))
        }
        guard zone.day(of: at) <= today else {
            throw row.refusal(
                .at, row.text(.at) ?? "",
                Sentence(zh: "在今天之后；计划不是跟进，请等做完再导入", en: "it lies ahead: a plan is no touch, import it once it is done")
            )
        }
        let word = row.text(.what)
        guard let what = TouchWords.what(word) else { return takeNote(row, word, deal, at) }
        var activity = Activity(blank: ID(1))
        activity.deal = deal?.id
        activity.account = deal?.account ?? account(name, row)
        activity.rep = rep(reference(row, .owner, .ownerKey, .teams)) ?? deal?.owner
        activity.what = what
        activity.at = at
        activity.text = row.exact(.text)
        activity.direction = direction(row, word)
        return touches.add(activity, &out) ? .imported : .unchanged
    }

    /// The deal that a row names; nil where it names none.
    func deal(_ row: ImportRow) throws(RowRefusal) -> Deal? {
        guard let reference = row.text(.deal), !MissingWord.isOne(reference) else { return nil }
        if let found = index.find(reference) { return found }
        let place = noDeal(reference, row.file.path, row.record.line, row.file.header(.deal))
        throw row.refusal(.deal, reference, place.reason)
    }

    private func direction(_ row: ImportRow, _ word: String?) -> Activity.Direction {
        if let text = row.text(.direction) {
            if let found = TouchWords.direction(text) { return found }
            row.notes?.warnings.append(
                row.refusal(
                    .direction, text,
                    Sentence(
                        zh: "看不出是客户来的（in）还是我方去的（out）；按我方", en: "neither in (the customer) nor out (us); taken as ours"))
            )
            return .outbound
        }
        return word.flatMap(TouchWords.direction) ?? .outbound
    }

    /// What is no touch stays as a note where it says anything.
    private mutating func takeNote(_ row: ImportRow, _ word: String?, _ deal: Deal?, _ at: Instant) -> Result {
        let text = [word, row.exact(.text)].compactMap { $0 }.joined(separator: ": ")
        warn(
            row.refusal(
                .what, word ?? "",
                Sentence(
                    zh: "不是电话、拜访、演示、消息或会议；记为备注", en: "no call, visit, demo, message or meeting; kept as a note")), row)
        guard board.notes.isLoaded || deal.map({ board.deals[$0.id] == nil }) ?? true else { return .unchanged }
        let account = deal == nil ? account(reference(row, .account, .accountKey, .accounts), row) : nil
        return details.note(text, deal: deal?.id, account: account, &out) ? .imported : .unchanged
    }

    /// Brings the clocks of the deals up to their activities.
    mutating func finishTouches(_ emit: (Change) throws -> Void) throws {
        for id in touches.order {
            guard let clock = touches.clocks[id], let deal = index.deal(id) else { continue }
            var after = deal
            after.lastIn = [deal.lastIn, clock.lastIn].compactMap { $0 }.max()
            after.lastOut = [deal.lastOut, clock.lastOut].compactMap { $0 }.max()
            guard let change = Change.update(deal, to: after) else { continue }
            out.append(change)
            index.put(after, keep: true)
            try flush(emit)
        }
    }
}

/// The words of other systems for activities.
enum TouchWords {
    static func what(_ word: String?) -> Activity.What? {
        guard let word else { return .call }
        let key = Aliases.key(word)
        if let own = Activity.What(rawValue: word.lowercased()), own.isTouch { return own }
        return words.first { $0.words.contains { key.contains($0) } }?.what
    }

    static func direction(_ word: String) -> Activity.Direction? {
        if let flag = Flag.read(word) { return flag ? .inbound : .outbound }
        let key = Aliases.key(word)
        if ["outbound", "outgoing", "sent", "out", "呼出", "去电", "我方", "去", "拨出", "发出", "outboundcall", "exit"].contains(
            key)
        {
            return .outbound
        }
        if ["inbound", "incoming", "received", "in", "呼入", "来电", "客户", "来", "接听", "收到", "inboundcall", "missed"]
            .contains(key)
        {
            return .inbound
        }
        if ["incoming", "inbound", "received", "来电", "来访", "来信", "呼入"].contains(where: key.contains) {
            return .inbound
        }
        if ["outgoing", "outbound", "sent", "去电", "呼出"].contains(where: key.contains) { return .outbound }
        return nil
    }

    private static let words: [(what: Activity.What, words: [String])] = [
        (.demo, ["demo", "presentation", "演示", "试用"]),
        (.visit, ["visit", "onsite", "拜访", "上门", "面访", "来访", "走访", "现场"]),
        (.meeting, ["meeting", "appointment", "lunch", "event", "会议", "会面", "面谈", "约见", "视频"]),
        (.call, ["call", "phone", "电话", "通话", "来电", "去电", "呼"]),
        (
            .message,
            [
                "mail", "message", "sms", "wechat", "whatsapp", "linkedin", "chat", "text", "letter", "fax", "邮件", "短信",
                "微信", "消息", "qq",
                "传真", "来信",
            ]
        ),
    ]
}
