import Model
import Terminal
import Views

/// Prints the frame that the screen would show.
struct FramePrinter {
    let context: Context
    let size: Size
    /// The window's title in pictures.
    let title: String

    /// `json` is the caller's business and prints nothing here.
    func print(_ scene: Scene, as format: ShowFormat) throws {
        var frame = Frame(width: size.width, height: size.height, ascii: context.ascii)
        Views.draw(scene, into: &frame)
        switch format {
        case .text: try context.output.write(Render.text(frame))
        case .ansi:
            let depth = ColorDepth.detect(environment: context.environment, choice: context.color)
            try context.output.write(Render.ansi(frame, theme: try context.theme(), depth: depth))
        case .svg: try context.output.write(Render.svg(frame, theme: try context.theme(), title: title))
        case .html:
            let lang = context.lang.pick("zh-CN", "en")
            try context.output.write(Render.html(frame, theme: try context.theme(), title: title, lang: lang))
        case .json, .table: break
        }
    }
}
