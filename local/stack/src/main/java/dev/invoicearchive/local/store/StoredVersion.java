package dev.invoicearchive.local.store;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of one object, or a delete marker, and what is known of it.
 *
 * @param object what was put; of a delete marker only key, version id and time mean something
 * @param deleteMarker whether it says that the object is gone
 * @param storageClass where it lies
 * @param protection what keeps it from being removed
 * @param restored its readable copy, if one was asked for
 */
public record StoredVersion(
        StoredObject object,
        boolean deleteMarker,
        StorageClass storageClass,
        Protection protection,
        Optional<RestoredCopy> restored) {
    /**
     * A readable copy of a cold version.
     *
     * @param readyAt from when on it can be read
     * @param until when it goes away
     */
    public record RestoredCopy(Instant readyAt, Instant until) {}

    static StoredVersion put(StoredObject object, Protection protection) {
        return new StoredVersion(object, false, StorageClass.STANDARD, protection, Optional.empty());
    }

    static StoredVersion marker(String key, String versionId, Instant createdAt) {
        StoredObject nothing = new StoredObject(key, versionId, 0, "", "", createdAt);
        return new StoredVersion(nothing, true, StorageClass.STANDARD, Protection.NONE, Optional.empty());
    }

    /** The key. */
    public String key() {
        return object.key();
    }

    /** The id of this version. */
    public String versionId() {
        return object.versionId();
    }

    /** Whether it must be restored before it can be read, and is skipped by queries. */
    public boolean isCold() {
        return !storageClass.isQueryable();
    }

    /** Whether its content can be read at a moment. */
    public boolean isReadable(Instant now) {
        return !isCold()
                || restored.filter(copy -> !now.isBefore(copy.readyAt()) && now.isBefore(copy.until()))
                        .isPresent();
    }

    /** Whether a copy was asked for and is not ready at a moment. */
    public boolean isOnItsWay(Instant now) {
        return isCold() && restored.filter(copy -> now.isBefore(copy.readyAt())).isPresent();
    }

    StoredVersion in(StorageClass other) {
        return new StoredVersion(object, deleteMarker, other, protection, Optional.empty());
    }

    StoredVersion retained(Optional<Retention> retention) {
        return protectedBy(new Protection(retention, protection.legalHold()));
    }

    StoredVersion held(boolean held) {
        return protectedBy(new Protection(protection.retention(), held));
    }

    StoredVersion restored(RestoredCopy copy) {
        return new StoredVersion(object, deleteMarker, storageClass, protection, Optional.of(copy));
    }

    private StoredVersion protectedBy(Protection other) {
        return new StoredVersion(object, deleteMarker, storageClass, other, restored);
    }
}
