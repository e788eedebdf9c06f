package dev.invoicearchive.local.firehose;

/** Delivery settings for tests: as deployed, but for what a test is about. */
final class TestSettings {
    private TestSettings() {}

    static DeliverySettings with(PrefixTemplate prefix, int activePartitionsMax) {
        DeliverySettings archive = DeliverySettings.ARCHIVE;
        return new DeliverySettings(
                archive.streamName(),
                archive.source(),
                prefix,
                archive.sourcePrefix(),
                archive.errorPrefix(),
                archive.fileExtension(),
                archive.lambdaBufferBytes(),
                archive.lambdaBufferInterval(),
                archive.partitionBufferBytes(),
                archive.partitionBufferInterval(),
                activePartitionsMax,
                archive.lambdaRetries());
    }
}
