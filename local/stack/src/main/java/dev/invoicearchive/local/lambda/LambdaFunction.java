package dev.invoicearchive.local.lambda;

/** A function that takes and gives JSON bytes. */
public interface LambdaFunction {
    /** What a synchronous call may carry, in either direction: 6 MB. Source: AWS Lambda quotas. */
    int PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;

    /**
     * Calls the function.
     *
     * @throws LambdaFailedException if the payload is too large either way, or the handler threw
     */
    byte[] invoke(byte[] payload) throws LambdaFailedException;
}
