package dev.invoicearchive.local.s3;

import java.util.Map;

/** A request that S3 refuses, under the code that its clients know. Source: the S3 API, "Error responses". */
final class S3Fault extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient Map<String, String> headers;

    S3Fault(Code code, String message) {
        this(code, message, Map.of());
    }

    S3Fault(Code code, String message, Map<String, String> headers) {
        super(message);
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    /** The codes that are used here, under S3's own names. */
    enum Code {
        AccessDenied(403),
        BadDigest(400),
        BucketAlreadyExists(409),
        EntityTooLarge(400),
        IncompleteBody(400),
        InternalError(500),
        InvalidArgument(400),
        InvalidBucketName(400),
        InvalidDigest(400),
        InvalidObjectState(403),
        InvalidRange(416),
        InvalidRequest(400),
        InvalidStorageClass(400),
        MalformedXML(400),
        MethodNotAllowed(405),
        NoSuchBucket(404),
        NoSuchKey(404),
        NoSuchObjectLockConfiguration(404),
        NoSuchVersion(404),
        NotImplemented(501),
        NotModified(304),
        ObjectLockConfigurationNotFoundError(404),
        PreconditionFailed(412),
        RestoreAlreadyInProgress(409),
        ServiceUnavailable(503),
        XAmzContentSHA256Mismatch(400);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    Code code() {
        return code;
    }

    /** Headers that go with the answer. */
    Map<String, String> headers() {
        return headers;
    }
}
