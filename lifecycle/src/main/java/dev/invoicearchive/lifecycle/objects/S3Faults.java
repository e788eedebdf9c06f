package dev.invoicearchive.lifecycle.objects;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The faults of S3 in the words of the port. They name the key and what S3 calls the fault, never a content. */
final class S3Faults {
    /** How S3 says that a version has no retention or no hold. */
    static final List<String> NO_LOCK =
            List.of("NoSuchObjectLockConfiguration", "ObjectLockConfigurationNotFoundError");

    /** What asking again does not change: forbidden by a lock or a permission, or wrong in itself. */
    private static final Set<String> REFUSALS =
            Set.of("AccessDenied", "InvalidRequest", "InvalidArgument", "InvalidRetentionPeriod", "MethodNotAllowed");

    private static final int CONFLICT = 409;

    private S3Faults() {}

    /** One call of the client. */
    interface Call<T> {
        T run();
    }

    /** Another writer wrote the same key at the same moment. */
    static final class ConflictException extends IOException {
        private static final long serialVersionUID = 1L;

        ConflictException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Runs a call.
     *
     * @param key of the object, or the prefix, for messages
     */
    static <T> T translated(String key, Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (S3Exception e) {
            throw fault(key, e);
        } catch (SdkException e) {
            throw new IOException("Cannot reach the bucket for " + key + ": " + e.getMessage(), e);
        }
    }

    /** Runs a call; empty if it ends with this status. */
    static <T> Optional<T> unlessStatus(int status, String key, Call<T> call) throws IOException {
        return unless(key, call, fault -> fault.statusCode() == status && !"NoSuchBucket".equals(code(fault)));
    }

    /** Runs a call; empty if it ends with one of these codes. */
    static <T> Optional<T> unlessCode(List<String> codes, String key, Call<T> call) throws IOException {
        return unless(key, call, fault -> codes.contains(code(fault)));
    }

    private interface Expected {
        boolean is(S3Exception fault);
    }

    private static <T> Optional<T> unless(String key, Call<T> call, Expected expected) throws IOException {
        try {
            return Optional.of(translated(key, call));
        } catch (IOException e) {
            if (e.getCause() instanceof S3Exception fault && expected.is(fault)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static IOException fault(String key, S3Exception fault) {
        String code = code(fault);
        String message = "Cannot use the object " + key + ": S3 says " + (code.isEmpty() ? "" : code + ", ") + "status "
                + fault.statusCode() + ".";
        if (code.equals("InvalidObjectState")) {
            return cold(key, fault);
        }
        if (REFUSALS.contains(code)) {
            return new RefusedException(message + " " + reason(fault), fault);
        }
        if (fault.statusCode() == CONFLICT && code.equals("ConditionalRequestConflict")) {
            return new ConflictException(message, fault);
        }
        return new IOException(message, fault);
    }

    private static IOException cold(String key, S3Exception fault) {
        IOException cold = new ColdObjectException(
                "Cannot read " + key + ": it lies in a class that must be restored first. Restore it.");
        cold.initCause(fault);
        return cold;
    }

    /** What S3 says of locks and permissions holds no content. */
    private static String reason(S3Exception fault) {
        return fault.awsErrorDetails() == null || fault.awsErrorDetails().errorMessage() == null
                ? ""
                : fault.awsErrorDetails().errorMessage();
    }

    private static String code(S3Exception fault) {
        return fault.awsErrorDetails() == null || fault.awsErrorDetails().errorCode() == null
                ? ""
                : fault.awsErrorDetails().errorCode();
    }
}
