package dev.invoicearchive.ingest.backfill;

import java.util.List;
import java.util.Map;

/** Where change records are put: a delivery stream. */
public interface RecordBatches {
    /** How many records one put may hold. Source: "Amazon Data Firehose quota". */
    int RECORDS_MAX = 500;

    /** How large one record may be. */
    int RECORD_BYTES_MAX = 1000 * 1024;

    /** How large the records of one put may be together. */
    int BATCH_BYTES_MAX = 4 * 1024 * 1024;

    /**
     * Puts records, once.
     *
     * @return the error code of each record that was not accepted, by its place in the list; the others are safe
     * @throws UnansweredPutException if nobody knows which records were accepted; to be tried again
     * @throws RefusedPutException if the same put will be refused again
     */
    Map<Integer, String> put(List<byte[]> records) throws UnansweredPutException, RefusedPutException;

    /** A put that was throttled, broke off, or was answered too late: some of its records may have been accepted. */
    final class UnansweredPutException extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param reason a few words */
        public UnansweredPutException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** A put that no retry helps. */
    final class RefusedPutException extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param reason a few words */
        public RefusedPutException(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
