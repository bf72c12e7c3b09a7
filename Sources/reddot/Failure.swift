import Exchange
import Foundation
import Model
import Store
import Terminal

/// What ends a command: a sentence for the user, and the exit status.
struct Failure: UserError {
    /// A rule, a conflict or bad data.
    static let refused: Int32 = 1
    static let usage: Int32 = 64
    /// The store cannot be read or written.
    static let store: Int32 = 74

    var sentence: Sentence
    var status: Int32
    /// Whether an argument could mean several things.
    var isAmbiguous = false

    init(_ sentence: Sentence, status: Int32) {
        self.sentence = sentence
        self.status = status
    }

    /// The user asked that nothing be changed, and for a change.
    static let readOnly = refused(
        zh: "--read-only 时什么都不改，未作改动；要做这件事，请去掉它。",
        en: "With --read-only nothing is changed, and nothing was; drop it to do this.")

    static func refused(zh: String, en: String) -> Failure { Failure(Sentence(zh: zh, en: en), status: refused) }
    static func usage(zh: String, en: String) -> Failure { Failure(Sentence(zh: zh, en: en), status: usage) }
    static func store(zh: String, en: String) -> Failure { Failure(Sentence(zh: zh, en: en), status: store) }

    /// What the layers below throw; nil for an error of another kind.
    init?(known error: any Error) {
        switch error {
        case let error as Failure: self = error
        case let error as StoreError: self.init(error.sentence, status: error.exitStatus)
        case let error as ExchangeError: self.init(error.sentence, status: Failure.status(of: error.code))
        case let error as TerminalError:
            self.init(Sentence(zh: error.zh, en: error.en), status: Failure.status(of: error))
        case let error as ThemeError:
            self.init(Sentence(zh: error.zh, en: error.en), status: Failure.status(of: error))
        case let error as any UserError: self.init(error.sentence, status: Failure.refused)
        default: return nil
        }
    }

    /// What the user chose by an option is usage; what stands in a file is data.
    private static func status(of code: ExchangeError.Code) -> Int32 {
        switch code {
        case .unknownField, .unknownColumn, .unknownStage, .twice: usage
        default: refused
        }
    }

    private static func status(of error: TerminalError) -> Int32 {
        if case .system = error { return refused }
        return usage
    }

    private static func status(of error: ThemeError) -> Int32 {
        if case .notFound = error.problem { return usage }
        return refused
    }

    /// Prints the sentence to standard error; returns the status.
    func tell(_ lang: Lang) -> Int32 {
        Failure.say(sentence[lang])
        return status
    }

    /// One line on standard error. Names in it are data: what a terminal would act upon is taken out.
    static func say(_ text: String) {
        let line = Array("reddot: \(Sanitize.line(text))\n".utf8)
        _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
