package dev.invoicearchive.local.firehose;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that is ahead of another one by all the time that it was told has passed. Used by one thread. */
final class PassingClock extends Clock {
    private final Clock base;
    private Duration passed = Duration.ZERO;

    PassingClock(Clock base) {
        this.base = base;
    }

    void pass(Duration duration) {
        passed = passed.plus(duration);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Cannot move to zone " + zone + ", expected " + getZone() + ".");
    }
}
