import Model

/// Walks XML in one window of memory, tag by tag and text by text, and builds nothing.
///
/// There are no document types and no entities but the five and numbers: what is not there cannot be misused. Names are
/// compared without their prefixes, so that the strict and the usual namespaces are read alike.
struct XMLScanner {
    enum Token { case open, close, text, end }

    /// The element that was opened or closed last.
    private(set) var name = XMLName()
    /// The attributes of the tag that was opened last.
    private(set) var attributes: [XMLAttribute] = []
    private let window: XMLWindow
    /// The elements that are open.
    private var stack: [XMLName] = []
    private var closesNext = false
    private var isCharacterData = false
    private var hasRoot = false
    private var textStart = 0
    private var textEnd = 0
    private static let deepest = 256

    init(_ source: any ByteSource) { window = XMLWindow(source) }

    var consumed: Int { window.source.consumed }
    /// How many elements are open.
    var depth: Int { stack.count }

    mutating func next() throws -> Token {
        if closesNext {
            closesNext = false
            name = stack.removeLast()
            return .close
        }
        while true {
            guard try window.position < window.limit || window.refill() else {
                guard stack.isEmpty, hasRoot, !isCharacterData else { throw XMLScanner.cutOff }
                return .end
            }
            if isCharacterData {
                if try takeCharacterData() { return .text }
            } else if window.byte == 60 {
                if let token = try takeMarkup() { return token }
            } else if try takeText() {
                return .text
            }
        }
    }

    /// Skips to the end of the element that was opened last.
    mutating func skip() throws {
        let outer = stack.count - 1
        while stack.count > outer || closesNext { if try next() == .end { return } }
    }

    // MARK: What was found

    /// Appends the text at hand, with its references replaced.
    func appendText(to bytes: inout [UInt8]) throws {
        let piece = window.bytes(textStart, textEnd)
        if textWasData {
            bytes.append(contentsOf: piece)
        } else {
            try XMLText.append(piece, to: &bytes)
        }
    }

    private var textWasData = false

    /// The raw bytes of an attribute's value; nil where there is none.
    @inline(__always)
    func raw(_ attribute: XMLAttribute) -> UnsafeBufferPointer<UInt8> { window.bytes(attribute.start, attribute.end) }

