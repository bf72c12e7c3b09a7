import Model
import Rules
import Terminal
import Testing

@testable import Views

@Suite struct MeetingTests {
    /// Whatever the size, nothing leaves the frame and nothing is cut in half.
    @Test(arguments: MeetingScenes.names + MeetingScenes.emptyNames) func everySize(_ name: String) throws {
        for (width, height) in [(1, 1), (20, 5), (24, 8), (40, 20), (48, 12), (79, 24), (80, 23), (110, 30), (240, 67)]
        {
            for (lang, ascii) in [(Lang.zh, false), (.en, true)] {
                let size = Size(width: width, height: height)
                let scene = try #require(MeetingScenes.make(name, lang, size))
                var frame = Frame(width: width, height: height, ascii: ascii)
                Views.draw(scene, into: &frame)
                #expect(FrameCheck.problem(frame) == nil, "\(name) \(width)x\(height)")
            }
        }
    }

    @Test func theClockSaysHowLongAndWarns() throws {
        let text = Text.of(.en)
        #expect(
            [0, 59, 60, 3_599, 3_600, -5].map { text.clock(seconds: $0) } == [
                "0:00", "0:59", "1:00", "59:59", "1:00:00", "0:00",
            ])
        var meeting = MeetingScene(.morning, .rep(ID(1)), number: 1, count: 3, elapsed: 0, spent: 95, minutes: 2)
        #expect(meeting.clockRole == .text)
        meeting.spent = 96
        #expect(meeting.clockRole == .due)
        meeting.spent = 120
        #expect(meeting.clockRole == .overdue)
        meeting.minutes = nil
        #expect(meeting.clockRole == .text)
    }

    /// Everything that is needed to decide stands on the page of a red dot.
    @Test func aRedDotHasAllItsFacts() throws {
        let scene = try #require(MeetingScenes.make("reditem", .en, Size(width: 160, height: 45)))
        let item = try #require(scene.conclusions?.agenda.items.first)
        var frame = Frame(width: 160, height: 45)
        Views.draw(scene, into: &frame)
        let text = frame.text()
        let words = Text.of(.en)
        #expect(text.contains(words.touches(item.touches)) && text.contains(words.presalesDays(item.presalesTenths)))
        #expect(text.contains(words.requirementChanges(item.requirementChanges)))
        #expect(text.contains(words.decisionTitle) && text.contains(words.decided))
        for reason in item.row.reasons { #expect(text.contains("\(reason.weight)  ")) }
    }

    @Test func notesKeepEveryHeadingAndShareTheRest() {
        let sections = (1...3).map { number in
            MeetingSection(heading: Line("h\(number)"), rows: (0..<number * 2).map { Line("\(number).\($0)") })
        }
        func shown(_ room: Int) -> [String] {
            MeetingSection.lines(sections, room: room).map { $0.spans.first?.text ?? "" }
        }
        #expect(shown(3) == ["h1", "h2", "h3"] && shown(2) == ["h1", "h2"] && shown(0) == [])
        #expect(shown(5) == ["h1", "1.0", "h2", "2.0", "h3"])
        #expect(shown(40).count == 3 + 2 + 12)
        #expect(shown(40)[3].isEmpty)
    }

    @Test func tallDigitsKeepToTheirCells() {
        for plain in [false, true] {
            var frame = Frame(width: 80, height: 3, ascii: plain)
            let wide = TallDigits.draw("0123456789:%.-+/ 万", x: 1, y: 0, role: .text, into: &frame)
            #expect(wide == TallDigits.width("0123456789:%.-+/ 万") && FrameCheck.problem(frame) == nil)
            // Nothing is drawn that does not fit whole.
            var small = Frame(width: 6, height: 3, ascii: plain)
            #expect(TallDigits.draw("88", x: 0, y: 0, role: .text, into: &small) == 0)
            #expect(small.text().allSatisfy { $0 == " " || $0 == "\n" })
        }
    }
}
