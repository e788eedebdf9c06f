package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.Fault;
import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.verify.VerifyRequest.ExpectedLock;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Holds the lock of a version against what the rules want. */
final class LockCheck {
    private final ArchiveObjects objects;
    private final Optional<ExpectedLock> expected;

    /** @param expected empty where there are no locks */
    LockCheck(ArchiveObjects objects, Optional<ExpectedLock> expected) {
        this.objects = objects;
        this.expected = expected;
    }

    /**
     * What is wrong.
     *
     * @param lockedAt when the lock was put; a version whose time was over by then needs none
     */
    List<Fault> check(ObjectVersion version, Instant lockedAt) throws IOException {
        if (expected.isEmpty()) {
            return List.of();
        }
        ExpectedLock lock = expected.get();
        Instant end = version.createdAt()
                .atZone(ZoneOffset.UTC)
                .plusYears(lock.years())
                .toInstant();
        if (end.isBefore(lockedAt)) {
            return List.of();
        }
        Optional<Retention> found = objects.protection(version).retention();
        boolean holds = found.filter(retention ->
                        !retention.until().isBefore(end) && retention.mode().compareTo(lock.mode()) >= 0)
                .isPresent();
        return holds
                ? List.of()
                : List.of(new Fault(
                        Kind.RETENTION,
                        version.key(),
                        lock.mode() + " until " + end + " or later",
                        found.map(retention -> retention.mode() + " until " + retention.until())
                                .orElse("none")));
    }
}
