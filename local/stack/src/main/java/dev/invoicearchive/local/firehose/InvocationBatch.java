package dev.invoicearchive.local.firehose;

/** One call of the Lambda, and how many buffers still hold a part of what became of its records. */
final class InvocationBatch {
    private final long endOrdinal;
    private int openParts;

    /** @param endOrdinal the ordinal behind the batch's last record */
    InvocationBatch(long endOrdinal) {
        this.endOrdinal = endOrdinal;
    }

    long endOrdinal() {
        return endOrdinal;
    }

    void partOpened() {
        openParts++;
    }

    void partWritten() {
        openParts--;
    }

    boolean isWritten() {
        return openParts == 0;
    }
}
