package dev.invoicearchive.auditor.trial;

import java.util.List;

/** A table of the trial's own, with a stream of new and old images. */
public interface TrialTable {
    /** Makes a table. */
    void create(String name, String partitionKey, String sortKey);

    /** Such as {@code ACTIVE}. */
    String status(String name);

    /** Makes the table feed a Kinesis stream, with times in microseconds. */
    void feed(String name, String streamArn);

    /** Such as {@code ACTIVE}. */
    String feedStatus(String name);

    /** Inserts, edits and removes items: {@code inserted} of them, of which one is edited and one removed. */
    void change(String name, String partitionKey, String sortKey, int inserted);

    /** The ids of all changes in the table's own stream, as often as it gives them. */
    List<String> eventIds(String name);

    /** Begins to delete the table. */
    void delete(String name);
}
