package dev.invoicearchive.auditor.trial;

/**
 * Something that the trial made, or was about to make.
 *
 * @param kind of it
 * @param name of it
 */
record Made(Kind kind, String name) {
    /** What a trial makes. */
    enum Kind {
        BUCKET,
        ROLE,
        DELIVERY_STREAM,
        WORK_GROUP,
        DATABASE,
        TABLE,
        FEED
    }
}
