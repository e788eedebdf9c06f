package dev.invoicearchive.lifecycle.verify;

import dev.invoicearchive.lifecycle.integrity.Manifest.KnownObject;
import dev.invoicearchive.lifecycle.integrity.Manifest.SealedFile;
import java.time.Instant;
import java.util.Optional;

/**
 * An object as a manifest names it.
 *
 * @param versionId empty if the manifest was written before the object was put
 * @param eTag the same
 * @param rows empty for what holds none
 * @param namedAt when the manifest was made
 */
record NamedObject(
        Zone zone,
        String key,
        long size,
        String sha256,
        Optional<String> versionId,
        Optional<String> eTag,
        Optional<Long> rows,
        Instant namedAt) {
    static NamedObject of(Zone zone, KnownObject object, Instant namedAt) {
        return new NamedObject(
                zone,
                object.key(),
                object.size(),
                object.sha256(),
                Optional.of(object.versionId()),
                Optional.of(object.eTag()),
                object.rows(),
                namedAt);
    }

    static NamedObject of(Zone zone, SealedFile file, Instant namedAt) {
        return new NamedObject(
                zone,
                file.key(),
                file.size(),
                file.sha256(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(file.rows()),
                namedAt);
    }
}
