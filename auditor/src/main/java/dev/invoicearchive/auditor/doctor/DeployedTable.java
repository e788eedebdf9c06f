package dev.invoicearchive.auditor.doctor;

import java.util.List;
import java.util.Optional;

/** The table whose changes are archived, as DynamoDB describes it. */
public interface DeployedTable {
    /** Key, stream and protection of a table, by name or ARN. */
    Table table(String name);

    /** Whether it can be put back to any second of the last 35 days. */
    boolean recoversToAnySecond(String name);

    /** The attribute after which items expire; empty if none do. */
    Optional<String> expiryAttribute(String name);

    /** The Kinesis streams that it feeds. */
    List<Feed> feeds(String name);

    /**
     * A table.
     *
     * @param arn of it
     * @param key names of the partition key and the sort key, in this order
     * @param streamViewType such as {@code NEW_AND_OLD_IMAGES}; empty without a stream
     * @param streamArn of its present stream; empty without one
     * @param deletionProtected whether it must be unprotected before it can be deleted
     */
    record Table(
            String arn,
            List<String> key,
            Optional<String> streamViewType,
            Optional<String> streamArn,
            boolean deletionProtected) {
        public Table {
            key = List.copyOf(key);
        }
    }

    /**
     * A feed into Kinesis.
     *
     * @param streamArn where it goes
     * @param status such as {@code ACTIVE}
     * @param precision of the change's time; empty if DynamoDB does not say
     */
    record Feed(String streamArn, String status, Optional<String> precision) {}
}
