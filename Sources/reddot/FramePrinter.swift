import Model
import Terminal
import Views

/// Prints the frame that the screen would show.
struct FramePrinter {
    let context: Context
    let size: Size
    /// The window's title in pictures.
    let title: String
    /// Another theme than the user's.
    var theme: Theme?

    /// `json` is the caller's business and prints nothing here.
    func print(_ scene: Scene, as format: ShowFormat) throws { try print(as: format) { Views.draw(scene, into: &$0) } }

    /// Prints what is drawn into a frame.
    func print(as format: ShowFormat, _ draw: (inout Frame) -> Void) throws {
        var frame = Frame(width: size.width, height: size.height, ascii: context.ascii)
        draw(&frame)
        func theme() throws -> Theme { try self.theme ?? context.theme() }
        switch format {
        case .text: try context.output.write(Render.text(frame))
        case .ansi:
            let depth = ColorDepth.detect(environment: context.environment, choice: context.color)
            try context.output.write(Render.ansi(frame, theme: try theme(), depth: depth))
        case .svg: try context.output.write(Render.svg(frame, theme: try theme(), title: title))
        case .html:
            let lang = context.lang.pick("zh-CN", "en")
            try context.output.write(Render.html(frame, theme: try theme(), title: title, lang: lang))
        case .json, .table: break
        }
    }
}
