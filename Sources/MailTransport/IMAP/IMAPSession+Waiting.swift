public import Mail

extension IMAPSession {
    /// Servers may log out whoever is silent for half an hour, also in the midst of an IDLE. RFC 2177 §3.
    private static let longestSilence = Duration.seconds(28 * 60)
    /// However recent the last news, the server is left alone for so long.
    private static let shortestPause = Duration.milliseconds(20)
    /// How long a cancelled wait may take to say so to the server.
    private static let farewell = Duration.seconds(1)

    public func waitForNews(patience: Duration) async throws(MailSourceFailure) {
        // Nobody knows what arrived while there was no connection: that counts as news.
        let isNew = isDisconnected
        try onMailbox { _, _ throws(MailSourceFailure) in }
        guard !isNew else { return }
        let call = WakeUpCall()
        let outcome = await withTaskCancellationHandler {
            do throws(MailSourceFailure) {
                return Result<Void, MailSourceFailure>.success(try wait(until: .now + patience, orFor: call))
            } catch {
                // Whoever has cancelled the wait does not care for the end of the connection.
                return Task.isCancelled ? .success(()) : .failure(error)
            }
        } onCancel: {
            call.ring()
        }
        try outcome.get()
    }

    private func wait(until deadline: ContinuousClock.Instant, orFor call: WakeUpCall) throws(MailSourceFailure) {
        try onMailbox { connection, _ throws(MailSourceFailure) in
            while !hasNews, !Task.isCancelled, deadline > .now {
                let end = min(deadline, .now + Self.longestSilence)
                // Mails come in bunches: soon after one, asking again is quicker than being told. The pauses grow with the
                // silence, so that some thirty questions lead from the last mail to idling.
                let silence = .now - lastNews
                if silence < account.eagerness {
                    let pause = max(Self.shortestPause, silence / 10)
                    try ask(at: min(end, .now + pause), orFor: call, on: connection)
                } else if capabilities.contains("IDLE") {
                    try idle(until: end, orFor: call, on: connection)
                } else {
                    try ask(at: end, orFor: call, on: connection)
                }
            }
            if hasNews { lastNews = .now }
        }
    }

    /// Listens, and asks the server for news when the time has come.
    private func ask(
        at time: ContinuousClock.Instant, orFor call: WakeUpCall, on connection: IMAPConnection
    ) throws(MailSourceFailure) {
        if try listen(until: time, orFor: call, on: connection) == .time { try run("NOOP", on: connection) }
    }

    /// Asks the server to report what happens, and ends that again. RFC 2177.
    private func idle(
        until end: ContinuousClock.Instant, orFor call: WakeUpCall, on connection: IMAPConnection
    ) throws(MailSourceFailure) {
        let tag = try connection.begin("IDLE")
        let ending = try listen(until: end, orFor: call, on: connection)
        if ending == .refusal {
            capabilities.remove("IDLE")
        } else {
            try connection.send("DONE\r\n")
            let answer = try connection.complete(tag, within: ending == .call ? Self.farewell : nil, take: note)
            try require(answer, for: "report news")
        }
    }

    private enum Ending { case news, time, call, refusal }

    /// Takes in what the server says by itself, until there is news or `end`.
    private func listen(
        until end: ContinuousClock.Instant, orFor call: WakeUpCall, on connection: IMAPConnection
    ) throws(MailSourceFailure) -> Ending {
        // A server that talks without end must not keep us.
        while !hasNews, end > .now, !Task.isCancelled {
            switch try connection.next(until: end, orFor: call) {
            case .response(.status(let status)) where status.tag != nil: return .refusal
            case .response(let response): note(response)
            case .timeout: return .time
            case .wakeUpCall: return .call
            }
        }
        return hasNews ? .news : Task.isCancelled ? .call : .time
    }
}
