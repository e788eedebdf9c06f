package dev.invoicearchive.ingest.backfill;

import java.util.List;

/** The stream in memory behaves like the one behind the API. */
class FakeStreamTest extends RecordBatchesContract {
    private final FakeStream stream = new FakeStream();

    @Override
    protected RecordBatches stream() {
        return stream;
    }

    @Override
    protected List<String> accepted() {
        return stream.accepted();
    }
}
