/// The whole snapshot of a workspace: what the store's tables hold, in memory.
public struct Board: Equatable, Sendable {
    public var regions = Table<Region>()
    public var teams = Table<Team>()
    public var reps = Table<Rep>()
    public var members = Table<Member>()
    public var accounts = Table<Account>()
    public var contacts = Table<Contact>()
    public var products = Table<Product>()
    public var stages = Table<Stage>()
    public var deals = Table<Deal>()
    public var spells = Table<Spell>()
    public var activities = Table<Activity>()
    public var notes = Table<Note>()
    public var targets = Table<Target>()
    public var settings = Table<Setting>()
    public var calendarDays = Table<CalendarDay>()
    public var contracts = Table<Contract>()
    public var payments = Table<Payment>()
    public var receipts = Table<Receipt>()
    public var bookings = Table<Booking>()
    public var splits = Table<Split>()
    public var sourceCosts = Table<SourceCost>()
    public var redDots = Table<RedDot>()
    public var decisions = Table<Decision>()
    public var dealRoles = Table<DealRole>()
    public var gradeChanges = Table<GradeChange>()
    public var handOvers = Table<HandOver>()
    public var competitors = Table<Competitor>()
    public var scripts = Table<Script>()
    public var scriptUses = Table<ScriptUse>()
    public var presalesRequests = Table<PresalesRequest>()
    public var leaves = Table<Leave>()
    public var meetings = Table<Meeting>()
    public var commitments = Table<Commitment>()
    /// Number of the last change of the journal that this snapshot holds.
    public var seq = 0
    /// Deals by lane, in board order, with their sums; follows every change.
    public internal(set) var lanes = Lanes()

    /// The kinds that stay in the store until a detail asks for them.
    public static let lazyKinds: [Kind] = [.contact, .spell, .activity, .note]

    public init() {}

    public static func == (left: Board, right: Board) -> Bool {
        left.regions == right.regions && left.teams == right.teams && left.reps == right.reps
            && left.members == right.members && left.accounts == right.accounts && left.contacts == right.contacts
            && left.products == right.products && left.stages == right.stages && left.deals == right.deals
            && left.spells == right.spells && left.activities == right.activities && left.notes == right.notes
            && left.targets == right.targets && left.settings == right.settings
            && left.calendarDays == right.calendarDays && left.lanes == right.lanes && left.isEqualBeyondPipeline(right)
    }

    private func isEqualBeyondPipeline(_ other: Board) -> Bool {
        contracts == other.contracts
            && payments == other.payments
            && receipts == other.receipts
            && bookings == other.bookings
            && splits == other.splits
            && sourceCosts == other.sourceCosts
            && redDots == other.redDots
            && decisions == other.decisions
            && dealRoles == other.dealRoles
            && gradeChanges == other.gradeChanges
            && handOvers == other.handOvers
            && competitors == other.competitors
            && scripts == other.scripts
            && scriptUses == other.scriptUses
            && presalesRequests == other.presalesRequests
            && leaves == other.leaves
            && meetings == other.meetings
            && commitments == other.commitments
    }

    /// Stages in the order of the pipeline.
    public var pipeline: [Stage] { stages.sorted { ($0.position, $0.id) < ($1.position, $1.id) } }

    /// The value of a setting, or its default.
    public func setting(_ key: SettingKey) -> String {
        settings.first { $0.key == key.rawValue }?.text ?? key.standard
    }

    /// The workspace's currency: the one in which amounts without a currency stand.
    public var currency: String { setting(.currency) }
    public var zone: Zone { Zone(name: setting(.zone)) ?? .shanghai }
}

/// Settings that the whole team shares, with their defaults.
public enum SettingKey: String, CaseIterable, Sendable {
    case team, currency, zone
    /// The table of days off that holds below the workspace's own days (R1): `china` or `none`.
    case calendar
    /// The years of which the workspace's own days are the whole table (R1): `2027` or `2027,2028`.
    case calendarYears = "calendar_years"
    /// The earliest day that a fact can have.
    case firstDay = "first_day"
    /// How changes of grade take effect (R9): `propose` or `auto`.
    case grading
    /// Whether moves ask for the parts of the triangle (R24): `ask` or `off`.
    case triangle
    /// What people may do who are no members, once there are managers: `read` or `write`.
    case guests
    /// How many daily backups are kept; 0 switches them off.
    case backupKeep = "backup_keep"

    public var standard: String {
        switch self {
        case .team: ""
        case .currency: "CNY"
        case .zone: Zone.standard
        case .calendar: "china"
        case .calendarYears: ""
        case .firstDay: DayRange.standardFirst.iso
        case .grading: "propose"
        case .triangle: "ask"
        case .guests: "read"
        case .backupKeep: "7"
        }
    }

    /// What a number can be; nil for texts.
    public var range: ClosedRange<Int>? { self == .backupKeep ? 0...366 : nil }

    /// What the setting can be, where only some words will do.
    public var choices: [String]? {
        switch self {
        case .team, .currency, .zone, .calendarYears, .firstDay, .backupKeep: nil
        case .calendar: ["china", "none"]
        case .grading: ["propose", "auto"]
        case .triangle: ["ask", "off"]
        case .guests: ["read", "write"]
        }
    }
}
