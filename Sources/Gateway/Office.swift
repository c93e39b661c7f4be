public import Configuration
public import Documents
public import Foundation
public import Logging
public import Mail
public import Store

/// What everybody at work in the gateway shares: the database, the settings, the letters, and the three things that come
/// from outside the program: time, unique names and the signing secret.
public struct Office: Sendable {
    public let store: Store
    public let settings: Settings
    public let letters: TemplateLibrary
    public let phrases: Phrasebook
    public let printer: any PDFRenderer
    public let signer: TokenSigner
    /// The time.
    public let now: @Sendable () -> Date
    /// A name never given before, of letters and digits: part of a Message-ID.
    public let uniqueName: @Sendable () -> String
    public let logger: Logger

    public init(
        store: Store, settings: Settings, letters: TemplateLibrary, phrases: Phrasebook, printer: any PDFRenderer,
        signer: TokenSigner,
        now: @escaping @Sendable () -> Date, uniqueName: @escaping @Sendable () -> String, logger: Logger
    ) {
        self.store = store
        self.settings = settings
        self.letters = letters
        self.phrases = phrases
        self.printer = printer
        self.signer = signer
        self.now = now
        self.uniqueName = uniqueName
        self.logger = logger
    }
}
