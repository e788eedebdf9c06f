package dev.invoicearchive.transform;

import dev.invoicearchive.model.InvalidChangeException;

/** Why a record became no row; its bytes then lie under {@code errors/}. The log counts failures by these words. */
enum FailureReason {
    /** The record came without bytes. */
    NO_DATA,
    /** The record came without a time of arrival. */
    NO_ARRIVAL_TIME,
    /** Two records of the batch have the same id and other bytes, so that no answer could tell them apart. */
    RECORD_ID_REUSED,
    /** The bytes are not one JSON object. */
    NOT_JSON,
    /** The change has no event id. */
    NO_EVENT_ID,
    /** The change has no event name that is known. */
    NO_EVENT_NAME,
    /** The change has no usable key. */
    NO_KEYS,
    /** JSON, but not of the shape of a change record. */
    NOT_A_CHANGE_RECORD,
    /** A record that was put directly declares an origin that is none. */
    UNKNOWN_ORIGIN,
    /** The change happened before the archive's first day. */
    BEFORE_FIRST_DAY,
    /** The change claims to have happened after it arrived. */
    AFTER_ARRIVAL,
    /** The answer has no room left for the file that holds the row. */
    ANSWER_TOO_LARGE,
    /** A mistake of ours: no rule foresaw this record. */
    UNEXPECTED,
    /** The call broke, and with it all of its records; Firehose calls again. */
    CALL_BROKEN;

    /** The same reason in the words of this list. */
    static FailureReason of(InvalidChangeException.Reason reason) {
        return switch (reason) {
            case NOT_JSON -> NOT_JSON;
            case NO_EVENT_ID -> NO_EVENT_ID;
            case NO_EVENT_NAME -> NO_EVENT_NAME;
            case NO_KEYS -> NO_KEYS;
            case NOT_A_CHANGE_RECORD -> NOT_A_CHANGE_RECORD;
            case BEFORE_FIRST_DAY -> BEFORE_FIRST_DAY;
            case AFTER_ARRIVAL -> AFTER_ARRIVAL;
        };
    }
}
