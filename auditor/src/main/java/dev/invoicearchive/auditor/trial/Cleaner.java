package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.auditor.aws.NoAnswerException;
import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Takes away what a trial made, the last first. What cannot be taken away stays in the journal. */
public final class Cleaner {
    private static final Duration FOR_A_DELETION = Duration.ofMinutes(10);

    private final TrialCloud cloud;
    private final Waiting waiting;

    /** A cleaner of one account. */
    public Cleaner(TrialCloud cloud, Waiting waiting) {
        this.cloud = cloud;
        this.waiting = waiting;
    }

    /**
     * Cleans up behind a trial.
     *
     * @return what is left, and why; empty if nothing is
     * @throws InterruptedException if somebody wants it to stop; the journal says what is left
     */
    public List<String> clean(Journal journal) throws InterruptedException {
        List<String> left = new ArrayList<>();
        for (Made made : journal.left()) {
            try {
                remove(made);
                journal.gone(made);
            } catch (NotPermittedException | NoAnswerException e) {
                left.add(made.kind() + " " + made.name() + ": " + e.getMessage());
            }
        }
        if (left.isEmpty()) {
            journal.close();
        }
        return left;
    }

    private void remove(Made made) throws InterruptedException {
        String name = made.name();
        try {
            switch (made.kind()) {
                case BUCKET -> bucket(name);
                case ROLE -> cloud.roles().delete(name);
                case DELIVERY_STREAM -> deliveryStream(name);
                case WORK_GROUP -> cloud.sql().deleteWorkGroup(name);
                case DATABASE -> cloud.sql().deleteDatabase(name);
                case TABLE -> {
                    settle(() -> cloud.table().status(name));
                    cloud.table().delete(name);
                }
                case FEED -> {
                    settle(() -> cloud.feed().status(name));
                    cloud.feed().delete(name);
                }
            }
        } catch (NotThereException e) {
            // It was noted but never made, or is gone already.
            return;
        }
    }

    /** Firehose writes out what it holds; only then can the bucket be emptied for good. */
    private void deliveryStream(String name) throws InterruptedException {
        settle(() -> cloud.deliveries().status(name));
        cloud.deliveries().delete(name);
        boolean gone = waiting.until(FOR_A_DELETION, () -> isGone(name));
        if (!gone) {
            throw new NoAnswerException(
                    "firehose:DeleteDeliveryStream",
                    "still there after " + FOR_A_DELETION.toMinutes() + " minutes",
                    null);
        }
    }

    /** What is still being made cannot be deleted. */
    private void settle(Supplier<String> status) throws InterruptedException {
        waiting.until(FOR_A_DELETION, () -> !status.get().equals("CREATING"));
    }

    private boolean isGone(String name) {
        try {
            cloud.deliveries().status(name);
            return false;
        } catch (NotThereException e) {
            return true;
        }
    }

    private void bucket(String name) {
        for (TrialBuckets.Version version : cloud.buckets().versions(name)) {
            cloud.buckets().deleteVersion(name, version, true);
        }
        cloud.buckets().delete(name);
    }
}
