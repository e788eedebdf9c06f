package dev.invoicearchive.auditor.doctor;

import java.util.List;
import java.util.Map;

/** Firehose's delivery streams. */
@FunctionalInterface
public interface DeliveryStreams {
    /** A delivery stream with its one destination. */
    Delivery delivery(String name);

    /**
     * A delivery stream.
     *
     * @param status such as {@code ACTIVE}
     * @param type {@code KinesisStreamAsSource} or {@code DirectPut}
     * @param keyArn of our key that encrypts what waits; empty text if none does
     * @param destination where it writes
     * @param backup where the untransformed records go; null if nowhere
     */
    record Delivery(String status, String type, String keyArn, Destination destination, Destination backup) {}

    /**
     * One end in S3.
     *
     * @param bucketArn of the bucket
     * @param prefix of the keys, unevaluated
     * @param errorPrefix of what failed
     * @param extension of the object's name
     * @param compression such as {@code UNCOMPRESSED}
     * @param bufferMegabytes when an object is written at the latest, by size
     * @param bufferSeconds and by time
     * @param keyArn that encrypts the objects; empty text if none is named
     * @param partitioning whether it is dynamic; false for a backup
     * @param conversion whether formats are converted; false for a backup
     * @param processors every processor's type, and for a Lambda its parameters; empty for a backup
     */
    record Destination(
            String bucketArn,
            String prefix,
            String errorPrefix,
            String extension,
            String compression,
            int bufferMegabytes,
            int bufferSeconds,
            String keyArn,
            boolean partitioning,
            boolean conversion,
            List<Processor> processors) {
        public Destination {
            processors = List.copyOf(processors);
        }
    }

    /**
     * Something done to records on their way.
     *
     * @param type such as {@code Lambda}
     * @param parameters by name
     */
    record Processor(String type, Map<String, String> parameters) {
        public Processor {
            parameters = Map.copyOf(parameters);
        }
    }
}
