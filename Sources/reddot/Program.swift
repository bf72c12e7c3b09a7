import ArgumentParser
import Foundation
import Model
import Terminal

/// Runs one command line: parses, carries out, and turns whatever goes wrong into a sentence and an exit status.
enum Program {
    static func run(_ arguments: [String]) -> Int32 {
        Descriptors.secure()
        let environment = ProcessInfo.processInfo.environment
        var lang = Language.choose(Arguments.value(of: "--lang", in: arguments), nil, environment)
        if let trouble = Ground.trouble() { return Failure(trouble, status: Failure.refused).tell(lang) }
        do {
            try Bytes.check()
            if let options = Options(plain: arguments) {
                try run(try Context(options, environment), &lang) { try Dashboard($0).run() }
                return 0
            }
            var command = try RedDot.parseAsRoot(Arguments.arranged(arguments))
            guard let known = command as? any Command else {
                try command.run()
                return 0
            }
            let context = try Context(
                known.options.values, environment, needsConfig: !(known is any WorksWithoutConfig))
            try run(context, &lang, known.run)
            return 0
        } catch {
            return end(error, arguments, lang)
        }
    }

    private static func run(_ context: Context, _ lang: inout Lang, _ body: (Context) throws -> Void) throws {
        lang = context.lang
        do {
            try body(context)
        } catch {
            defer { context.opened.store = nil }
            // What was printed before the error is still the command's answer; the error is told wherever that goes.
            try? context.output.flush()
            if let trouble = error as? OutputFailure { throw trouble.failure(isDone: context.opened.isDone) }
            throw error
        }
        defer { context.opened.backUp(context) }
        try flush(context)
    }

    private static func flush(_ context: Context) throws {
        do {
            try context.output.flush()
        } catch let trouble as OutputFailure {
            throw trouble.failure(isDone: context.opened.isDone)
        }
    }

    private static func end(_ error: any Error, _ arguments: [String], _ lang: Lang) -> Int32 {
        if let code = error as? ExitCode { return code.rawValue }
        if let ended = error as? Ended { return 128 + ended.signal }
        if let failure = Failure(known: error) { return failure.tell(lang) }
        switch RedDot.exitCode(for: error) {
        case .success:
            let output = Output()
            try? output.write(RedDot.fullMessage(for: error) + "\n")
            try? output.flush()
            return 0
        case .validationFailure:
            let sentence = UsageText.sentence(RedDot.message(for: error), Arguments.command(arguments))
            return Failure(sentence, status: Failure.usage).tell(lang)
        default:
            return Failure(Sentence(zh: "出错：\(error)", en: "failed: \(error)"), status: Failure.refused).tell(lang)
        }
    }
}

/// The language of the answers.
enum Language {
    /// `--lang`, then the user's configuration, then what the environment says; anything but Chinese is English.
    static func choose(_ option: String?, _ config: Lang?, _ environment: [String: String]) -> Lang {
        if let option, let lang = Lang(rawValue: option) { return lang }
        if let config { return config }
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = environment[name], !value.isEmpty { return value.hasPrefix("zh") ? .zh : .en }
        }
        return .en
    }
}

enum Descriptors {
    /// Opens what the caller closed of standard input, output and error, so that no store or file takes their numbers.
    static func secure() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free number is the one that was missing.
            _ = open("/dev/null", O_RDWR)
        }
    }
}
