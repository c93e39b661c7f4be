/// Waits until a question is answered, asking again and again; nil when it still is not after `patience`.
func eventually<Answer>(
    within patience: Duration = .seconds(30), _ question: () async throws -> Answer?
) async throws -> Answer? {
    let deadline = ContinuousClock.now + patience
    while ContinuousClock.now < deadline {
        if let answer = try await question() { return answer }
        try await Task.sleep(for: .milliseconds(5))
    }
    return nil
}
