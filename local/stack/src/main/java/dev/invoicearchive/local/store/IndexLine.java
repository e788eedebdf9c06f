package dev.invoicearchive.local.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the index: what happened to one version. Only the fields that its step needs are written; the first lines
 * ever written had the first seven.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndexLine(
        @JsonProperty("step") Step step,
        @JsonProperty("key") String key,
        @JsonProperty("versionId") String versionId,
        @JsonProperty("size") Long size,
        @JsonProperty("eTag") String eTag,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("createdAtMillis") Long createdAtMillis,
        @JsonProperty("mode") RetentionMode mode,
        @JsonProperty("untilMillis") Long untilMillis,
        @JsonProperty("held") Boolean held,
        @JsonProperty("storageClass") StorageClass storageClass,
        @JsonProperty("readyAtMillis") Long readyAtMillis) {
    /** What a line says. */
    enum Step {
        /** A put begins. */
        BEGUN,
        /** The object of a put is visible. */
        DONE,
        /** The put was killed before its object became visible. */
        GIVEN_UP,
        /** A delete marker. */
        MARKED,
        /** The version is gone for good. */
        REMOVED,
        /** Another storage class. */
        MOVED,
        /** The files of the key are where the lines before want them. */
        SETTLED,
        /** Another retention, or none. */
        RETAINED,
        /** A legal hold was put or taken away. */
        HELD,
        /** A readable copy was asked for. */
        RESTORED
    }

    static IndexLine ofPut(Step step, StoredVersion version) {
        StoredObject object = version.object();
        Optional<Retention> retention = version.protection().retention();
        return new IndexLine(
                step,
                object.key(),
                object.versionId(),
                object.size(),
                object.eTag(),
                object.sha256(),
                object.createdAt().toEpochMilli(),
                retention.map(Retention::mode).orElse(null),
                retention.map(found -> found.until().toEpochMilli()).orElse(null),
                version.protection().legalHold() ? Boolean.TRUE : null,
                null,
                null);
    }

    static IndexLine marked(StoredVersion marker) {
        long millis = marker.object().createdAt().toEpochMilli();
        return new IndexLine(
                Step.MARKED, marker.key(), marker.versionId(), null, null, null, millis, null, null, null, null, null);
    }

    static IndexLine removed(StoredVersion version) {
        return of(Step.REMOVED, version, null, null, null, null, null);
    }

    static IndexLine moved(StoredVersion version, StorageClass storageClass) {
        return of(Step.MOVED, version, null, null, null, storageClass, null);
    }

    static IndexLine settled(String key) {
        return new IndexLine(Step.SETTLED, key, null, null, null, null, null, null, null, null, null, null);
    }

    static IndexLine retained(StoredVersion version, Optional<Retention> retention) {
        RetentionMode mode = retention.map(Retention::mode).orElse(null);
        Long until = retention.map(found -> found.until().toEpochMilli()).orElse(null);
        return of(Step.RETAINED, version, mode, until, null, null, null);
    }

    static IndexLine held(StoredVersion version, boolean held) {
        return of(Step.HELD, version, null, null, held, null, null);
    }

    static IndexLine restored(StoredVersion version, StoredVersion.RestoredCopy copy) {
        long until = copy.until().toEpochMilli();
        long readyAt = copy.readyAt().toEpochMilli();
        return of(Step.RESTORED, version, null, until, null, null, readyAt);
    }

    private static IndexLine of(
            Step step,
            StoredVersion version,
            RetentionMode mode,
            Long until,
            Boolean held,
            StorageClass storageClass,
            Long readyAt) {
        return new IndexLine(
                step,
                version.key(),
                version.versionId(),
                null,
                null,
                null,
                null,
                mode,
                until,
                held,
                storageClass,
                readyAt);
    }

    /** What a put, or a delete marker, put there. */
    StoredVersion version() {
        if (step == Step.MARKED) {
            return StoredVersion.marker(key, versionId, Instant.ofEpochMilli(createdAtMillis));
        }
        StoredObject object =
                new StoredObject(key, versionId, size, eTag, sha256, Instant.ofEpochMilli(createdAtMillis));
        return StoredVersion.put(object, new Protection(retention(), Boolean.TRUE.equals(held)));
    }

    /** The retention that the line names. */
    Optional<Retention> retention() {
        return mode == null ? Optional.empty() : Optional.of(new Retention(mode, Instant.ofEpochMilli(untilMillis)));
    }

    /** The readable copy that the line names. */
    StoredVersion.RestoredCopy restoredCopy() {
        return new StoredVersion.RestoredCopy(Instant.ofEpochMilli(readyAtMillis), Instant.ofEpochMilli(untilMillis));
    }
}
