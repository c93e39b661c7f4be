public import Mail

extension IMAPSession {
    public func move(_ uids: [UID], to folder: String) async throws(MailSourceFailure) {
        guard !uids.isEmpty else { return }
        try onMailbox { connection, _ throws(MailSourceFailure) in
            let target = naming.argument(for: folder)
            for set in UIDSet.sets(of: uids, maximumLength: 7900 - target.utf8.count) {
                if capabilities.contains("MOVE") {
                    try transfer("UID MOVE", set, to: folder, on: connection)
                } else {
                    try transfer("UID COPY", set, to: folder, on: connection)
                    try remove(set, on: connection)
                }
            }
        }
    }

    /// A MOVE or COPY, repeated once when the folder had to be created for it.
    private func transfer(
        _ verb: String, _ set: String, to folder: String, on connection: IMAPConnection
    ) throws(MailSourceFailure) {
        let target = naming.argument(for: folder)
        var answer = try run("\(verb) \(set) \(target)", on: connection)
        // Not every server says TRYCREATE when the folder is missing. RFC 3501 §6.4.7.
        if answer.condition == .no, answer.code == "TRYCREATE" || answer.code == nil || answer.code == "NONEXISTENT" {
            let creation = try run("CREATE \(target)", on: connection)
            guard creation.condition == .ok || answer.code == nil || creation.code == "ALREADYEXISTS" else {
                throw refusal(creation, of: "create the folder “\(folder)”", forGood: true)
            }
            // Many mail programs show subscribed folders only. It is no matter if the server keeps no such list.
            if creation.condition == .ok { try run("SUBSCRIBE \(target)", on: connection) }
            answer = try run("\(verb) \(set) \(target)", on: connection)
        }
        // UIDs that are gone by now do no harm. RFC 5530 §3.
        if answer.code != "EXPUNGEISSUED" { try require(answer, for: "move messages to “\(folder)”") }
    }

    /// Deletes copied messages. Without UIDPLUS they are only marked: a plain EXPUNGE would also remove what other
    /// people have marked. RFC 4315 §2.1.
    private func remove(_ set: String, on connection: IMAPConnection) throws(MailSourceFailure) {
        try require(
            run("UID STORE \(set) +FLAGS.SILENT (\\Deleted)", on: connection), for: "mark messages as deleted")
        guard capabilities.contains("UIDPLUS") else { return }
        try require(run("UID EXPUNGE \(set)", on: connection), for: "remove moved messages")
    }
}
