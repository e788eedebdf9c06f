package dev.invoicearchive.model;

import java.util.List;
import java.util.Objects;

/**
 * A live total that is kept while changes happen, declared as data: which table holds it, one item per what, what it
 * measures, and which changes count.
 *
 * @param targetTable the table that holds the totals
 * @param keyAttribute the key attribute of the target table
 * @param groupedBy the part of a change by whose value totals are kept apart
 * @param measures what is kept, each in an attribute of its own
 * @param condition which changes count
 */
public record Aggregate(
        String targetTable, String keyAttribute, Grouping groupedBy, List<Measure> measures, Condition condition) {
    public Aggregate {
        Objects.requireNonNull(targetTable, "targetTable is null");
        Objects.requireNonNull(keyAttribute, "keyAttribute is null");
        Objects.requireNonNull(groupedBy, "groupedBy is null");
        measures = List.copyOf(measures);
        Objects.requireNonNull(condition, "condition is null");
    }

    /** By what totals are kept apart. */
    public enum Grouping {
        INVOICE_NUMBER
    }

    /** Which changes count. */
    public enum Condition {
        /** All but DynamoDB's own expiry, which is housekeeping. */
        NOT_EXPIRED
    }

    /** What is measured. */
    public enum Kind {
        /** The sum of the signed amounts of {@link Effect}. */
        AMOUNT_SUM,
        /** The sum of the signed counts of {@link Effect}. */
        TRANSACTION_COUNT,
        /** The time of the last applied change. */
        LAST_CHANGE_TIME,
        /** Goes up with every write, so that a rebuild can be written on condition of it. */
        VERSION
    }

    /**
     * One measure and where it is kept.
     *
     * @param kind what is measured
     * @param attribute the attribute of the target item
     */
    public record Measure(Kind kind, String attribute) {
        public Measure {
            Objects.requireNonNull(kind, "kind is null");
            Objects.requireNonNull(attribute, "attribute is null");
        }
    }
}
