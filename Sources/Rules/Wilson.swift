/// Wilson's score interval for a share, at 95% (R15, R17).
public enum Wilson {
    /// The two-sided 95% quantile of the normal distribution.
    private static let z = 1.959963984540054

    public static func interval(_ hits: Int, of n: Int) -> (low: Double, high: Double)? {
        guard n > 0 else { return nil }
        let (share, count) = (Double(hits) / Double(n), Double(n))
        let scale = 1 + z * z / count
        let centre = (share + z * z / (2 * count)) / scale
        let half = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot() / scale
        // Exact at the ends, where rounding would leave a trace.
        return (hits == 0 ? 0 : max(0, centre - half), hits == n ? 1 : min(1, centre + half))
    }
}
