package dev.invoicearchive.local.firehose;

import java.util.List;

/** The records of one call of the Lambda, and how many buffers still hold a part of what became of them. */
final class InvocationBatch {
    private final List<SourceRecord> records;
    private int openParts;

    InvocationBatch(List<SourceRecord> records) {
        this.records = List.copyOf(records);
    }

    List<SourceRecord> records() {
        return records;
    }

    long endOrdinal() {
        return records.get(records.size() - 1).ordinal() + 1;
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
