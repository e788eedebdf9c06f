package dev.invoicearchive.ingest.backfill;

import java.time.Duration;

/** Waits as long as a delivery stream on AWS needs. */
public final class RealInterval implements DeliveryInterval {
    /**
     * The transform's buffer interval of 60 s, and one and a half times the partitions' 60 s, for delivery may take so much
     * longer than the hint. Source: "Configure buffering hints".
     */
    public static final Duration LENGTH = Duration.ofSeconds(60 + 90);

    private final Pause pause;
    private final Runnable beforeWaiting;

    /** @param beforeWaiting is run each time, so that a person can be told */
    public RealInterval(Pause pause, Runnable beforeWaiting) {
        this.pause = pause;
        this.beforeWaiting = beforeWaiting;
    }

    @Override
    public void pass() throws InterruptedException {
        beforeWaiting.run();
        pause.of(LENGTH);
    }
}
