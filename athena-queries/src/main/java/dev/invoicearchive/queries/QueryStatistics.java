package dev.invoicearchive.queries;

import java.time.Duration;

/**
 * What a statement cost.
 *
 * @param queryId the service's identity of the execution
 * @param scannedBytes bytes that the engine read
 * @param engineTime how long the engine worked
 */
public record QueryStatistics(String queryId, long scannedBytes, Duration engineTime) {}
