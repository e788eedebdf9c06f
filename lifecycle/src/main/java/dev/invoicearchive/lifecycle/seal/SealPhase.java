package dev.invoicearchive.lifecycle.seal;

/** What a run of the sealer does next, where each step is a call of its own. The names stand in the state machine, too. */
public enum SealPhase {
    /** Copies and locks what the last manifest announced. */
    FINISH,
    /** Lists the objects of the next manifest. */
    PLAN,
    /** Reads and hashes them. */
    HASH,
    /** Has the engine write files of them. */
    COMPACT,
    /** Proves the files. */
    CHECK,
    /** Signs the manifest. */
    PUBLISH,
    /** A plan was too much for one call: plans fewer days. */
    NARROW,
    /** Finishes again, and has the views know. */
    TELL,
    /** The end: everything that could be sealed is sealed. */
    SEALED,
    /** The end: something is wrong; what could not be proven is not published. */
    FAULTY
}
