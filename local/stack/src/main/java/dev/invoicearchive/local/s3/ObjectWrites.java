package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.local.s3.S3Fault.Code;
import dev.invoicearchive.local.store.StoredContent;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** PutObject, CopyObject and DeleteObject. */
final class ObjectWrites {
    /** What a sealed file, a manifest or a result stays far below; a runner's memory holds several. */
    private static final int BYTES_MAX = 64 * 1024 * 1024;

    private final S3Buckets buckets;

    ObjectWrites(S3Buckets buckets) {
        this.buckets = buckets;
    }

    S3Answer put(Bucket bucket, S3Request request) throws S3Fault, IOException {
        boolean onlyIfAbsent = onlyIfAbsent(request);
        Protection protection = protection(bucket, request);
        RequestBody body = RequestBody.read(request, BYTES_MAX);
        if (!protection.equals(Protection.NONE) && !body.isChecked()) {
            throw new S3Fault(
                    Code.InvalidRequest,
                    "Content-MD5 or x-amz-checksum- HTTP header is required for Put Object requests with Object Lock"
                            + " parameters");
        }
        StoredVersion version = put(bucket, request, body.content(), protection, onlyIfAbsent);
        Map<String, String> headers = versionHeader(bucket, version);
        headers.put("ETag", "\"" + version.object().eTag() + "\"");
        return S3Answer.empty(200, headers);
    }

    S3Answer copy(Bucket bucket, S3Request request) throws S3Fault, IOException {
        boolean onlyIfAbsent = onlyIfAbsent(request);
        Protection protection = protection(bucket, request);
        byte[] content = source(request);
        StoredVersion version = put(bucket, request, content, protection, onlyIfAbsent);
        XmlText xml = XmlText.document("CopyObjectResult", result -> {
            result.text("LastModified", Listings.time(version));
            result.text("ETag", "\"" + version.object().eTag() + "\"");
            if (request.header("x-amz-checksum-algorithm")
                    .filter("SHA256"::equals)
                    .isPresent()) {
                result.text("ChecksumSHA256", Checksums.sha256(content));
                result.text("ChecksumType", "FULL_OBJECT");
            }
        });
        return S3Answer.xml(200, xml, versionHeader(bucket, version));
    }

    S3Answer delete(Bucket bucket, S3Request request) throws S3Fault, IOException {
        Optional<LockedBucket> locked = bucket.locked();
        Optional<String> versionId = request.parameter("versionId");
        if (locked.isEmpty() || versionId.isEmpty()) {
            Map<String, String> headers = new LinkedHashMap<>();
            bucket.delete(request.key()).ifPresent(marker -> {
                headers.put("x-amz-delete-marker", "true");
                headers.put("x-amz-version-id", marker.versionId());
            });
            return S3Answer.empty(204, headers);
        }
        Optional<StoredVersion> version = bucket.find(request.key(), versionId.get());
        if (version.isPresent()) {
            remove(locked.get(), version.get(), request.isTrue("x-amz-bypass-governance-retention"));
        }
        return S3Answer.empty(204, Map.of("x-amz-version-id", versionId.get()));
    }

    private static void remove(LockedBucket bucket, StoredVersion version, boolean bypass) throws S3Fault, IOException {
        try {
            bucket.store().remove(version.key(), version.versionId(), bypass);
        } catch (RefusedException e) {
            throw new S3Fault(
                    Code.AccessDenied, "Access Denied because object protected by object lock. " + e.getMessage());
        }
    }

    private static StoredVersion put(
            Bucket bucket, S3Request request, byte[] content, Protection protection, boolean onlyIfAbsent)
            throws S3Fault, IOException {
        return bucket.put(request.key(), content, protection, onlyIfAbsent)
                .orElseThrow(() -> new S3Fault(
                        Code.PreconditionFailed, "At least one of the pre-conditions you specified did not hold"));
    }

    private byte[] source(S3Request request) throws S3Fault, IOException {
        String text = request.header("x-amz-copy-source").orElse("");
        String path = text.startsWith("/") ? text.substring(1) : text;
        int versionAt = path.indexOf("?versionId=");
        Optional<String> versionId =
                versionAt < 0 ? Optional.empty() : Optional.of(path.substring(versionAt + "?versionId=".length()));
        String decoded = URLDecoder.decode(versionAt < 0 ? path : path.substring(0, versionAt), StandardCharsets.UTF_8);
        int slash = decoded.indexOf('/');
        if (slash < 1) {
            throw new S3Fault(Code.InvalidArgument, "Invalid x-amz-copy-source, expected a bucket and a key.");
        }
        Bucket bucket = buckets.bucket(decoded.substring(0, slash));
        StoredVersion version = ObjectReads.require(bucket, decoded.substring(slash + 1), versionId);
        Optional<String> match = request.header("x-amz-copy-source-if-match");
        if (match.isPresent() && !ObjectReads.isOf(version.object(), match.get())) {
            throw new S3Fault(Code.PreconditionFailed, "The source is another than x-amz-copy-source-if-match says.");
        }
        if (version.object().size() > BYTES_MAX) {
            throw new S3Fault(Code.EntityTooLarge, "Invalid source: more than " + BYTES_MAX + " bytes.");
        }
        try (StoredContent content = ObjectReads.open(bucket, version)) {
            return content.stream().readAllBytes();
        }
    }

    private static boolean onlyIfAbsent(S3Request request) throws S3Fault {
        if (request.header("if-match").isPresent()) {
            throw new S3Fault(Code.NotImplemented, "A put with If-Match is not known here.");
        }
        Optional<String> noneMatch = request.header("if-none-match");
        if (noneMatch.isPresent() && !noneMatch.get().equals("*")) {
            throw new S3Fault(Code.NotImplemented, "A put with If-None-Match knows only * as its value.");
        }
        return noneMatch.isPresent();
    }

    private static Protection protection(Bucket bucket, S3Request request) throws S3Fault {
        if (request.header("x-amz-storage-class")
                .filter(name -> !name.equals("STANDARD"))
                .isPresent()) {
            throw new S3Fault(Code.InvalidStorageClass, "Objects are put into STANDARD here; rules move them.");
        }
        Instant now = bucket.locked().map(locked -> locked.store().now()).orElse(Instant.EPOCH);
        Protection protection = ObjectHeaders.protection(request, now);
        if (bucket.locked().isEmpty() && !protection.equals(Protection.NONE)) {
            throw LockOperations.noLock();
        }
        return protection;
    }

    private static Map<String, String> versionHeader(Bucket bucket, StoredVersion version) {
        Map<String, String> headers = new LinkedHashMap<>();
        bucket.locked().ifPresent(locked -> headers.put("x-amz-version-id", version.versionId()));
        return headers;
    }
}
