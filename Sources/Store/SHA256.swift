import CDigest

/// SHA-256 (FIPS 180-4) of what is fed to it piece by piece.
struct SHA256 {
    static let size = 32

    private var hash = cd_sha256()

    init() { cd_sha256_start(&hash) }

    mutating func update(_ bytes: UnsafeRawBufferPointer) { cd_sha256_add(&hash, bytes.baseAddress, bytes.count) }

    /// Adds a number as eight bytes.
    mutating func update(_ number: Int64) { cd_sha256_add_number(&hash, number) }

    /// The 32 bytes of the digest.
    mutating func digest() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SHA256.size) { bytes, count in
            cd_sha256_end(&hash, bytes.baseAddress)
            count = SHA256.size
        }
    }

    /// The digest in hexadecimal digits.
    mutating func finish() -> String { SHA256.digits(of: digest()) }

    static func digits(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
