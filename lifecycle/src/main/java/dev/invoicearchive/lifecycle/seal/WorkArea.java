package dev.invoicearchive.lifecycle.seal;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bucket in which attempts lay down what is not yet published: the engine its files, the steps their lists. Each
 * attempt has names of its own, so that no attempt meets the leftovers of another. Nothing is removed here: the bucket
 * expires its objects by itself.
 */
public interface WorkArea {
    /** The name of the bucket. */
    String bucket();

    /** The content of an object. */
    InputStream open(String key) throws IOException;

    /** Puts an object, in place of one that is there. */
    void put(String key, byte[] content) throws IOException;
}
