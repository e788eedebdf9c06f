package dev.invoicearchive.local.store;

import java.time.Instant;

/**
 * One version of one object.
 *
 * @param key as in S3, without a leading slash
 * @param versionId opaque; later versions of a key have greater ids
 * @param size bytes
 * @param eTag MD5 of the content in hexadecimal, as S3 gives it for a single put
 * @param sha256 hexadecimal
 * @param createdAt when it was put, by the store's clock
 */
public record StoredObject(String key, String versionId, long size, String eTag, String sha256, Instant createdAt) {}
