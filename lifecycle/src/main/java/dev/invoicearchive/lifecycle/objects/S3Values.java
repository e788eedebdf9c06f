package dev.invoicearchive.lifecycle.objects;

import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;

/** Values of the port as S3 spells them, and back. */
final class S3Values {
    private S3Values() {}

    /** A version id for a request; none where the place keeps no versions. */
    static String orNull(String versionId) {
        return versionId.isEmpty() ? null : versionId;
    }

    static String unquoted(String eTag) {
        return eTag == null ? "" : eTag.replace("\"", "");
    }

    /**
     * The class of an object.
     *
     * @param name null for STANDARD, as in a head
     * @throws IOException if the archive uses no such class
     */
    static StorageClass storageClass(String key, String name) throws IOException {
        if (name == null) {
            return StorageClass.STANDARD;
        }
        try {
            return StorageClass.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "Cannot use the object " + key + ": its storage class is " + name
                            + ", expected one of the archive's. Copy it to one of them.",
                    e);
        }
    }

    static Optional<Retention> retention(ObjectLockRetention retention) {
        return retention == null || retention.mode() == null || retention.retainUntilDate() == null
                ? Optional.empty()
                : Optional.of(
                        new Retention(RetentionMode.valueOf(retention.modeAsString()), retention.retainUntilDate()));
    }

    static ObjectLockLegalHoldStatus status(boolean held) {
        return held ? ObjectLockLegalHoldStatus.ON : ObjectLockLegalHoldStatus.OFF;
    }

    static String base64(String hexadecimal) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Missing digest SHA-256, which every Java has.", e);
        }
    }
}