    /// An attribute's value as text; nil where there is none.
    func attribute(_ name: XMLName, not prefix: XMLName? = nil) throws -> String? {
        guard let found = attributes.first(where: { $0.name == name && $0.prefix != prefix }) else { return nil }
        var bytes: [UInt8] = []
        try XMLText.append(raw(found), to: &bytes)
        guard !UTF8Scan(bytes).isInvalid else { throw XMLText.badBytes }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An attribute's value as a number that can still be counted with.
    func number(_ name: XMLName) throws -> Int? {
        guard let number = Int(try attribute(name) ?? "") else { return nil }
        return min(max(number, -1 << 40), 1 << 40)
    }

    // MARK: Text

    /// False where the text has to wait for more of the file.
    private mutating func takeText() throws -> Bool {
        let end = window.find(60, from: window.position) ?? window.limit
        textWasData = false
        textStart = window.position
        textEnd = end
        if end == window.limit, let cut = window.openReference(textStart, end) {
            if cut == textStart {
                guard try window.more(keeping: textStart) else { throw XMLScanner.cutOff }
                return false
            }
            textEnd = cut
        }
        window.position = textEnd
        guard stack.isEmpty else { return true }
        let between = window.bytes(textStart, textEnd)
        guard between.allSatisfy(XMLText.isSpace) || !hasRoot && between.elementsEqual([0xEF, 0xBB, 0xBF]) else {
            throw XMLScanner.malformed("根元素之外有文字", "there is text outside of the root element")
        }
        return false
    }

    /// A piece of a CDATA section; false at its end.
    private mutating func takeCharacterData() throws -> Bool {
        var end = window.find(93, from: window.position) ?? window.limit
        textWasData = true
        if end == window.position {
            while window.limit - window.position < 3 {
                guard try window.more(keeping: window.position) else { throw XMLScanner.cutOff }
            }
            if window.isAhead("]]>") {
                window.position += 3
                isCharacterData = false
                return false
            }
            end = window.position + 1
        }
        textStart = window.position
        textEnd = end
        window.position = end
        return true
    }

    // MARK: Tags

    private mutating func takeMarkup() throws -> Token? {
        while window.limit - window.position < 2 {
            guard try window.more(keeping: window.position) else { throw XMLScanner.cutOff }
        }
        switch window[window.position + 1] {
        case 47: return try takeClose()
        case 33:
            try takeDeclaration()
            return nil
        case 63:
            guard try window.pass("?>", longest: 1 << 16) else { throw XMLScanner.cutOff }
            return nil
        default: return try takeOpen()
        }
    }

    private mutating func takeDeclaration() throws {
        while window.limit - window.position < 9 {
            guard try window.more(keeping: window.position) else { break }
        }
        if window.isAhead("<!--") {
            window.position += 4
            guard try window.pass("-->", longest: 1 << 24) else { throw XMLScanner.cutOff }
            return
        }
        guard window.isAhead("<![CDATA["), !stack.isEmpty else {
            throw TableFault.damaged(
                "XML 里有文档类型声明或实体（DTD），表格软件不会写这些，拒绝读取",
                "its XML declares a document type or entities, which no spreadsheet program writes, and is not read")
        }
        window.position += 9
        isCharacterData = true
    }

    private mutating func takeClose() throws -> Token {
        while true {
            let (base, limit) = (window.base, window.limit)
            var place = window.position + 2
            var found = XMLName()
            while place < limit, base[place] != 62, !XMLText.isSpace(base[place]) {
                if base[place] == 58 { found = XMLName() } else { found.add(base[place]) }
                place += 1
            }
            while place < limit, XMLText.isSpace(base[place]) { place += 1 }
            if place == limit {
                guard try window.more(keeping: window.position) else { throw XMLScanner.cutOff }
                continue
            }
            guard base[place] == 62, stack.popLast() == found else {
                throw XMLScanner.malformed("标签没有成对", "its tags do not match")
            }
            name = found
            window.position = place + 1
            return .close
        }
    }

    private mutating func takeOpen() throws -> Token {
        while true {
            attributes.removeAll(keepingCapacity: true)
            if let end = try scanTag() {
                guard !(stack.isEmpty && hasRoot), stack.count < XMLScanner.deepest else {
                    throw XMLScanner.malformed("元素嵌套不对", "its elements are nested in a wrong way")
                }
                stack.append(name)
                hasRoot = true
                window.position = end
                return .open
            }
            guard try window.more(keeping: window.position) else { throw XMLScanner.cutOff }
        }
    }

    /// Reads the tag at the window's position; nil where it does not end in the window.
    private mutating func scanTag() throws -> Int? {
        let (base, limit) = (window.base, window.limit)
        var place = window.position + 1
        var found = XMLName()
        while place < limit {
            let byte = base[place]
            if byte == 62 || byte == 47 || XMLText.isSpace(byte) { break }
            if byte == 58 { found = XMLName() } else { found.add(byte) }
            place += 1
        }
        guard place > window.position + 1 || place == limit else { throw XMLScanner.badTag }
        name = found
        while true {
            while place < limit, XMLText.isSpace(base[place]) { place += 1 }
            guard place < limit else { return nil }
            if base[place] == 62 {
                closesNext = false
                return place + 1
            }
            if base[place] == 47 {
                guard place + 1 < limit else { return nil }
                guard base[place + 1] == 62 else { throw XMLScanner.badTag }
                closesNext = true
                return place + 2
            }
            guard let end = try scanAttribute(place) else {
                closesNext = false
                return nil
            }
            place = end
        }
    }

    /// Reads `name="value"`; nil where it does not end in the window.
    private mutating func scanAttribute(_ from: Int) throws -> Int? {
        let (base, limit) = (window.base, window.limit)
        var place = from
        var prefix = XMLName()
        var found = XMLName()
        while place < limit {
            let byte = base[place]
            if byte == 61 || XMLText.isSpace(byte) { break }
            if byte == 60 || byte == 62 { throw XMLScanner.badTag }
            if byte == 58 {
                prefix = found
                found = XMLName()
            } else {
                found.add(byte)
            }
            place += 1
        }
        while place < limit, XMLText.isSpace(base[place]) { place += 1 }
        guard place < limit else { return nil }
        guard base[place] == 61 else { throw XMLScanner.badTag }
        place += 1
        while place < limit, XMLText.isSpace(base[place]) { place += 1 }
        guard place < limit else { return nil }
        let quote = base[place]
        guard quote == 34 || quote == 39 else { throw XMLScanner.badTag }
        guard let end = window.find(quote, from: place + 1) else { return nil }
        guard attributes.count < 512 else { throw XMLScanner.badTag }
        attributes.append(XMLAttribute(name: found, prefix: prefix, start: place + 1, end: end))
        return end + 1
    }

    // MARK: Faults

    static func malformed(_ zh: String, _ en: String) -> TableFault {
        .damaged("XML 有误：\(zh)", "its XML is wrong: \(en)")
    }
    static let cutOff = malformed("中途断了", "it ends in the middle")
    private static let badTag = malformed("标签写法不对", "a tag is not written as it must be")
}
