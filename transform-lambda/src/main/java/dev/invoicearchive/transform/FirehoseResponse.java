package dev.invoicearchive.transform;

import java.util.List;

/** The answer to a {@link FirehoseEvent}. Source: "Transform source data in Amazon Data Firehose". */
public final class FirehoseResponse {
    /** One result for every record of the event, in the same order. */
    public List<FirehoseResult> records;
}
