package dev.invoicearchive.lifecycle.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What follows from the input, for one day unless it says otherwise. Where AWS rounds a record, a call or a query up, so
 * does this; nothing else is rounded.
 */
final class Volumes {
    private static final long KINESIS_BLOCK = Bytes.KB;
    private static final long FIREHOSE_BLOCK = 5 * Bytes.KB;
    private static final long PAYLOAD_BLOCK = 25 * Bytes.KB;
    private static final long SECONDS_OF_AN_HOUR = 3600;
    private static final int PERCENT = 100;
    private static final BigDecimal SHARD_RECORDS = BigDecimal.valueOf(1000);

    private final Workload workload;
    private final Delivery delivery;

    Volumes(CostInput input) {
        workload = input.workload();
        delivery = input.delivery();
    }

    BigDecimal changes() {
        return workload.changesPerDay();
    }

    /** Units of 1 KB for one item. */
    long unitsPerImage() {
        return Bytes.blocks(workload.imageBytes(), Bytes.KB);
    }

    BigDecimal writeUnits() {
        return changes().multiply(BigDecimal.valueOf(unitsPerImage()));
    }

    BigDecimal invoices() {
        return workload.inserts().divide(BigDecimal.valueOf(workload.itemsPerInvoice()), Bytes.EXACT_ENOUGH);
    }

    /** How many items the table gains. */
    BigDecimal netItems() {
        return workload.inserts().subtract(workload.removals()).max(BigDecimal.ZERO);
    }

    /** A feed record of an insert or a removal. */
    long recordBytes() {
        return recordBytes(1);
    }

    /** A feed record of an edit. */
    long editRecordBytes() {
        return recordBytes(2);
    }

    BigDecimal feedBytes() {
        return feedBytes(1);
    }

    BigDecimal kinesisBytes() {
        return feedBytes(KINESIS_BLOCK);
    }

    BigDecimal firehoseBytes() {
        return feedBytes(FIREHOSE_BLOCK);
    }

    /** Blocks of 25 KB, which a provisioned stream bills. */
    BigDecimal payloadUnits() {
        return feedBytes(PAYLOAD_BLOCK).divide(BigDecimal.valueOf(PAYLOAD_BLOCK), Bytes.EXACT_ENOUGH);
    }

    /** Shards that a provisioned stream needs if changes come evenly: 1 MB or 1,000 records a second each. */
    long provisionedShards() {
        BigDecimal seconds = windows(1);
        BigDecimal byBytes =
                feedBytes().divide(seconds.multiply(BigDecimal.valueOf(Bytes.MB)), 0, RoundingMode.CEILING);
        BigDecimal byRecords = changes().divide(seconds.multiply(SHARD_RECORDS), 0, RoundingMode.CEILING);
        return byBytes.max(byRecords).longValueExact();
    }

    /** One for each shard and time of gathering, or for each megabyte, but never more than there are changes. */
    BigDecimal transformCalls() {
        return calls(
                windows(delivery.lambdaBufferSeconds()).multiply(BigDecimal.valueOf(delivery.shards())),
                feedBytes(),
                Deployment.LAMBDA_BUFFER_MEGABYTES * Bytes.MB);
    }

    /** One for each shard and second, or for each hundred changes, but never more than there are changes. */
    BigDecimal totalsCalls() {
        return calls(windows(1).multiply(BigDecimal.valueOf(delivery.shards())), changes(), Deployment.TOTALS_BATCH);
    }

    BigDecimal deliveredObjects() {
        return transformCalls()
                .multiply(BigDecimal.valueOf(delivery.eventHours()))
                .min(changes());
    }

    BigDecimal deliveredBytes() {
        return deliveredObjects()
                .multiply(BigDecimal.valueOf(Assumed.FILE_BYTES))
                .add(rowBytes());
    }

    BigDecimal sourceObjects() {
        return calls(
                windows(delivery.partitionBufferSeconds()),
                feedBytes(),
                Deployment.PARTITION_BUFFER_MEGABYTES * Bytes.MB);
    }

    BigDecimal sourceBytes() {
        return Bytes.percent(feedBytes(), delivery.gzipPercent());
    }

    BigDecimal sealedBytes() {
        return rowBytes().add(BigDecimal.valueOf(Assumed.FILE_BYTES * Assumed.SEALED_FILES_PER_DAY));
    }

    BigDecimal manifestBytes() {
        return deliveredObjects().add(sourceObjects()).multiply(BigDecimal.valueOf(Assumed.MANIFEST_BYTES_PER_OBJECT));
    }

    /** Everything that is written into the archive bucket. */
    BigDecimal archivedObjects() {
        return deliveredObjects()
                .add(sourceObjects())
                .add(BigDecimal.valueOf(Assumed.SEALED_FILES_PER_DAY + Assumed.ROLLUP_FILES_PER_DAY + 1L));
    }

    /** How many changes an import has in one call of the transform. */
    BigDecimal importedCalls() {
        return workload.importedChanges()
                .multiply(BigDecimal.valueOf(recordBytes()))
                .divide(BigDecimal.valueOf(Deployment.LAMBDA_BUFFER_MEGABYTES * Bytes.MB), Bytes.EXACT_ENOUGH);
    }

    BigDecimal importedBytes() {
        BigDecimal feed = workload.importedChanges().multiply(BigDecimal.valueOf(recordBytes()));
        return importedCalls()
                .multiply(BigDecimal.valueOf(Assumed.FILE_BYTES))
                .add(Bytes.percent(feed, delivery.parquetPercent()));
    }

    BigDecimal importedFirehoseBytes() {
        return workload.importedChanges().multiply(BigDecimal.valueOf(Bytes.roundedUp(recordBytes(), FIREHOSE_BLOCK)));
    }

    private long recordBytes(int images) {
        long image = (workload.imageBytes() * Assumed.JSON_PERCENT + PERCENT - 1) / PERCENT;
        return Assumed.ENVELOPE_BYTES + images * image;
    }

    private BigDecimal feedBytes(long block) {
        BigDecimal single = changes().subtract(workload.edits());
        return single.multiply(BigDecimal.valueOf(Bytes.roundedUp(recordBytes(), block)))
                .add(workload.edits().multiply(BigDecimal.valueOf(Bytes.roundedUp(editRecordBytes(), block))));
    }

    private BigDecimal rowBytes() {
        return Bytes.percent(feedBytes(), delivery.parquetPercent());
    }

    private BigDecimal windows(int seconds) {
        return BigDecimal.valueOf(delivery.busyHours() * SECONDS_OF_AN_HOUR)
                .divide(BigDecimal.valueOf(seconds), Bytes.EXACT_ENOUGH);
    }

    private BigDecimal calls(BigDecimal windows, BigDecimal load, long loadOfACall) {
        return windows.max(load.divide(BigDecimal.valueOf(loadOfACall), Bytes.EXACT_ENOUGH))
                .min(changes());
    }
}
