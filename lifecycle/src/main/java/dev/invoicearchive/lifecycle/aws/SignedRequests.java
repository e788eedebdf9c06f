package dev.invoicearchive.lifecycle.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Signed calls of a service whose client cannot be had in our version of the SDK. Credentials, signature, endpoints and
 * HTTP are the SDK's; the body is the caller's.
 */
public final class SignedRequests implements SdkAutoCloseable {
    private static final int SERVER_ERROR = 500;
    private static final int ATTEMPTS = 3;

    private final String service;
    private final Region region;
    private final Optional<URI> endpoint;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();

    /**
     * Calls of one service.
     *
     * @param service its name in endpoints, signatures and policies, such as {@code kms}
     * @param region where it is called; of a service that is one for all regions, the region of its partition that
     *     stands for it
     * @param endpoint a stand-in; empty for AWS
     * @param credentials looked for at each call
     */
    public SignedRequests(String service, Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
        this.service = Objects.requireNonNull(service, "service is null");
        this.region = Objects.requireNonNull(region, "region is null");
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint is null");
        this.credentials = Objects.requireNonNull(credentials, "credentials is null");
    }

    /**
     * With region and credentials as every client of the SDK finds them.
     *
     * @param environment may name a stand-in, such as {@code AWS_ENDPOINT_URL_KMS}
     */
    public static SignedRequests fromEnvironment(String service, Map<String, String> environment) {
        String variable = "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT);
        return new SignedRequests(
                service,
                DefaultAwsRegionProviderChain.builder().build().getRegion(),
                Optional.ofNullable(environment.get(variable)).map(URI::create),
                DefaultCredentialsProvider.builder().build());
    }

    /** What came back, refusals too. */
    public record Reply(int status, byte[] body) {}

    /**
     * Sends a request to the service's root. A fault of AWS's own is asked again, so whatever is called here must be such
     * that it may be called twice.
     *
     * @param headers besides those of the signature
     * @throws IOException if nothing came back
     * @throws software.amazon.awssdk.core.exception.SdkClientException without credentials
     */
    public Reply post(Map<String, String> headers, String body) throws IOException {
        Reply reply = once(headers, body);
        for (int attempt = 1; attempt < ATTEMPTS && reply.status() >= SERVER_ERROR; attempt++) {
            reply = once(headers, body);
        }
        return reply;
    }

    @Override
    public void close() {
        http.close();
    }

    private Reply once(Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed(headers, bytes).request())
                        .contentStreamProvider(ContentStreamProvider.fromByteArray(bytes))
                        .build())
                .call();
        byte[] answer = response.responseBody().isPresent()
                ? response.responseBody().get().readAllBytes()
                : new byte[0];
        return new Reply(response.httpResponse().statusCode(), answer);
    }

    private SignedRequest signed(Map<String, String> headers, byte[] body) {
        ServiceMetadata metadata = ServiceMetadata.of(service);
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint.orElseGet(() -> URI.create("https://" + metadata.endpointFor(region))))
                .encodedPath("/");
        headers.forEach(request::putHeader);
        SdkHttpRequest unsigned = request.build();
        AwsCredentials identity = credentials.resolveCredentials();
        return AwsV4HttpSigner.create().sign(sign -> sign.identity(identity)
                .request(unsigned)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(
                        AwsV4HttpSigner.REGION_NAME,
                        metadata.signingRegion(region).id()));
    }
}
