import CTerminal

/// Memory that is free, but kept by the C library for later.
public enum FreeMemory {
    /// Gives it back to the system. It may take some milliseconds: nothing for a thread that somebody waits for.
    public static func giveBack() { ct_give_back_memory() }
}
