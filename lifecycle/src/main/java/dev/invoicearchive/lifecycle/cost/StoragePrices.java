package dev.invoicearchive.lifecycle.cost;

import dev.invoicearchive.lifecycle.cost.prices.PriceKey;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.util.Optional;

/** Which price belongs to a storage class. */
final class StoragePrices {
    private StoragePrices() {}

    static PriceKey kept(StorageClass storageClass) {
        return switch (storageClass) {
            case STANDARD -> PriceKey.S3_STANDARD;
            case STANDARD_IA -> PriceKey.S3_STANDARD_IA;
            case GLACIER_IR -> PriceKey.S3_GLACIER_IR;
            case GLACIER -> PriceKey.S3_GLACIER;
            case DEEP_ARCHIVE -> PriceKey.S3_DEEP_ARCHIVE;
        };
    }

    static PriceKey movedTo(StorageClass storageClass) {
        return switch (storageClass) {
            case STANDARD ->
                throw new IllegalArgumentException("Invalid transition: to STANDARD, expected a colder class.");
            case STANDARD_IA -> PriceKey.S3_TO_STANDARD_IA;
            case GLACIER_IR -> PriceKey.S3_TO_GLACIER_IR;
            case GLACIER -> PriceKey.S3_TO_GLACIER;
            case DEEP_ARCHIVE -> PriceKey.S3_TO_DEEP_ARCHIVE;
        };
    }

    /** A read of an object in a class that answers at once. */
    static PriceKey read(StorageClass storageClass) {
        return switch (storageClass) {
            case STANDARD_IA -> PriceKey.S3_READ_STANDARD_IA;
            case GLACIER_IR -> PriceKey.S3_READ_GLACIER_IR;
            default -> PriceKey.S3_READ;
        };
    }

    /** What is paid for the bytes of such a read, if anything. */
    static Optional<PriceKey> retrieved(StorageClass storageClass) {
        return switch (storageClass) {
            case STANDARD_IA -> Optional.of(PriceKey.S3_RETRIEVED_STANDARD_IA);
            case GLACIER_IR -> Optional.of(PriceKey.S3_RETRIEVED_GLACIER_IR);
            default -> Optional.empty();
        };
    }
}
