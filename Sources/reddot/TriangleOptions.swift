import ArgumentParser
import Model

/// The answers to what a move asks (R24).
struct TriangleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who does the product part (presales).", valueName: "name"))
    var product: String?

    @Option(help: ArgumentHelp("Who delivers.", valueName: "name"))
    var delivery: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Why a part stays without anybody.", valueName: "reason"))
    var without: String?

    /// The named parts, and the reason for whatever else is asked.
    func answers(_ workspace: Workspace, _ deal: Deal, to stage: Stage?) throws -> [RoleAnswer] {
        var answers: [RoleAnswer] = []
        for (part, name) in [(DealRole.Part.product, product), (.delivery, delivery)] {
            guard let name else { continue }
            answers.append(RoleAnswer(part, person: try workspace.person(name, "--\(part.rawValue)")))
        }
        guard let without else { return answers }
        let reason = without.trimmed
        guard !reason.isEmpty else {
            throw Failure.refused(zh: "--without：请写原因。", en: "--without: give the reason.")
        }
        let named = answers.map(\.part)
        let open = workspace.work.unsettled(deal, to: stage).filter { !named.contains($0) }
        guard !open.isEmpty else {
            throw Failure.refused(
                zh: "--without：这一步没有缺人的角色；请去掉它。", en: "--without: no part is open at this step; drop it.")
        }
        return answers + open.map { RoleAnswer($0, without: reason) }
    }
}

extension Workspace {
    /// A person by name or the start of one: a member or a rep, else somebody whom the store does not know.
    func person(_ text: String, _ option: String) throws -> String {
        let name = text.trimmed
        let key = NameKey.of(name)
        guard !key.isEmpty else { throw Failure.refused(zh: "\(option)：请写姓名。", en: "\(option): give a name.") }
        let known = board.members.map(\.name) + board.reps.map(\.name)
        if let exact = known.first(where: { NameKey.of($0) == key }) { return exact }
        let found = Set(known.filter { NameKey.of($0).hasPrefix(key) })
        guard found.count > 1 else { return found.first ?? name }
        let list = found.sorted().joined(separator: ", ")
        throw Failure.refused(
            zh: "\(option)：有 \(found.count) 位符合“\(name)”：\(list)；请写全名。",
            en: "\(option): \(found.count) people match \"\(name)\": \(list); write the full name.")
    }
}
