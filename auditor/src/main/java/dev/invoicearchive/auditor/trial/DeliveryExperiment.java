package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.model.EventHour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts several batches of one hour within one buffer, so that each becomes a carrier of its own, into a bucket with
 * Object Lock; then locks one of the objects for minutes.
 */
final class DeliveryExperiment implements Experiment {
    static final String INTO_A_LOCKED_BUCKET = "Firehose delivers into a bucket with Object Lock";
    static final String ONE_OBJECT = "each token becomes an object of its own, one whole file";
    static final String RETENTION = "a delivered object can be locked, and a locked one not deleted";
    private static final Duration FOR_A_DELIVERY = Duration.ofMinutes(10);
    private static final Duration LOCK = Duration.ofMinutes(10);

    private final TrialScale scale;

    DeliveryExperiment(TrialScale scale) {
        this.scale = scale;
    }

    @Override
    public List<String> assumptions() {
        return List.of(INTO_A_LOCKED_BUCKET, ONE_OBJECT, RETENTION);
    }

    @Override
    public List<Outcome> run(Bench bench) throws InterruptedException {
        String bucket = bench.bucket("delivered");
        String stream = bench.deliveryStream("delivered", bucket);
        EventHour hour = EventHour.of(bench.waiting().clock().instant().minus(Duration.ofHours(2)));
        TrialRecords.Batch sent = new TrialRecords(
                        bucket, bench.subject().settings().attributes())
                .of(hour, 1, scale.recordsOfOneHour(), scale.paddingOfOneHour());
        Puts.put(bench, stream, sent.records());
        Delivered delivered = new Delivered(bench.cloud().buckets(), bucket);
        Set<String> wanted = sent.byEventId().keySet();
        bench.waiting().until(FOR_A_DELIVERY, () -> {
            delivered.look();
            return delivered.eventIds().containsAll(wanted);
        });
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(Outcome.of(
                !delivered.versions().isEmpty(),
                INTO_A_LOCKED_BUCKET,
                delivered.versions().size() + " objects after at most " + FOR_A_DELIVERY.toMinutes() + " minutes"));
        outcomes.add(oneObject(delivered, wanted));
        outcomes.add(retention(bench, bucket, delivered));
        return outcomes;
    }

    private Outcome oneObject(Delivered delivered, Set<String> wanted) {
        int objects = delivered.versions().size();
        String found = delivered.tokens() + " tokens, " + objects + " objects, " + delivered.unreadable()
                + " not one whole file, " + delivered.eventIds().size() + " of " + wanted.size() + " rows, "
                + delivered.misplaced() + " in the wrong hour";
        if (delivered.tokens() < 2 && delivered.unreadable() == 0 && objects > 0) {
            return Outcome.notRun(ONE_OBJECT, found + "; Firehose made one batch of everything, so nothing could join");
        }
        // Delivery is at least once: the same file twice, under two names, is whole both times and harms nothing.
        boolean holds = objects > 0
                && delivered.unreadable() == 0
                && delivered.misplaced() == 0
                && delivered.eventIds().equals(wanted);
        return Outcome.of(holds, ONE_OBJECT, found);
    }

    private static Outcome retention(Bench bench, String bucket, Delivered delivered) {
        if (delivered.versions().isEmpty()) {
            return Outcome.notRun(RETENTION, "nothing was delivered");
        }
        TrialBuckets buckets = bench.cloud().buckets();
        TrialBuckets.Version version = delivered.versions().get(0);
        Instant until = bench.waiting().clock().instant().plus(LOCK);
        buckets.lock(bucket, version, until);
        Optional<Instant> locked = buckets.lockedUntil(bucket, version);
        if (locked.isEmpty()) {
            return Outcome.of(false, RETENTION, "the lock was taken and is not there");
        }
        try {
            buckets.deleteVersion(bucket, version, false);
            return Outcome.of(false, RETENTION, "the locked version could be deleted");
        } catch (NotPermittedException e) {
            return Outcome.of(true, RETENTION, "locked until " + locked.get() + ", and deleting it was refused");
        }
    }
}
