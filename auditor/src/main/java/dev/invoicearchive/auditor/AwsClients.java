package dev.invoicearchive.auditor;

import java.net.URI;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** Points SDK clients at the target, and puts the SDK's faults into the words of the command line. */
final class AwsClients {
    private AwsClients() {}

    /** For the stand-ins, which ask for no secret but want a signed request. */
    static void useLocal(AwsClientBuilder<?, ?> builder, URI endpoint) {
        builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }

    /**
     * Makes the client.
     *
     * @throws CommandFailure if no region is set
     */
    static <C> C build(AwsClientBuilder<?, C> builder) {
        return inRegion(builder::build);
    }

    /**
     * Makes what needs a region.
     *
     * @throws CommandFailure if none is set
     */
    static <C> C inRegion(Supplier<C> making) {
        try {
            return making.get();
        } catch (SdkClientException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Missing AWS region: found none in the environment or the profile, expected one. Set AWS_REGION.",
                    e);
        }
    }

    /**
     * Runs work that calls AWS or a stand-in.
     *
     * @throws CommandFailure if it cannot be reached or refuses
     */
    static <T> T reach(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (AwsServiceException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot use " + what + ": " + e.awsErrorDetails().errorCode() + " ("
                            + e.awsErrorDetails().errorMessage()
                            + "), expected an answer. Check its name, the region and the permissions.",
                    e);
        } catch (SdkClientException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "Cannot reach " + what + ": " + e.getMessage()
                            + " Check with ./archive status, or for AWS the credentials and the region.",
                    e);
        }
    }
}
