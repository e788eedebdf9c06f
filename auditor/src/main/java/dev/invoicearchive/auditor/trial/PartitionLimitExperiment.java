package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.model.EventHour;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts records of more hours than Firehose keeps open, and looks what becomes of those that are too many. */
final class PartitionLimitExperiment implements Experiment {
    static final String NOTHING_LOST = "beyond the partition limit, errors/ holds the whole carrier";
    private static final Duration FOR_A_DELIVERY = Duration.ofMinutes(15);

    private final TrialScale scale;

    PartitionLimitExperiment(TrialScale scale) {
        this.scale = scale;
    }

    @Override
    public List<String> assumptions() {
        return List.of(NOTHING_LOST);
    }

    @Override
    public List<Outcome> run(Bench bench) throws InterruptedException {
        String bucket = bench.bucket("limit");
        String stream = bench.deliveryStream("limit", bucket);
        EventHour latest = EventHour.of(bench.waiting().clock().instant().minus(Duration.ofHours(2)));
        TrialRecords.Batch sent = new TrialRecords(
                        bucket, bench.subject().settings().attributes())
                .of(latest, scale.hours(), TrialScale.OF_EACH_HOUR, scale.paddingOfManyHours());
        Puts.put(bench, stream, sent.records());
        Delivered delivered = new Delivered(bench.cloud().buckets(), bucket);
        Failed failed = new Failed(bench.cloud().buckets(), bucket);
        Set<String> wanted = sent.byEventId().keySet();
        boolean complete = bench.waiting().until(FOR_A_DELIVERY, () -> {
            delivered.look();
            failed.look();
            return missing(wanted, delivered, failed).isEmpty();
        });
        return List.of(outcome(complete, wanted, delivered, failed));
    }

    private Outcome outcome(boolean complete, Set<String> wanted, Delivered delivered, Failed failed) {
        String found =
                delivered.eventIds().size() + " of " + wanted.size() + " rows delivered, in errors/ " + failed.words();
        if (complete && failed.lines() == 0) {
            return Outcome.notRun(
                    NOTHING_LOST,
                    found + "; this account's limit is above the " + scale.hours() + " hours that were put");
        }
        int missing = missing(wanted, delivered, failed).size();
        return Outcome.of(
                complete && failed.unknown() == 0, NOTHING_LOST, found + ", " + missing + " rows in source/ only");
    }

    private static Set<String> missing(Set<String> wanted, Delivered delivered, Failed failed) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(delivered.eventIds());
        missing.removeAll(failed.eventIds());
        return missing;
    }
}
