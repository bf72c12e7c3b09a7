import Glibc

// Many processes on one store: `manyusers --readers 50 --writers 8 --seconds 20 [--kills 4]`. Prints one line of JSON and
// ends with 0 where nothing was lost, doubled or seen too late.
let arguments = Array(CommandLine.arguments.dropFirst())
do {
    switch arguments.first {
    case "read": try Reader(arguments).run()
    case "write": try Writer(arguments).run()
    default: exit(try Crowd(arguments).run() ? 0 : 1)
    }
} catch {
    say("manyusers: \(error)", to: STDERR_FILENO)
    exit(70)
}
