package dev.invoicearchive.local.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A versioned bucket, as far as the archive needs one. Nothing is ever overwritten: a second put adds a version. */
public interface ObjectStore {
    /**
     * Puts an object; it is visible as a whole or not at all.
     *
     * @throws IOException if it cannot be written; it may be repeated
     */
    StoredObject put(String key, byte[] content) throws IOException;

    /** The newest version of an object, empty if there is none. */
    Optional<StoredObject> head(String key);

    /** Every version of an object, oldest first. */
    List<StoredObject> versions(String key);

    /** The newest version of every object whose key begins with {@code prefix}, in the order of the keys. */
    List<StoredObject> list(String prefix);

    /**
     * The content of one version.
     *
     * @throws IOException if the version does not exist or cannot be read
     */
    byte[] read(StoredObject version) throws IOException;
}
