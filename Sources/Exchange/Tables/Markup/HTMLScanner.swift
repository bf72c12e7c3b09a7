import Model

/// Walks HTML as people's programs write it: tags that are not closed, attributes without quotes, markup that is wrong. It
/// never refuses; what is no tag is text.
struct HTMLScanner {
    enum Token { case open, close, text, end }

    private(set) var name = XMLName()
    private(set) var attributes: [XMLAttribute] = []
    private let window: XMLWindow
    private(set) var isAtEnd = false
    private var textStart = 0
    private var textEnd = 0

    init(_ source: any ByteSource) { window = XMLWindow(source) }

    var consumed: Int { window.source.consumed }

    mutating func next() throws -> Token {
        let token = try find()
        isAtEnd = token == .end
        return token
    }

    private mutating func find() throws -> Token {
        while true {
            guard try window.position < window.limit || window.refill() else { return .end }
            guard window.byte == 60 else {
                if try takeText() { return .text }
                continue
            }
            while window.limit - window.position < 4 {
                guard try window.more(keeping: window.position) else { break }
            }
            let second = window.limit - window.position > 1 ? window[window.position + 1] : 32
            if window.isAhead("<!--") {
                window.position += 4
                if try !skip(past: "-->") { return .end }
            } else if second == 33 || second == 63 {
                if try !skip(past: ">") { return .end }
            } else if HTMLScanner.isLetter(second) || second == 47 {
                let isClose = second == 47
                guard try takeTag(isClose ? 2 : 1) else { return .end }
                return isClose ? .close : .open
            } else {
                (textStart, textEnd) = (window.position, window.position + 1)
                window.position += 1
                return .text
            }
        }
    }

    /// Passes over the rest of an element that holds no text for people.
    mutating func skipElement(_ close: StaticString) throws { _ = try skip(past: close) }

    func appendText(to bytes: inout [UInt8]) { HTMLText.append(window.bytes(textStart, textEnd), to: &bytes) }

    func number(_ name: XMLName) -> Int? {
        guard let found = attributes.first(where: { $0.name == name }) else { return nil }
        return Int(String(decoding: window.bytes(found.start, found.end), as: UTF8.self).trimmed)
    }

    // MARK: Pieces

    private mutating func takeText() throws -> Bool {
        let end = window.find(60, from: window.position) ?? window.limit
        (textStart, textEnd) = (window.position, end)
        if end == window.limit, let cut = window.openReference(textStart, end) {
            if cut > textStart {
                textEnd = cut
            } else if try window.more(keeping: textStart) {
                return false
            }
        }
        window.position = textEnd
        return true
    }

    private mutating func takeTag(_ length: Int) throws -> Bool {
        while true {
            if let end = scanTag(window.position + length) {
                window.position = end
                return true
            }
            guard try window.more(keeping: window.position) else { return false }
        }
    }

    /// The place behind the tag's `>`; nil where that is not in the window.
    private mutating func scanTag(_ from: Int) -> Int? {
        attributes.removeAll(keepingCapacity: true)
        var place = from
        name = word(&place) { XMLText.isSpace($0) || $0 == 62 || $0 == 47 }.name
        while true {
            while place < window.limit, XMLText.isSpace(window[place]) || window[place] == 47 { place += 1 }
            guard place < window.limit else { return nil }
            if window[place] == 62 { return place + 1 }
            let found = word(&place) { XMLText.isSpace($0) || $0 == 62 || $0 == 61 }
            while place < window.limit, XMLText.isSpace(window[place]) { place += 1 }
            guard place < window.limit else { return nil }
            guard window[place] == 61 else { continue }
            place += 1
            while place < window.limit, XMLText.isSpace(window[place]) { place += 1 }
            guard place < window.limit else { return nil }
            guard let end = valueEnd(&place) else { return nil }
            if attributes.count < 64 {
                attributes.append(XMLAttribute(name: found.name, prefix: found.prefix, start: place, end: end.value))
            }
            place = end.next
        }
    }

    private func valueEnd(_ place: inout Int) -> (value: Int, next: Int)? {
        let quote = window[place]
        if quote == 34 || quote == 39 {
            place += 1
            return window.find(quote, from: place).map { ($0, $0 + 1) }
        }
        var end = place
        while end < window.limit, !XMLText.isSpace(window[end]), window[end] != 62 { end += 1 }
        return end < window.limit ? (end, end) : nil
    }

    /// A name in lower case; what stands before a colon is its prefix.
    private func word(_ place: inout Int, until isEnd: (UInt8) -> Bool) -> (name: XMLName, prefix: XMLName) {
        var name = XMLName()
        var prefix = XMLName()
        let start = place
        while place < window.limit, place == start || !isEnd(window[place]) {
            let byte = window[place]
            place += 1
            if byte == 58 {
                prefix = name
                name = XMLName()
            } else {
                name.add(byte >= 65 && byte <= 90 ? byte + 32 : byte)
            }
        }
        return (name, prefix)
    }

    private func skip(past text: StaticString) throws -> Bool { try window.pass(text, longest: 1 << 26) }

    private static func isLetter(_ byte: UInt8) -> Bool { byte & 0xDF >= 65 && byte & 0xDF <= 90 }
}

/// Text of HTML: references are replaced, white space is one space.
enum HTMLText {
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 38, let (character, length) = reference(text, index) {
                bytes.append(contentsOf: character.utf8)
                index += length
            } else if XMLText.isSpace(byte) {
                if let last = bytes.last, last != 32, last != 10 { bytes.append(32) }
                index += 1
            } else {
                bytes.append(byte)
                index += 1
            }
        }
    }

    /// The character of a reference, and how long that is; nil for a plain `&`.
    private static func reference(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (String, Int)? {
        let rest = text[(start + 1)...].prefix(12)
        let name = rest.prefix { $0 != 59 && $0 != 38 && $0 != 60 && !XMLText.isSpace($0) }
        guard !name.isEmpty else { return nil }
        let isClosed = rest.dropFirst(name.count).first == 59
        let length = 1 + name.count + (isClosed ? 1 : 0)
        if name.first == 35 {
            guard let scalar = XMLText.number(name.dropFirst()) else { return nil }
            return (scalar.value == 0xA0 ? " " : String(Character(scalar)), length)
        }
        guard isClosed, let found = names[String(decoding: name, as: UTF8.self)] else { return nil }
        return (found, length)
    }

    private static let names = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
        "thinsp": " ", "zwnj": "", "zwj": "", "shy": "", "yen": "¥", "euro": "€", "pound": "£", "cent": "¢",
        "copy": "©", "reg": "®", "trade": "™", "middot": "·", "bull": "•", "hellip": "…", "ndash": "–", "mdash": "—",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "times": "×", "deg": "°",
        "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é",
        "egrave": "è", "agrave": "à", "ccedil": "ç", "ntilde": "ñ", "oacute": "ó", "aacute": "á", "iacute": "í",
        "uacute": "ú", "oslash": "ø", "aring": "å", "Aring": "Å", "aelig": "æ", "frac12": "½", "plusmn": "±",
    ]
}
