package dev.invoicearchive.lifecycle.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.cost.prices.PriceListFile;
import dev.invoicearchive.lifecycle.retention.RetentionRulesFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every service's lines, calculated by hand. The volumes are chosen so that a feed record has 450 + 1.3 x 441 = 1024 bytes
 * and a day has 2^20 of them: 1 GB of feed, 1024 calls of the transform with 1 MB each (12 busy hours are 720 times 60 s,
 * which is less), 512 MB of rows, 256 MB of backup in 720 objects.
 */
class CostLinesTest {
    private static final CostCalculator CALCULATOR =
            new CostCalculator(PriceListFile.shipped(), RetentionRulesFile.shipped());
    private static final CostInput ONE_YEAR = input(1, BigDecimal.ZERO, BigDecimal.ZERO, false, 0);
    private static final CostEstimate ESTIMATE = CALCULATOR.estimate(ONE_YEAR);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    # 2^20 x 365, one unit of 1 KB each; x 0.625 / 10^6
                    DynamoDB   | writes to the table            | 382730240      | 239.21
                    # four times as many
                    DynamoDB   | writes of claims and totals    | 1530920960     | 956.83
                    DynamoDB   | change data capture to Kinesis | 382730240      | 38.27
                    # 24 x 365 x 0.04
                    Kinesis    | stream, on demand              | 8760           | 350.40
                    # 1 GB a day; x 0.08, x 0.04
                    Kinesis    | data in                        | 365            | 29.20
                    Kinesis    | data out                       | 365            | 14.60
                    # ages 1 to 7 days: (2x84x4380 - 84^2 - 2x12x4380 + 12^2) / 8760 months of 1 GB; x 0.10
                    Kinesis    | kept for a week                | 71.210959      | 7.12
                    # 5 KB instead of 1 KB; x 0.029
                    Firehose   | data in                        | 1825           | 52.93
                    # 512 MB of rows and 1024 x 8 KB, a day; x 0.02
                    Firehose   | dynamic partitioning           | 185.351563     | 3.71
                    # 1024 x 365 x 0.005 / 1000
                    Firehose   | partitioned objects            | 373760         | 1.87
                    # 1024 calls and 12 x 3600 a day; x 0.20 / 10^6
                    Lambda     | calls                          | 16141760       | 3.23
                    # (1024 x 150 ms + 2^20 x 0.2 ms) x 365 x 1769 / 1024 MB; x 0.0000133334
                    Lambda     | transform, time                | 229089.038     | 3.05
                    # (43200 x 20 ms + 2^20 x 15 ms) x 365 at 1024 MB
                    Lambda     | totals, time                   | 6056313.6      | 80.75
                    # 240 s x 3008 / 1024 x 365; x 0.0000133334
                    Lambda     | seal, time                     | 257325         | 3.43
                    Step Functions | steps of the seal          | 7300           | 0.18
                    """)
    void aLineIsWhatTheHandCalculatesFromTheTableToTheBucket(
            String service, String item, BigDecimal quantity, String amount) {
        check(service, item, quantity, amount);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    # 0 to 35 days: (2x420x4380 - 420^2) / 8760 = 399.863014 months of 520 MB; x 0.023
                    S3         | Invoice/ in STANDARD           | 203.055437     | 4.67
                    # 35 days to the end: (4380^2 / 8760) - 399.863014 = 1790.136986 months; x 0.004
                    S3         | Invoice/ in GLACIER_IR         | 909.053938     | 3.64
                    # none is 400 days old
                    S3         | Invoice/ in DEEP_ARCHIVE       | 0              | 0.00
                    # 330 days x 1024 x 0.02 / 1000
                    S3         | Invoice/ moves to GLACIER_IR   | 337920         | 6.76
                    S3         | source/ in STANDARD            | 99.965753      | 2.30
                    # 256 MB and 720 x 32 KB; x 0.00099
                    S3         | source/ in DEEP_ARCHIVE        | 486.868311     | 0.48
                    # 720 x 8 KB as STANDARD
                    S3         | source/ in DEEP_ARCHIVE, names | 9.833516       | 0.23
                    # 330 days x 720 x 0.05 / 1000
                    S3         | source/ moves to DEEP_ARCHIVE  | 237600         | 11.88
                    # 1024 + 720 + 1 sealed + 2 roll-ups + 1 manifest, a day; x 0.005 / 1000
                    S3         | objects written                | 638020         | 3.19
                    S3         | objects locked                 | 636560         | 3.18
                    S3         | objects hashed                 | 636560         | 0.25
                    # 500 x 12 x 50 MB; x 5
                    Athena     | queries                        | 0.3            | 1.50
                    # 8 x 546 MB (545,259,520 bytes rounded up) x 365
                    Athena     | the seal                       | 1.59432        | 7.97
                    # 7 x 24 x 500 x 12 x 0.005 / 1000
                    Athena     | folders listed                 | 1008000        | 5.04
                    # 240 days (from 125 on) of 500 x 12 / 365 x 10 MB; x 0.03
                    Athena     | old days, read from GLACIER_IR | 36.742589      | 1.10
                    # 3 a month; x 1 / 100000
                    Glue       | databases and tables           | 84             | 0.00
                    # (500 x 12 + 8 x 365) x 10
                    Glue       | requests                       | 89200          | 0.09
                    """)
    void aLineIsWhatTheHandCalculatesInTheBucketAndOutOfIt(
            String service, String item, BigDecimal quantity, String amount) {
        check(service, item, quantity, amount);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    KMS        | keys                           | 84             | 84.00
                    # none has rotated
                    KMS        | older versions of keys         | 0              | 0.00
                    # (2 x 1 + 3 + 6) callers x 12 x 24 x 365; x 0.03 / 10000
                    KMS        | requests                       | 1156320        | 3.47
                    KMS        | signatures                     | 365            | 0.01
                    CloudWatch | alarms                         | 312            | 31.20
                    CloudWatch | metrics of our own             | 96             | 28.80
                    CloudWatch | dashboard                      | 12             | 36.00
                    # 44224 calls x 1000 bytes x 365; x 0.50
                    CloudWatch | logs, taken in                 | 15.033185      | 7.52
                    # 1748 objects and 312 files of the trail, a day; x 1 / 10^6
                    EventBridge | events of the buckets         | 751900         | 0.75
                    SNS and SQS | messages of alarms            | 365            | 0.01
                    SNS and SQS | batches given up              | 0              | 0.00
                    """)
    void aLineIsWhatTheHandCalculatesWhatWatchesOverIt(
            String service, String item, BigDecimal quantity, String amount) {
        check(service, item, quantity, amount);
    }

    @Test
    void everythingThatIsTouchedIsAnEvent() {
        // A query reads 2 x (7 x 1024 delivered objects and 40 MB of sealed days with 512 MB and 8 KB each).
        BigDecimal sealed =
                BigDecimal.valueOf(40_000_000).divide(BigDecimal.valueOf((512L << 20) + 8192), Bytes.EXACT_ENOUGH);
        BigDecimal reads = BigDecimal.valueOf(7 * 1024)
                .add(sealed)
                .multiply(BigDecimal.valueOf(2 * 500 * 12))
                .setScale(6, RoundingMode.HALF_UP);
        // Written 1748, locked 1744, hashed 1744 and 2^20 items, a day.
        BigDecimal others = BigDecimal.valueOf((1748 + 1744 + 1744 + (1L << 20)) * 365);

        assertThat(line(ESTIMATE, "Athena", "objects read").quantity()).isEqualByComparingTo(reads);
        assertThat(line(ESTIMATE, "CloudTrail", "data events").quantity()).isEqualByComparingTo(others.add(reads));
    }

    @Test
    void storageOfTheTableCountsItemsTotalsAndClaims() {
        // All of the year: 2190 months of a day's items. 2^20 items of 541 bytes and as many invoices of 500 bytes;
        // claims of 450 bytes for 35 days: 399.863014 months.
        BigDecimal expected = new BigDecimal("2190")
                .multiply(new BigDecimal("1041"))
                .add(new BigDecimal("3502800")
                        .divide(new BigDecimal("8760"), Bytes.EXACT_ENOUGH)
                        .multiply(new BigDecimal("450")))
                .divide(new BigDecimal("1024"), 6, RoundingMode.HALF_UP);

        assertThat(line(ESTIMATE, "DynamoDB", "storage").quantity()).isEqualByComparingTo(expected);
        assertThat(line(ESTIMATE, "DynamoDB", "point-in-time recovery").quantity())
                .isEqualByComparingTo(expected);
    }

    @Test
    void anEditCarriesTwoImages() {
        Workload edits = new Workload(BigDecimal.valueOf(1 << 20), 441, 100, 0, 1, BigDecimal.ZERO);
        CostEstimate estimate = CALCULATOR.estimate(ONE_YEAR.with(edits));

        // 450 + 2 x 574 = 1598 bytes: 2 KB in Kinesis, still 5 KB in Firehose, one unit of DynamoDB.
        assertThat(line(estimate, "Kinesis", "data in").quantity()).isEqualByComparingTo("730");
        assertThat(line(estimate, "Firehose", "data in").quantity()).isEqualByComparingTo("1825");
        assertThat(line(estimate, "DynamoDB", "writes to the table").quantity()).isEqualByComparingTo("382730240");
        assertThat(line(estimate, "DynamoDB", "storage").quantity())
                .as("edits make no new item")
                .isLessThan(new BigDecimal("200"));
    }

    @Test
    void restoresBeginWhenSomethingIsCold() {
        CostEstimate estimate = CALCULATOR.estimate(input(3, BigDecimal.valueOf(100), BigDecimal.ZERO, false, 0));
        String name = "Invoice/ from DEEP_ARCHIVE, Standard";

        // 100 GB a year, from day 400 to day 1095; x 0.02
        assertThat(line(estimate, "S3 restore", name + ", data").quantity()).isEqualByComparingTo("190.410959");
        assertThat(line(estimate, "S3 restore", name + ", data").amount()).isEqualTo("3.81");
        // of objects with 532,480 bytes; x 0.10 / 1000
        assertThat(line(estimate, "S3 restore", name + ", requests").amount()).isEqualTo("38.40");
        // for 7 days; x 0.023
        assertThat(line(estimate, "S3 restore", name + ", copies").amount()).isEqualTo("1.01");
        assertThat(line(estimate, "S3 restore", name + ", data").amounts().get(0))
                .isEqualTo("0.00");
    }

    @Test
    void keysCostMoreAfterTheirFirstTwoRotations() {
        CostLine versions = line(
                CALCULATOR.estimate(input(4, BigDecimal.ZERO, BigDecimal.ZERO, false, 0)),
                "KMS",
                "older versions of keys");

        assertThat(versions.amounts())
                .containsExactly(
                        new BigDecimal("0.00"),
                        new BigDecimal("60.00"),
                        new BigDecimal("120.00"),
                        new BigDecimal("120.00"));
    }

    @Test
    void whatNobodyAskedForHasNoLine() {
        assertThat(ESTIMATE.byService()).doesNotContainKeys("QuickSight", "S3 restore", "Second copy");

        CostEstimate all = CALCULATOR.estimate(input(1, BigDecimal.TEN, BigDecimal.valueOf(1 << 20), true, 5));
        assertThat(all.byService()).containsKeys("QuickSight", "S3 restore", "Second copy");
        assertThat(line(all, "QuickSight", "readers").amount()).isEqualTo("180.00");
        assertThat(line(all, "QuickSight", "author").amount()).isEqualTo("288.00");
        // 2^20 records of 5 KB, once
        assertThat(line(all, "Firehose", "direct puts of imports, data in").quantity())
                .isEqualByComparingTo("5");
        assertThat(line(all, "Firehose", "direct puts of imports, partitioned objects")
                        .quantity())
                .isEqualByComparingTo("1024");
    }

    @Test
    void aSecondCopyAgesLikeTheFirst() {
        CostEstimate copied = CALCULATOR.estimate(input(3, BigDecimal.ZERO, BigDecimal.ZERO, true, 0));

        assertThat(copied.lines())
                .filteredOn(line -> line.service().equals("S3") && !line.item().startsWith("objects"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                line(copied, "Second copy", line.item()).quantity())
                        .isEqualByComparingTo(line.quantity()));
    }

    @Test
    void aSmallQueryIsBilledAsTenMegabytes() {
        assertThat(QueryCosts.billedBytes(BigDecimal.ONE)).isEqualByComparingTo("10000000");
        assertThat(QueryCosts.billedBytes(BigDecimal.ZERO)).isEqualByComparingTo("10000000");
        assertThat(QueryCosts.billedBytes(BigDecimal.valueOf(10_000_001))).isEqualByComparingTo("11000000");
    }

    private static void check(String service, String item, BigDecimal quantity, String amount) {
        CostLine line = line(ESTIMATE, service, item);

        assertThat(line.quantity()).isEqualByComparingTo(quantity);
        assertThat(line.amount()).isEqualTo(amount);
    }

    private static CostInput input(int years, BigDecimal restoredGb, BigDecimal imported, boolean replica, int users) {
        return new CostInput(
                new Workload(BigDecimal.valueOf(1 << 20), 441, 0, 0, 1, imported),
                new Delivery(60, 60, 12, 1, 1, 50, 25),
                new Reading(
                        BigDecimal.valueOf(500),
                        50_000_000,
                        20,
                        users,
                        BigDecimal.ZERO,
                        restoredGb,
                        BigDecimal.ZERO,
                        7,
                        replica),
                years);
    }

    private static CostLine line(CostEstimate estimate, String service, String item) {
        List<CostLine> found = estimate.lines().stream()
                .filter(line -> line.service().equals(service) && line.item().equals(item))
                .toList();
        assertThat(found).as(service + ", " + item).hasSize(1);
        return found.get(0);
    }
}
