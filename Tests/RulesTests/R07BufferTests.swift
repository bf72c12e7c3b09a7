import Model
import Testing

@testable import Rules

@Test func theBufferDiscountsOnlyWhatIsOpen() {
    let buffer = Buffer(
        booked: Numbers.money(4_680_000), weighted: Numbers.money(5_000_000), atRisk: Numbers.money(450_000),
        target: Numbers.money(10_000_000))
    #expect(buffer.percent == 18)
    #expect(buffer.forecast == Numbers.money(8_780_000))
    #expect(buffer.stretch?.minor == 1_219_512_196)  // 10 000 000.00 ÷ 0.82 = 12 195 121.951…, rounded up
    #expect(buffer.room == Numbers.money(900_000) && buffer.used == 0.5)
    #expect(buffer.why.zh == "含弹性预测468.0万+500.0万×82%=878.0万；冲刺目标1219.5万；弹性已用50% (45.0万/90.0万)")
}

@Test func bufferEdges() {
    let none = Buffer(booked: .zero, weighted: .zero, atRisk: .zero, target: nil)
    #expect(none.used == nil && none.stretch == nil && none.forecast == .zero)
    var policy = Policy()
    policy.buffer = 0
    let open = Buffer(
        booked: .zero, weighted: Money(minor: 101), atRisk: .zero, target: Money(minor: 7), policy: policy)
    #expect(open.forecast.minor == 101 && open.stretch?.minor == 7 && open.used == nil)
    policy.buffer = 15
    #expect(
        Buffer(booked: .zero, weighted: Money(minor: 1), atRisk: .zero, target: nil, policy: policy).forecast.minor == 1
    )
}

/// 1.5 units weighted are shown as 2, but 82% of them are 1.23, not 1.64.
@Test func theBufferIsRoundedOnce() {
    let buffer = Buffer(
        booked: .zero, weighted: Buffer.unit * 3 / 2, atRisk: 0, target: nil, policy: Policy())
    #expect(buffer.forecast.minor == 1 && buffer.room.minor == 0)
}
