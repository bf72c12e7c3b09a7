import Foundation
import Testing

/// The office screen without a terminal: its slides as pictures, and what it refuses.
struct WallCommandTests {
    private func sample() throws -> Place {
        let place = try Place()
        #expect(try place.run("init", "--sample", "--lang", "zh").status == 0)
        return place
    }

    @Test(arguments: ["target", "funnel", "ranking", "reddots", "receipts"])
    func everySlideIsDrawn(_ slide: String) throws {
        let place = try sample()
        for lang in ["zh", "en"] {
            let outcome = try place.run("show", "wall", "--slide", slide, "--size", "120x40", "--lang", lang)
            #expect(outcome.status == 0, "\(outcome.err)")
            #expect(outcome.out.split(separator: "\n", omittingEmptySubsequences: false).count == 41)
        }
        let picture = try place.run("show", "wall", "--slide", slide, "--format", "svg", "--lang", "zh")
        #expect(picture.out.hasPrefix("<svg") && picture.out.contains("</svg>"))
        // The wall's own theme is black.
        #expect(picture.out.contains("#000000"))
    }

    @Test func namesCanBeMasked() throws {
        let place = try sample()
        let open = try place.run("show", "wall", "--slide", "ranking", "--lang", "zh")
        let masked = try place.run("show", "wall", "--slide", "ranking", "--mask", "--lang", "zh")
        #expect(!open.out.contains("**") && masked.out.contains("**"))
    }

    @Test func whatMakesNoSenseIsRefused() throws {
        let place = try sample()
        #expect(try place.run("show", "board", "--slide", "target").status == 64)
        #expect(try place.run("show", "board", "--mask").status == 64)
        #expect(try place.run("show", "wall", "--slide", "nothing").status == 64)
        #expect(try place.run("show", "wall", "--json").status == 64)
        let slides = try place.run("wall", "--slides", "target,cake", "--lang", "en")
        #expect(slides.status == 64 && slides.err.contains("cake"))
        #expect(try place.run("wall", "--seconds", "0").status == 64)
        // Without a terminal there is nothing to show it on.
        #expect(try place.run("wall").status == 64)
    }
}
