extension Letter {
    /// A letter of that kind with every field filled in, to check templates against and to look at.
    public static func sample(of kind: Kind) -> Letter {
        switch kind {
        case .acknowledgement:
            .acknowledgement(
                Acknowledgement(
                    companyName: company, tag: "NST L-7", reference: "L-7", customerName: "Jane Doe",
                    subject: "A new kitchen", quote: text))
        case .newLeadNotice:
            .newLeadNotice(
                NewLeadNotice(
                    frame: frame, reference: "L-7", title: "A new kitchen", customerName: "Jane Doe", facts: facts,
                    text: text, attachments: files, remarks: ["It mentions O-12, which the sender has no part in."]))
        case .customerMessageNotice:
            .customerMessageNotice(
                CustomerMessageNotice(
                    frame: frame, reference: "O-12", title: "A new kitchen", customerName: "Jane Doe",
                    subject: "Our requirements", facts: facts, text: text, attachments: files,
                    remarks: ["The customer has several open opportunities; this one moved last. The others: O-13."]))
        case .receipt:
            .receipt(
                Receipt(
                    frame: frame, recordTitle: "O-12 · A new kitchen", summary: "TAKE",
                    lines: [
                        Receipt.Line(command: "TAKE", result: "Responsible: nobody → Thomas Leroy"),
                        Receipt.Line(
                            command: "HISTORY 15d", result: "What happened on O-12 since 28 January 2014",
                            listings: [
                                Listing(
                                    heading: "12 February 2014",
                                    rows: [
                                        .init(label: "14:02", text: "Requirements received · Jane Doe", detail: text),
                                        .init(label: "09:30", text: "Taken · Thomas Leroy"),
                                    ])
                            ]),
                    ]))
        case .commandError:
            .commandError(
                CommandError(
                    frame: frame, recordTitle: "L-7 · A new kitchen",
                    lines: [
                        .init(command: "TAEK", problem: "“TAEK” is no command.", suggestion: "Did you mean TAKE?"),
                        .init(
                            command: "NOTE red", problem: "Not done, because another line is wrong.", suggestion: nil),
                    ]))
        case .assignmentNotice:
            .assignmentNotice(
                AssignmentNotice(
                    frame: frame, reference: "O-12", title: "A new kitchen", giverName: "Thomas Leroy", facts: facts,
                    text: text))
        case .customerReply:
            .customerReply(
                CustomerReply(
                    companyName: company, salespersonName: "Thomas Leroy", tag: "NST O-12", subject: "A new kitchen",
                    text: "Dear Jane,\n\nthank you for the plan. Shall we meet on Thursday?",
                    attribution: "On 12 February 2014, 14:02, Jane Doe wrote:", quote: text))
        case .bounceNotice:
            .bounceNotice(
                BounceNotice(
                    frame: frame, reference: "O-12", title: "A new kitchen", address: "jane@example.test",
                    subject: "[NST O-12] A new kitchen", explanation: "550 5.1.1 no such user here", isPermanent: true))
        case .unverifiedCommandNotice:
            .unverifiedCommandNotice(
                UnverifiedCommandNotice(
                    frame: frame, address: "thomas@notsotiny.example", subject: "Re: [NST L-7]",
                    received: "12 February 2014, 14:02", commands: ["TAKE L-7"]))
        case .oversizedAnswer:
            .oversizedAnswer(
                OversizedAnswer(
                    companyName: company, customerName: "Jane Doe", subject: "All our plans", limit: "25 MB"))
        }
    }

    private static let company = "NotSoTiny"

    private static let text = """
        Hello,

        we met at the fair and would like a new kitchen: red cabinets, an island, about 20 m².
        The plan is attached.
        """

    private static let facts = [
        Fact(label: "Customer", text: "Jane Doe <jane@example.test>"), Fact(label: "Phone", text: "+33 3 20 00 00 00"),
    ]

    private static let files = [
        FileMention(name: "plan.pdf", size: "340 kB"), FileMention(name: "photo.jpg", size: "2 MB"),
    ]

    private static let frame = StaffFrame(
        recipientName: "Thomas", companyName: company, tag: "NST L-7",
        reason: "You get this because you are told of new leads.",
        actions: [
            Action(label: "Take it", command: "TAKE", url: "mailto:crm+l7.abc@notsotiny.example?body=TAKE"),
            Action(
                label: "Give it to a colleague", command: "ASSIGN",
                url: "mailto:crm+l7.abc@notsotiny.example?body=ASSIGN%20"),
        ])
}
