package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.objects.RetentionMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be verified.
 *
 * @param from the first day whose objects are checked; the chain is always walked from its start
 * @param to the last such day
 * @param publicKey the key of the first manifest as it was kept elsewhere, X.509 in DER
 * @param keptHead the SHA-256 of a manifest as it was kept elsewhere
 * @param lock what must protect every version; empty for a copied folder, which knows neither versions nor locks
 * @param threads how many days, or objects of a day, are read at the same time
 */
public record VerifyRequest(
        VerifyLevel level,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<byte[]> publicKey,
        Optional<String> keptHead,
        Optional<ExpectedLock> lock,
        int threads) {
    public VerifyRequest {
        Objects.requireNonNull(level, "level is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(to, "to is null");
        Objects.requireNonNull(publicKey, "publicKey is null");
        Objects.requireNonNull(keptHead, "keptHead is null");
        Objects.requireNonNull(lock, "lock is null");
    }

    /**
     * The lock of a version.
     *
     * @param years from its creation
     * @param mode at least so strong
     */
    public record ExpectedLock(int years, RetentionMode mode) {}

    /** Whether it is about the whole archive. */
    boolean isWhole() {
        return from.isEmpty() && to.isEmpty();
    }

    /** Whether a day's objects are to be checked. */
    boolean covers(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
    }

    /** Whether this is a copied folder. */
    boolean isOffline() {
        return lock.isEmpty();
    }

    boolean reads(VerifyLevel wanted) {
        return level.compareTo(wanted) >= 0;
    }
}
