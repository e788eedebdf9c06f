package dev.invoicearchive.local.s3;

import dev.invoicearchive.lifecycle.objects.ColdObjectException;
import dev.invoicearchive.local.s3.S3Fault.Code;
import dev.invoicearchive.local.store.StoredContent;
import dev.invoicearchive.local.store.StoredObject;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** GetObject and HeadObject. */
final class ObjectReads {
    private ObjectReads() {}

    static S3Answer head(Bucket bucket, S3Request request) throws S3Fault, IOException {
        StoredVersion version = require(bucket, request);
        checkConditions(version, request);
        return new S3Answer(
                200, ObjectHeaders.of(bucket, version), version.object().size(), InputStream.nullInputStream());
    }

    static S3Answer get(Bucket bucket, S3Request request) throws S3Fault, IOException {
        StoredVersion version = require(bucket, request);
        checkConditions(version, request);
        Map<String, String> headers = ObjectHeaders.of(bucket, version);
        StoredContent content = open(bucket, version);
        try {
            Optional<ByteRange> range = ByteRange.of(request.header("range"), content.size());
            if (range.isEmpty()) {
                return new S3Answer(200, headers, content.size(), content.stream());
            }
            content.stream().skipNBytes(range.get().first());
            headers.put("Content-Range", range.get().header(content.size()));
            return new S3Answer(206, headers, range.get().length(), content.stream());
        } catch (S3Fault | IOException e) {
            content.close();
            throw e;
        }
    }

    /**
     * The version that a request names, or the newest.
     *
     * @throws S3Fault if there is none, or it is a delete marker
     */
    static StoredVersion require(Bucket bucket, S3Request request) throws S3Fault, IOException {
        return require(bucket, request.key(), request.parameter("versionId"));
    }

    static StoredVersion require(Bucket bucket, String key, Optional<String> versionId) throws S3Fault, IOException {
        if (versionId.isEmpty()) {
            return bucket.visible(key).orElseThrow(() -> new S3Fault(Code.NoSuchKey, "Missing object: " + key + "."));
        }
        StoredVersion version = bucket.find(key, versionId.get())
                .orElseThrow(() ->
                        new S3Fault(Code.NoSuchVersion, "Missing version of " + key + ": " + versionId.get() + "."));
        if (version.deleteMarker()) {
            throw new S3Fault(
                    Code.MethodNotAllowed,
                    "Invalid version of " + key + ": a delete marker holds nothing.",
                    Map.of("x-amz-delete-marker", "true"));
        }
        return version;
    }

    static StoredContent open(Bucket bucket, StoredVersion version) throws S3Fault, IOException {
        try {
            return bucket.open(version);
        } catch (ColdObjectException e) {
            throw new S3Fault(Code.InvalidObjectState, e.getMessage());
        }
    }

    private static void checkConditions(StoredVersion version, S3Request request) throws S3Fault {
        StoredObject object = version.object();
        Optional<String> match = request.header("if-match");
        if (match.isPresent() && !isOf(object, match.get())) {
            throw new S3Fault(Code.PreconditionFailed, "The object is another than If-Match says.");
        }
        Optional<String> noneMatch = request.header("if-none-match");
        if (noneMatch.isPresent() && isOf(object, noneMatch.get())) {
            throw new S3Fault(Code.NotModified, "The object is the one that If-None-Match says.");
        }
    }

    /** Whether an ETag of a header, with or without quotes, is that of an object. */
    static boolean isOf(StoredObject object, String eTag) {
        return eTag.equals("*") || eTag.replace("\"", "").equals(object.eTag());
    }
}
