package dev.invoicearchive.auditor;

import dev.invoicearchive.lifecycle.cost.CostInput;
import dev.invoicearchive.lifecycle.cost.Delivery;
import dev.invoicearchive.lifecycle.cost.Reading;
import dev.invoicearchive.lifecycle.cost.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The volumes of an estimate; what is left out is as in {@link CostInput#DEFAULT}. */
final class CostOptions {
    private static final CostInput DEFAULT = CostInput.DEFAULT;
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);
    private static final int CHANGE_DECIMALS = 6;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--changes-per-day",
            paramLabel = "NUMBER",
            description = "inserts, edits, removals (default: 10000)")
    private Optional<BigDecimal> changesPerDay;

    @Option(names = "--changes-per-month", paramLabel = "NUMBER", description = "the same for a month, instead")
    private Optional<BigDecimal> changesPerMonth;

    @Option(names = "--item-bytes", paramLabel = "BYTES", description = "one item as DynamoDB counts it (default: 600)")
    private Optional<Long> itemBytes;

    @Option(names = "--edits", paramLabel = "PERCENT", description = "how many changes are edits (default: 10)")
    private Optional<Integer> edits;

    @Option(names = "--removals", paramLabel = "PERCENT", description = "how many are deletes or expiries (default: 5)")
    private Optional<Integer> removals;

    @Option(names = "--items-per-invoice", paramLabel = "NUMBER", description = "(default: 3)")
    private Optional<Long> itemsPerInvoice;

    @Option(
            names = "--imported",
            paramLabel = "NUMBER",
            description = "rows of history that a backfill brings in the first month (default: 0)")
    private Optional<BigDecimal> imported;

    @Option(names = "--years", paramLabel = "NUMBER", description = "for how long (default: the years of rules.json)")
    private Optional<Integer> years;

    @Option(
            names = "--lambda-buffer",
            paramLabel = "SECONDS",
            description = "how long Firehose gathers for one call of the transform (default: 60)")
    private Optional<Integer> lambdaBuffer;

    @Option(
            names = "--partition-buffer",
            paramLabel = "SECONDS",
            description = "how long it gathers for one backup object (default: 60)")
    private Optional<Integer> partitionBuffer;

    @Option(names = "--busy-hours", paramLabel = "HOURS", description = "of a day with changes (default: 24)")
    private Optional<Integer> busyHours;

    @Option(names = "--shards", paramLabel = "NUMBER", description = "open shards of each stream (default: 4)")
    private Optional<Integer> shards;

    @Option(
            names = "--event-hours",
            paramLabel = "NUMBER",
            description = "hours in which the changes of one call happened (default: 1)")
    private Optional<Integer> eventHours;

    @Option(
            names = "--parquet-percent",
            paramLabel = "PERCENT",
            description = "rows in Parquet beside the feed's JSON (default: 8)")
    private Optional<Integer> parquetPercent;

    @Option(
            names = "--gzip-percent",
            paramLabel = "PERCENT",
            description = "the backup beside the feed's JSON (default: 12)")
    private Optional<Integer> gzipPercent;

    @Option(names = "--queries", paramLabel = "NUMBER", description = "statements a month (default: 500)")
    private Optional<BigDecimal> queries;

    @Option(names = "--query-bytes", paramLabel = "BYTES", description = "that one reads (default: 20000000)")
    private Optional<Long> queryBytes;

    @Option(
            names = "--old",
            paramLabel = "PERCENT",
            description = "of these, how many lie in the coldest class that SQL sees (default: 20)")
    private Optional<Integer> old;

    @Option(names = "--dashboard-users", paramLabel = "NUMBER", description = "of QuickSight (default: 0)")
    private Optional<Integer> dashboardUsers;

    @Option(names = "--restore-expedited", paramLabel = "GB", description = "restored in a year (default: 0)")
    private Optional<BigDecimal> expedited;

    @Option(names = "--restore-standard", paramLabel = "GB", description = "restored in a year (default: 0)")
    private Optional<BigDecimal> standard;

    @Option(names = "--restore-bulk", paramLabel = "GB", description = "restored in a year (default: 0)")
    private Optional<BigDecimal> bulk;

    @Option(names = "--restored-days", paramLabel = "DAYS", description = "copies are kept (default: 7)")
    private Optional<Integer> restoredDays;

    @Option(names = "--second-copy", description = "every object is copied to another region")
    private boolean replica;

    /**
     * The volumes.
     *
     * @param defaultYears if none are given
     * @throws ParameterException naming the value that cannot be
     */
    CostInput input(int defaultYears) {
        try {
            return new CostInput(workload(), delivery(), reading(), years.orElse(defaultYears));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Workload workload() {
        Workload workload = DEFAULT.workload();
        return new Workload(
                changes().orElse(workload.changesPerDay()),
                itemBytes.orElse(workload.imageBytes()),
                edits.orElse(workload.editPercent()),
                removals.orElse(workload.removePercent()),
                itemsPerInvoice.orElse(workload.itemsPerInvoice()),
                imported.orElse(workload.importedChanges()));
    }

    private Optional<BigDecimal> changes() {
        if (changesPerDay.isPresent() && changesPerMonth.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid options: --changes-per-day and --changes-per-month, expected one of them.");
        }
        return changesPerDay.or(() -> changesPerMonth.map(month ->
                month.multiply(MONTHS_OF_A_YEAR).divide(DAYS_OF_A_YEAR, CHANGE_DECIMALS, RoundingMode.HALF_UP)));
    }

    private Delivery delivery() {
        Delivery delivery = DEFAULT.delivery();
        return new Delivery(
                lambdaBuffer.orElse(delivery.lambdaBufferSeconds()),
                partitionBuffer.orElse(delivery.partitionBufferSeconds()),
                busyHours.orElse(delivery.busyHours()),
                shards.orElse(delivery.shards()),
                eventHours.orElse(delivery.eventHours()),
                parquetPercent.orElse(delivery.parquetPercent()),
                gzipPercent.orElse(delivery.gzipPercent()));
    }

    private Reading reading() {
        Reading reading = DEFAULT.reading();
        return new Reading(
                queries.orElse(reading.queriesPerMonth()),
                queryBytes.orElse(reading.bytesPerQuery()),
                old.orElse(reading.oldPercent()),
                dashboardUsers.orElse(reading.dashboardUsers()),
                expedited.orElse(reading.expeditedGbPerYear()),
                standard.orElse(reading.standardGbPerYear()),
                bulk.orElse(reading.bulkGbPerYear()),
                restoredDays.orElse(reading.restoredDays()),
                replica);
    }
}
