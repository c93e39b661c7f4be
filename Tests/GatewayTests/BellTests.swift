import Testing

@testable import Gateway

@Suite("A bell", .timeLimit(.minutes(1)))
struct BellTests {
    private let bell = Bell()

    /// How long a wait took.
    private func wait(_ patience: Duration) async -> Duration {
        let start = ContinuousClock.now
        await bell.wait(patience: patience)
        return ContinuousClock.now - start
    }

    @Test func isWaitedForAgainAfterPatienceRanOut() async {
        for _ in 1...3 { #expect(await wait(.milliseconds(30)) >= .milliseconds(30)) }
    }

    @Test func isHeardAfterPatienceRanOut() async {
        _ = await wait(.milliseconds(1))
        bell.ring()
        #expect(await wait(.seconds(3600)) < .seconds(3600))
    }

    @Test func isHeardWhileWaiting() async {
        async let ended = wait(.seconds(3600))
        bell.ring()
        #expect(await ended < .seconds(3600))
    }

    @Test func thatRangTwiceIsHeardOnce() async {
        bell.ring()
        bell.ring()
        #expect(await bell.wasRung())
        #expect(await wait(.milliseconds(30)) >= .milliseconds(30))
    }

    @Test func thatIsClosedIsHeardOnceMoreIfItRang() async {
        bell.ring()
        bell.close()
        #expect(await bell.wasRung())
        #expect(await !bell.wasRung())
    }

    @Test func keepsARingFromACancelledWaiter() async {
        let waiter = Task {
            while !Task.isCancelled { await Task.yield() }
            return await bell.wasRung()
        }
        bell.ring()
        waiter.cancel()
        #expect(await !waiter.value)
        #expect(await bell.wasRung())
    }
}
