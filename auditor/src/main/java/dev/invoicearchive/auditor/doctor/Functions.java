package dev.invoicearchive.auditor.doctor;

import java.util.List;
import java.util.Map;

/** Lambda's functions, and what reads streams for them. */
public interface Functions {
    /** The version that an alias points to. */
    String version(String function, String alias);

    /** State and variables of a function behind an alias. */
    Function function(String function, String alias);

    /** The readers that Lambda itself keeps on a stream. */
    List<Reader> readers(String streamArn);

    /** One reader by its id. */
    Reader reader(String id);

    /** How many calls may run at once in this account and region. */
    int concurrentCallsMax();

    /**
     * A function.
     *
     * @param state such as {@code Active}
     * @param lastUpdate such as {@code Successful}
     * @param variables of its environment
     */
    record Function(String state, String lastUpdate, Map<String, String> variables) {
        public Function {
            variables = Map.copyOf(variables);
        }
    }

    /**
     * An event source mapping.
     *
     * @param streamArn what it reads
     * @param functionArn what it calls
     * @param state such as {@code Enabled}
     * @param bisects whether it halves a failing batch
     * @param reportsItems whether it retries only the failed tail of a batch
     * @param retriesMax how often; -1 until the record expires
     * @param ageSecondsMax of a record that is still tried; -1 until it expires
     * @param onFailure where batches go that are given up; empty text if nowhere
     */
    record Reader(
            String streamArn,
            String functionArn,
            String state,
            boolean bisects,
            boolean reportsItems,
            int retriesMax,
            int ageSecondsMax,
            String onFailure) {}
}
