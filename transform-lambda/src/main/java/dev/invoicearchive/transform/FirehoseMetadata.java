package dev.invoicearchive.transform;

import java.util.Map;

/** What a {@link FirehoseResult} says beside its bytes; the published class of the AWS library loses it. */
public final class FirehoseMetadata {
    /** Values for {@code !{partitionKeyFromLambda:...}} in the delivery stream's prefix. */
    public Map<String, String> partitionKeys;
}
