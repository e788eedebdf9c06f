package dev.invoicearchive.ingest.backfill;

import java.util.Optional;

/**
 * The account of a backfill: lines = sent + repeated + rejected.
 *
 * @param lines lines of the file
 * @param sent changes that the delivery stream accepted
 * @param repeated lines that said again what another line of the file said
 * @param rejected lines that were not taken in
 * @param resent records that were put again because the stream had not accepted them, or had not answered
 * @param pauses how often the sender let time pass, so that partitions were closed
 * @param delivery what became of what was sent, where the stream tells
 */
public record BackfillReport(
        long lines, long sent, long repeated, long rejected, long resent, int pauses, Optional<Delivery> delivery) {
    public BackfillReport {
        if (sent + repeated + rejected != lines) {
            throw new IllegalStateException("Invalid account: " + sent + " sent, " + repeated + " repeated and "
                    + rejected + " rejected, expected " + lines + " together. Report this as a defect.");
        }
    }

    /**
     * What became of the records that the stream accepted meanwhile.
     *
     * @param accepted all of them; more than were sent if some were sent twice, or somebody else put records
     * @param failed results of the transform that went to the errors: at least so many records, for one that was refused
     *     for its partition holds the rows of others of its hour, which are not counted
     */
    public record Delivery(long accepted, long failed) {
        /** Those that are rows of objects; an upper bound if anything failed. */
        public long delivered() {
            return accepted - failed;
        }
    }

    /** Whether every line is on its way or in the archive. */
    public boolean isComplete() {
        return rejected == 0 && delivery.map(Delivery::failed).orElse(0L) == 0;
    }
}
