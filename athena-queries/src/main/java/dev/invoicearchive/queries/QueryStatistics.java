package dev.invoicearchive.queries;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a statement cost.
 *
 * @param queryId the service's identity of the execution
 * @param scannedBytes bytes that the engine read
 * @param engineTime how long the engine worked
 * @param manifest where the list of the files lies that the statement wrote, such as {@code s3://bucket/id-manifest.csv}, one
 *     location to a line; empty if it wrote none
 */
public record QueryStatistics(String queryId, long scannedBytes, Duration engineTime, Optional<String> manifest) {
    public QueryStatistics {
        Objects.requireNonNull(queryId, "queryId is null");
        Objects.requireNonNull(engineTime, "engineTime is null");
        Objects.requireNonNull(manifest, "manifest is null");
    }
}
