package dev.invoicearchive.auditor.aws;

import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Puts the SDK's faults into the three that matter: not permitted, not there, no answer. */
public final class Calls {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** Refusals that are about who calls, not about what. */
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "RequestExpired",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");

    /** How services say that something is not there, where the status alone does not. */
    private static final Set<String> MISSING =
            Set.of("EntityNotFoundException", "NoSuchEntity", "NotFoundException", "ResourceNotFoundException");

    private Calls() {}

    /**
     * Makes one call.
     *
     * @param action as a policy would name it
     * @throws NotPermittedException if the caller may not
     * @throws NotThereException if there is no such thing
     * @throws NoAnswerException if AWS cannot be reached, or fails
     */
    public static <T> T ask(String action, Supplier<T> call) {
        try {
            return call.get();
        } catch (AwsServiceException e) {
            throw translated(action, e);
        } catch (SdkClientException e) {
            throw noAnswer(action, e);
        }
    }

    /** Without credentials the SDK lists every place where it looked; one line is enough. */
    static NoAnswerException noAnswer(String action, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return new NoAnswerException(
                action,
                message.startsWith("Unable to load credentials") ? "no credentials; set AWS_PROFILE" : message,
                failure);
    }

    private static RuntimeException translated(String action, AwsServiceException failure) {
        // Without details, as a HEAD request fails, the status says all there is.
        AwsErrorDetails details = failure.awsErrorDetails();
        String code = details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
        String message = details == null ? "" : Objects.requireNonNullElse(details.errorMessage(), "");
        return failure(action, code, message, failure.statusCode(), failure);
    }

    /**
     * What a refusal of AWS means.
     *
     * @param code of the error, such as {@code AccessDenied}
     * @param status of HTTP
     * @param cause may be null
     */
    static RuntimeException failure(String action, String code, String message, int status, Throwable cause) {
        if (CREDENTIALS.contains(code)) {
            return new NoAnswerException(action, code, cause);
        }
        if (isMissing(code, message, status)) {
            return new NotThereException(action);
        }
        if (status == FORBIDDEN || code.contains("AccessDenied") || code.contains("NotAuthorized")) {
            return new NotPermittedException(action);
        }
        return new NoAnswerException(action, (code + " " + message).strip(), cause);
    }

    /** CloudFormation and Athena have no code of their own for it. */
    private static boolean isMissing(String code, String message, int status) {
        boolean saysSo = (code.equals("ValidationError") || code.equals("InvalidRequestException"))
                && (message.contains("does not exist") || message.contains("is not found"));
        return saysSo
                || status == NOT_FOUND
                || MISSING.contains(code)
                || code.startsWith("NoSuch")
                || code.endsWith("NotFound")
                || code.endsWith("NotFoundException");
    }
}
