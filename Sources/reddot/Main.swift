import Glibc

/// The program: everything else stands in `Program` and in one file per command.
@main
enum Main {
    static func main() {
        exit(Program.run(Array(CommandLine.arguments.dropFirst())))
    }
}
