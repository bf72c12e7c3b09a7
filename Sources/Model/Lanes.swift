/// The columns of the board: a lane per open stage, then won, then lost. Each keeps its deals in board order and its sums
/// over all of them, and follows single changes without looking at the rest.
public struct Lanes: Equatable, Sendable {
    public private(set) var all: [Lane] = []
    private var laneOfStage: [Int] = []
    /// Currencies met so far; the first, nil, is the workspace's.
    private var currencies: [String?] = [nil]

    public init() {}

    init(stages: [Stage], deals: Table<Deal>) {
        all = stages.map { Lane(place: .stage($0.id), probability: $0.probability) }
        all.append(Lane(place: .won, probability: 100))
        all.append(Lane(place: .lost, probability: 0))
        number(stages)
        for index in all.indices { all[index].open() }
        deals.forEachInPlace { deal in
            guard let index = index(of: deal) else { return }
            all[index].insert(slot(deal, in: all[index].place), currencies: currencies)
        }
        for index in all.indices { all[index].seal() }
    }

    private mutating func number(_ stages: [Stage]) {
        laneOfStage = Array(repeating: -1, count: (stages.map(\.id.raw).max() ?? 0) + 1)
        for (index, stage) in stages.enumerated() { laneOfStage[stage.id.raw] = index }
    }

    /// Follows a change of the stages. Lanes that stay keep their deals; only where a new stage may find deals waiting for
    /// it, all of them are looked at.
    mutating func follow(_ stages: [Stage], _ deals: Table<Deal>) {
        let isWhole = all.reduce(0) { $0 + $1.count } == deals.count
        let known = Dictionary(uniqueKeysWithValues: all.map { ($0.place, $0) })
        guard all.count >= 2, isWhole || stages.allSatisfy({ known[.stage($0.id)] != nil }) else {
            return self = Lanes(stages: stages, deals: deals)
        }
        let kept = stages.map { stage in
            let lane = known[.stage(stage.id)] ?? Lane(place: .stage(stage.id), probability: stage.probability)
            return lane.weighted(by: stage.probability, currencies: currencies)
        }
        all = kept + all.suffix(2)
        number(stages)
    }

    /// Takes a deal out of its old place and puts it into its new one.
    mutating func replace(_ before: Deal?, with after: Deal?) {
        if let before, let index = index(of: before) {
            all[index].remove(slot(before, in: all[index].place), currencies: currencies)
        }
        if let after, let index = index(of: after) {
            all[index].insert(slot(after, in: all[index].place), currencies: currencies)
        }
    }

    /// The lane in which a deal stands; nil where its stage is unknown.
    public func index(of deal: Deal) -> Int? {
        switch deal.outcome {
        case .won: return all.count - 2
        case .lost: return all.count - 1
        case .open:
            guard deal.stage.raw < laneOfStage.count, laneOfStage[deal.stage.raw] >= 0 else { return nil }
            return laneOfStage[deal.stage.raw]
        }
    }

    /// Where a deal stands: its lane and its position there.
    public func position(of deal: Deal) -> (lane: Int, position: Int)? {
        guard let lane = index(of: deal), let currency = currencies.firstIndex(of: deal.currency) else { return nil }
        let slot = Lane.Slot(deal, in: all[lane].place, currency: UInt16(clamping: currency))
        return all[lane].position(of: slot).map { (lane, $0) }
    }

    /// The same lanes with only the deals that pass; sums are of those alone.
    public func filtered(keeping keep: (ID<Deal>) -> Bool) -> Lanes {
        var result = self
        for index in all.indices { result.all[index] = all[index].filtered(currencies, keep) }
        return result
    }

    private mutating func slot(_ deal: Deal, in place: Lane.Place) -> Lane.Slot {
        var currency = 0
        if let code = deal.currency {
            currency = currencies.firstIndex(of: code) ?? currencies.count
            if currency == currencies.count { currencies.append(code) }
        }
        return Lane.Slot(deal, in: place, currency: UInt16(clamping: currency))
    }

    public static func == (left: Lanes, right: Lanes) -> Bool {
        left.all.elementsEqual(right.all) {
            $0.place == $1.place && $0.sums == $1.sums && $0.slots.elementsEqual($1.slots) { $0.deal == $1.deal }
        }
    }
}

/// One column of the board.
public struct Lane: Sendable {
    /// What a lane stands for.
    public enum Place: Hashable, Sendable {
        case stage(ID<Stage>)
        case won, lost
    }

    public let place: Place
    /// Percent by which open amounts are weighted (R19).
    public let probability: Int
    public private(set) var sums = Sums()
    private(set) var slots = SortedList<Slot>()

    public var count: Int { slots.count }

    /// The deal at a position in board order.
    public subscript(position: Int) -> ID<Deal>? {
        position >= 0 && position < slots.count ? slots[position].deal : nil
    }

    public var deals: some Sequence<ID<Deal>> { slots.lazy.map(\.deal) }

    init(place: Place, probability: Int) {
        self.place = place
        self.probability = probability
    }

    /// Until `seal`, deals only come in.
    mutating func open() { slots.open() }
    mutating func seal() { slots.seal() }

    mutating func insert(_ slot: Slot, currencies: [String?]) {
        slots.insert(slot)
        sums.add(slot, probability: probability, currencies: currencies, sign: 1)
    }

    mutating func remove(_ slot: Slot, currencies: [String?]) {
        guard slots.position(of: slot) != nil else { return }
        slots.remove(slot)
        sums.add(slot, probability: probability, currencies: currencies, sign: -1)
    }

    func filtered(_ currencies: [String?], _ keep: (ID<Deal>) -> Bool) -> Lane {
        var lane = Lane(place: place, probability: probability)
        var kept = ContiguousArray<Slot>()
        kept.reserveCapacity(slots.count)
        slots.forEach { if keep($0.deal) { kept.append($0) } }
        // What is kept stands in order already.
        lane.slots = SortedList(sorted: kept)
        lane.sums.add(kept, probability: probability, currencies: currencies)
        return lane
    }

    /// The same deals by another percentage.
    fileprivate func weighted(by percent: Int, currencies: [String?]) -> Lane {
        guard percent != probability else { return self }
        var lane = Lane(place: place, probability: percent)
        slots.forEach { lane.sums.add($0, probability: percent, currencies: currencies, sign: 1) }
        lane.slots = slots
        return lane
    }

    func position(of slot: Slot) -> Int? { slots.position(of: slot) }
}
