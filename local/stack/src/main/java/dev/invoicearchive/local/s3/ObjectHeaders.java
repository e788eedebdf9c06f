package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import dev.invoicearchive.local.s3.S3Fault.Code;
import dev.invoicearchive.local.store.StoredVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What S3 says of a version in headers, and what headers say of a version to be put. */
final class ObjectHeaders {
    private static final DateTimeFormatter HTTP_TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final String LOCK_MODE = "x-amz-object-lock-mode";
    private static final String LOCK_UNTIL = "x-amz-object-lock-retain-until-date";
    private static final String LOCK_HOLD = "x-amz-object-lock-legal-hold";

    private ObjectHeaders() {}

    static Map<String, String> of(Bucket bucket, StoredVersion version) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", "\"" + version.object().eTag() + "\"");
        headers.put("Last-Modified", httpTime(version.object().createdAt()));
        headers.put("Accept-Ranges", "bytes");
        headers.put("Content-Type", "binary/octet-stream");
        if (version.storageClass() != StorageClass.STANDARD) {
            headers.put("x-amz-storage-class", version.storageClass().name());
        }
        bucket.locked()
                .ifPresent(locked -> addLocked(headers, version, locked.store().now()));
        return headers;
    }

    private static void addLocked(Map<String, String> headers, StoredVersion version, Instant now) {
        headers.put("x-amz-version-id", version.versionId());
        version.protection().retention().ifPresent(retention -> {
            headers.put(LOCK_MODE, retention.mode().name());
            headers.put(LOCK_UNTIL, retention.until().toString());
        });
        if (version.protection().legalHold()) {
            headers.put(LOCK_HOLD, "ON");
        }
        if (version.isOnItsWay(now)) {
            headers.put("x-amz-restore", "ongoing-request=\"true\"");
        } else if (version.isCold() && version.isReadable(now)) {
            headers.put(
                    "x-amz-restore",
                    "ongoing-request=\"false\", expiry-date=\""
                            + httpTime(version.restored().orElseThrow().until()) + "\"");
        }
    }

    /** A time as HTTP writes it. */
    static String httpTime(Instant instant) {
        return HTTP_TIME.format(instant);
    }

    /**
     * What protects a version that is to be put.
     *
     * @throws S3Fault if the headers do not belong together, or the time has passed
     */
    static Protection protection(S3Request request, Instant now) throws S3Fault {
        Optional<String> mode = request.header(LOCK_MODE);
        Optional<String> until = request.header(LOCK_UNTIL);
        if (mode.isPresent() != until.isPresent()) {
            throw new S3Fault(
                    Code.InvalidArgument, LOCK_MODE + " and " + LOCK_UNTIL + " must both be there, or neither.");
        }
        boolean held = request.header(LOCK_HOLD).filter("ON"::equals).isPresent();
        return mode.isEmpty()
                ? new Protection(Optional.empty(), held)
                : new Protection(Optional.of(retention(mode.get(), until.get(), now)), held);
    }

    /** A retention as requests spell it. */
    static Retention retention(String mode, String until, Instant now) throws S3Fault {
        Retention retention = retention(mode, until);
        if (!retention.until().isAfter(now)) {
            throw new S3Fault(
                    Code.InvalidArgument, "The retain until date must be in the future, found " + until + ".");
        }
        return retention;
    }

    /** The same, whenever it ends. */
    static Retention retention(String mode, String until) throws S3Fault {
        try {
            return new Retention(
                    RetentionMode.valueOf(mode), DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(until, Instant::from));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new S3Fault(
                    Code.InvalidArgument,
                    "Invalid retention: " + mode + " until " + until
                            + ", expected GOVERNANCE or COMPLIANCE and a time such as 2033-11-20T20:00:00Z.");
        }
    }
}
