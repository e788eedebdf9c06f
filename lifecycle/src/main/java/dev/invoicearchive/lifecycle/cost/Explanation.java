package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceList;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.lifecycle.retention.Transition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What stands behind the lines: volumes, what is rounded up, which moves pay, what to beware of. */
final class Explanation {
    private static final int DECIMALS = 2;

    private final CostInput input;
    private final Volumes volumes;
    private final Zones zones;
    private final RetentionRules rules;

    Explanation(CostInput input, Volumes volumes, Zones zones, RetentionRules rules) {
        this.input = input;
        this.volumes = volumes;
        this.zones = zones;
        this.rules = rules;
    }

    List<Derived> derived() {
        Delivery delivery = input.delivery();
        return List.of(
                derived("changes", volumes.changes(), "a day", "inserts, edits, removals"),
                derived("feed record", BigDecimal.valueOf(volumes.recordBytes()), "bytes", "450 and 1.3 x the item"),
                derived("feed record of an edit", BigDecimal.valueOf(volumes.editRecordBytes()), "bytes", "two images"),
                derived("feed", volumes.feedBytes(), "bytes a day", "all records"),
                derived(
                        "calls of the transform",
                        volumes.transformCalls(),
                        "a day",
                        "every " + delivery.lambdaBufferSeconds() + " s from each of " + delivery.shards()
                                + " shards, or every MB; never more than changes"),
                derived(
                        "calls of the totals Lambda",
                        volumes.totalsCalls(),
                        "a day",
                        "every second from each of " + delivery.shards()
                                + " shards, or every 100 changes; never more than changes"),
                derived("delivered objects", volumes.deliveredObjects(), "a day", "calls x event hours"),
                derived(
                        "delivered object",
                        zones.delivered().objectBytes(),
                        "bytes",
                        "8 KB and " + delivery.parquetPercent() + " % of its records"),
                derived(
                        "backup objects",
                        volumes.sourceObjects(),
                        "a day",
                        "every " + delivery.partitionBufferSeconds() + " s, or every 64 MB"),
                derived("backup object", zones.source().objectBytes(), "bytes", delivery.gzipPercent() + " % by gzip"),
                derived("sealed day", zones.sealed().objectBytes(), "bytes", "one file"));
    }

    List<RoundedUp> roundedUp() {
        BigDecimal record = BigDecimal.valueOf(volumes.recordBytes());
        BigDecimal item = BigDecimal.valueOf(input.workload().imageBytes());
        BigDecimal query = BigDecimal.valueOf(input.reading().bytesPerQuery());
        List<RoundedUp> all = new ArrayList<>(List.of(
                new RoundedUp(
                        "item written, item captured",
                        "to 1 KB",
                        item,
                        BigDecimal.valueOf(volumes.unitsPerImage() * Bytes.KB)),
                new RoundedUp("record in Kinesis", "to 1 KB", record, up(record, Bytes.KB)),
                new RoundedUp("record in Firehose", "to 5 KB", record, up(record, 5 * Bytes.KB)),
                new RoundedUp("query in Athena", "to a MB, 10 MB at least", query, QueryCosts.billedBytes(query))));
        for (Zone zone : zones.all()) {
            for (Zone.Stay stay : zone.stays()) {
                cold(zone, stay.storageClass(), all);
            }
        }
        return all;
    }

    List<TransitionPayback> paybacks(PriceList prices) {
        List<TransitionPayback> all = new ArrayList<>();
        for (Zone zone : zones.all()) {
            boolean moved = Zone.moves(zone.objectBytes(), rules);
            StorageClass from = StorageClass.STANDARD;
            for (Transition transition : rules.zone(zone.prefix()).transitions()) {
                if (zone.objects() instanceof Arrivals.Steady) {
                    all.add(TransitionPayback.of(prices, zone, from, transition, moved, input.years()));
                }
                from = transition.storageClass();
            }
        }
        return all;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        zones.all().stream()
                .filter(zone -> !rules.zone(zone.prefix()).transitions().isEmpty()
                        && zone.transitions().isEmpty())
                .map(this::staying)
                .forEach(warnings::add);
        if (RestoreCosts.wanted(input.reading()) && zones.cold().isEmpty()) {
            warnings.add("Nothing is restored: at these volumes no object ever lies in a class that must be restored.");
        }
        BigDecimal sealed =
                volumes.sealedBytes().multiply(BigDecimal.valueOf((long) input.years() * Flow.DAYS_OF_A_YEAR));
        if (BigDecimal.valueOf(input.reading().bytesPerQuery()).compareTo(sealed) > 0) {
            warnings.add("A query is said to read " + input.reading().bytesPerQuery() + " bytes, but after "
                    + input.years() + " years all sealed days together have " + rounded(sealed) + ".");
        }
        rules.expiryYears()
                .ifPresent(years -> warnings.add(
                        "Objects expire after " + years + " years; the estimate keeps them until its end."));
        return warnings;
    }

    private String staying(Zone zone) {
        String reason = "Objects of " + zone.prefix() + " stay in STANDARD: on average they have "
                + rounded(zone.objectBytes()) + " bytes, and the rules move those above " + rules.transitionBytesMin()
                + " only.";
        BigDecimal largest = largestDelivered();
        return zone.prefix().equals(zones.delivered().prefix()) && !Zone.moves(largest, rules)
                ? reason + " No longer buffer changes that: a call with its full " + Deployment.LAMBDA_BUFFER_MEGABYTES
                        + " MB makes one of " + rounded(largest) + "."
                : reason;
    }

    /** What a full call of the transform makes of its records, if they are of one hour. */
    private BigDecimal largestDelivered() {
        BigDecimal call = BigDecimal.valueOf(Deployment.LAMBDA_BUFFER_MEGABYTES * Bytes.MB);
        return BigDecimal.valueOf(Assumed.FILE_BYTES)
                .add(Bytes.percent(call, input.delivery().parquetPercent()));
    }

    private static void cold(Zone zone, StorageClass storageClass, List<RoundedUp> all) {
        BigDecimal bytes = zone.objectBytes();
        BigDecimal billed = Zone.billedBytes(storageClass, bytes).add(Zone.nameBytes(storageClass));
        if (billed.compareTo(bytes) > 0) {
            String rule = storageClass.isQueryable() ? "to 128 KB" : "32 KB, and 8 KB as STANDARD, more";
            all.add(new RoundedUp("object of " + zone.prefix() + " in " + storageClass, rule, bytes, billed));
        }
    }

    private static BigDecimal up(BigDecimal bytes, long block) {
        return BigDecimal.valueOf(Bytes.roundedUp(bytes.longValueExact(), block));
    }

    private static Derived derived(String name, BigDecimal value, String unit, String how) {
        return new Derived(name, value.setScale(DECIMALS, RoundingMode.HALF_UP), unit, how);
    }

    private static BigDecimal rounded(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP);
    }
}
