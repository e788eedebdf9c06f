package dev.invoicearchive.local.runner;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A clock that stands where it is put, until it is released to follow another one. Thread-safe. */
public final class MovableClock extends Clock {
    private final Clock released;
    private volatile Optional<Instant> fixed = Optional.empty();

    /** @param released the clock to follow while this one is not put anywhere */
    public MovableClock(Clock released) {
        this.released = released;
    }

    /** Puts the clock to an instant, where it stands. */
    public void moveTo(Instant instant) {
        fixed = Optional.of(instant);
    }

    /** Lets the clock run again. */
    public void release() {
        fixed = Optional.empty();
    }

    @Override
    public Instant instant() {
        return fixed.orElseGet(released::instant);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Cannot move to zone " + zone + ", expected UTC, as everywhere here.");
    }
}
