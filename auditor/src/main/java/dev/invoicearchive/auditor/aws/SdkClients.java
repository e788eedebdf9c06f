package dev.invoicearchive.auditor.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's clients, each made when it is first asked for and closed together with the others. */
public final class SdkClients implements AutoCloseable {
    private static final AwsCredentialsProvider STAND_IN =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("stand", "in"));

    private final Region region;
    private final Optional<URI> endpoint;
    private final Map<Class<?>, Object> made = new HashMap<>();
    private final List<SdkAutoCloseable> open = new ArrayList<>();

    private SdkClients(Region region, Optional<URI> endpoint) {
        this.region = region;
        this.endpoint = endpoint;
    }

    /**
     * Clients with the default credentials and region.
     *
     * @throws NoAnswerException if no region is set
     */
    public static SdkClients ofEnvironment() {
        try {
            return new SdkClients(
                    DefaultAwsRegionProviderChain.builder().build().getRegion(), Optional.empty());
        } catch (SdkClientException e) {
            throw new NoAnswerException("the AWS region", "none in the environment or the profile; set AWS_REGION", e);
        }
    }

    /** Clients that all call one endpoint, with credentials that nobody checks. */
    public static SdkClients at(URI endpoint) {
        return new SdkClients(Region.US_EAST_1, Optional.of(endpoint));
    }

    /** The region of every call. */
    public String region() {
        return region.id();
    }

    /** Whether all calls go to one endpoint; S3 must then name buckets in the path. */
    public boolean isRedirected() {
        return endpoint.isPresent();
    }

    /**
     * The client of one service.
     *
     * @param builder gives a fresh builder; asked once
     */
    public synchronized <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
            C client(Class<C> type, Supplier<B> builder) {
        Object known = made.get(type);
        if (known != null) {
            return type.cast(known);
        }
        B fresh = builder.get();
        fresh.httpClientBuilder(UrlConnectionHttpClient.builder());
        fresh.region(region);
        endpoint.ifPresent(uri -> fresh.endpointOverride(uri).credentialsProvider(STAND_IN));
        C client = fresh.build();
        made.put(type, client);
        open.add(client);
        return client;
    }

    /** Calls of services for which there is no client here. */
    public synchronized SignedCalls signed() {
        Object known = made.get(SignedCalls.class);
        if (known != null) {
            return (SignedCalls) known;
        }
        SignedCalls calls = new SignedCalls(
                region,
                endpoint,
                endpoint.isPresent()
                        ? STAND_IN
                        : DefaultCredentialsProvider.builder().build());
        made.put(SignedCalls.class, calls);
        return calls;
    }

    @Override
    public synchronized void close() {
        open.forEach(SdkAutoCloseable::close);
        open.clear();
        made.clear();
    }
}
