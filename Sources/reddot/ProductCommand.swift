import ArgumentParser
import Model

/// `reddot product …`: what can be sold.
struct ProductCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "product", abstract: "Adds, changes, removes and lists products.",
        subcommands: [ProductAdd.self, ProductSet.self, ProductRemove.self, ProductList.self])
}

/// The facts of a product that options set. An empty value clears the fact.
struct ProductOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The series it belongs to.", valueName: "text"))
    var series: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The list price.", valueName: "amount"))
    var price: String?

    func apply(to product: inout Product, _ workspace: Workspace) throws {
        if let series { product.series = series.trimmed.isEmpty ? nil : series.trimmed }
        guard let price else { return }
        product.price = try price.isEmpty ? nil : Reading(workspace).homeAmount(price, "--price")
    }
}

/// `reddot product add`.
struct ProductAdd: Command {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds a product.")

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var facts: ProductOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        var product = Product(blank: workspace.board.products.nextID)
        product.name = try name.asName(Kind.product.title)
        try facts.apply(to: &product, workspace)
        try workspace.record(.add, try workspace.work.keep(product), product.said)
    }
}

/// `reddot product set`.
struct ProductSet: Command {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Changes facts of a product; an empty value clears one.")

    @Argument(help: "The product: a number, #number, or a name or its start.")
    var product: String

    @Option(help: ArgumentHelp("A new name.", valueName: "name"))
    var name: String?

    @OptionGroup var facts: ProductOptions
    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        var product = try workspace.board.findProduct(product)
        if let name { product.name = try name.asName(Kind.product.title) }
        try facts.apply(to: &product, workspace)
        try workspace.record(.edit, try workspace.work.keep(product), product.said)
    }
}

/// `reddot product remove`.
struct ProductRemove: Command {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Removes a product that no deal names.")

    @Argument(help: "The product.")
    var product: String

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: true)
        let product = try workspace.board.findProduct(product)
        try workspace.record(.remove, try workspace.work.remove(product), product.said)
    }
}

/// `reddot product list`.
struct ProductList: Command {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists products.")

    @OptionGroup var options: GlobalOptions

    func run(_ context: Context) throws {
        let workspace = try Workspace(context, writing: false)
        var open: [ID<Product>: Int] = [:]
        workspace.board.deals.forEachInPlace { deal in
            if deal.outcome == .open, let product = deal.product { open[product, default: 0] += 1 }
        }
        let columns: [FactColumn<Product>] = [
            FactColumn("id", "#", "#", isNumber: true) { FactCell($0.id.raw) },
            FactColumn("product", "产品", "product") { FactCell($0.name) },
            FactColumn("series", "系列", "series") { FactCell($0.series) },
            FactColumn("price", "标价", "price", isNumber: true) { FactCell($0.price) },
            FactColumn("open_deals", "进行中", "open deals", isNumber: true) { .count(open[$0.id] ?? 0) },
        ]
        try workspace.list(
            "products", Array(workspace.board.products), columns,
            empty: Sentence(
                zh: "还没有产品；请运行 reddot product add 名称。", en: "No products yet; run reddot product add NAME."))
    }
}

extension Product {
    fileprivate var said: Sentence { Sentence(zh: "产品 \(name)", en: "product \(name)") }
}
