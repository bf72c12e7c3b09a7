/// A colour of the 256 of xterm, or the terminal's own default.
public struct Color: Hashable, Sendable {
    let index: Int16

    /// The terminal's default foreground or background.
    public static let standard = Color(index: -1)

    private init(index: Int16) { self.index = index }

    /// One of the 256.
    public init(_ index: UInt8) { self.index = Int16(index) }

    /// The nearest of the fixed 240 colours (16–255; the first 16 differ from terminal to terminal).
    public init(nearest rgb: RGB) {
        self.init(Color.nearest(rgb, in: 16...255))
    }

    /// The place in the palette, nil for the default.
    public var code: UInt8? { index < 0 ? nil : UInt8(index) }

    /// The same for a terminal of 16 colours.
    public var in16: Color {
        guard let code, code >= 16 else { return self }
        return Color(Color.nearest(RGB(palette: code), in: 0...15))
    }

    private static func nearest(_ rgb: RGB, in codes: ClosedRange<UInt8>) -> UInt8 {
        codes.min { rgb.distance(to: RGB(palette: $0)) < rgb.distance(to: RGB(palette: $1)) } ?? 7
    }

    /// A name, a number 0–255 or `#rrggbb`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        if text == "default" {
            self = .standard
        } else if text.hasPrefix("#") {
            let digits = text.dropFirst()
            guard digits.utf8.count == 6, let value = UInt32(digits, radix: 16) else { return nil }
            self.init(nearest: RGB(value))
        } else if let code = UInt8(text) {
            self.init(code)
        } else if let code = Color.names[String(text)] {
            self.init(code)
        } else {
            return nil
        }
    }

    private static let names: [String: UInt8] = {
        let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
        var names: [String: UInt8] = ["grey": 8, "gray": 8]
        for (code, name) in plain.enumerated() {
            names[name] = UInt8(code)
            names["bright-" + name] = UInt8(code + 8)
        }
        return names
    }()
}

/// Red, green and blue, 8 bits each.
public struct RGB: Hashable, Sendable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    /// From `0xRRGGBB`.
    public init(_ value: UInt32) {
        red = UInt8(value >> 16 & 255)
        green = UInt8(value >> 8 & 255)
        blue = UInt8(value & 255)
    }

    /// What xterm shows for one of its 256 colours.
    public init(palette code: UInt8) {
        switch code {
        case 0..<16: self.init(RGB.first[Int(code)])
        case 16..<232:
            let cube = Int(code) - 16
            let steps: [UInt32] = [0, 95, 135, 175, 215, 255]
            self.init(steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6])
        default:
            let grey = UInt32(8 + 10 * (Int(code) - 232))
            self.init(grey << 16 | grey << 8 | grey)
        }
    }

    private static let first: [UInt32] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]

    /// `#rrggbb`.
    public var hex: String {
        let value = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }

    /// How different two colours look, roughly: squared, weighted by what the eye sees.
    func distance(to other: RGB) -> Int {
        let r = Int(red) - Int(other.red)
        let g = Int(green) - Int(other.green)
        let b = Int(blue) - Int(other.blue)
        return 3 * r * r + 4 * g * g + 2 * b * b
    }

    /// Relative luminance, 0...1 (WCAG 2).
    public var luminance: Double {
        func linear(_ channel: UInt8) -> Double { RGB.linear[Int(channel)] }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio, 1...21 (WCAG 2).
    public func contrast(with other: RGB) -> Double {
        let (a, b) = (luminance, other.luminance)
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }
}
