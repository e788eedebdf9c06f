package dev.invoicearchive.lifecycle.objects;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The objects of one bucket. Every method may be repeated after a failure. A failure of the place itself is an
 * {@link IOException} whose message names the key; what the rules of the bucket forbid is a {@link RefusedException}.
 */
public interface ArchiveObjects {
    /** Takes versions as they are listed. */
    interface Visitor {
        void visit(ObjectVersion version) throws IOException;
    }

    /**
     * Every version and delete marker of every object whose key begins with {@code prefix}: in the order of the keys (by
     * UTF-8 bytes), the versions of a key from the newest to the oldest. Reads on as it goes, so that the number of
     * objects does not matter.
     */
    void versions(String prefix, Visitor visitor) throws IOException;

    /** The version that a reader gets who names none; empty if there is none, or a delete marker. */
    Optional<ObjectVersion> find(String key) throws IOException;

    /**
     * The content of exactly this version.
     *
     * @throws ColdObjectException if it must be restored first
     * @throws IOException if the version is gone or cannot be read
     */
    InputStream open(ObjectVersion version) throws IOException;

    /**
     * Puts an object only if there is none of that key.
     *
     * @param protection retention and hold that the version has from its first moment
     * @return the version, or empty if there already is an object of that key, which stays as it is
     */
    Optional<ObjectVersion> putIfAbsent(String key, byte[] content, Protection protection) throws IOException;

    /** Puts an object, as a new version if there is one: for what is derived and may be made again. */
    ObjectVersion put(String key, byte[] content) throws IOException;

    /**
     * Copies an object of another bucket, only if there is none of that key here.
     *
     * @param bucket where it is
     * @param sourceKey its key there
     * @param sha256 of its content, hexadecimal; the copy is refused if it has another
     * @param protection retention and hold that the version has from its first moment
     * @return the version, or empty if there already is an object of that key, which stays as it is
     * @throws IOException also if the source is gone or has other content
     */
    Optional<ObjectVersion> copyIfAbsent(
            String bucket, String sourceKey, String key, String sha256, Protection protection) throws IOException;

    /** What protects a version. */
    Protection protection(ObjectVersion version) throws IOException;

    /**
     * Sets or lengthens a retention. The one in place may be set again, whenever it ends.
     *
     * @throws RefusedException if it would be shorter than the one in place, or of another mode while that lasts; also if
     *     it ends in the past
     */
    void retain(ObjectVersion version, Retention retention) throws IOException;

    /** Puts a legal hold on a version, or takes it away. */
    void hold(ObjectVersion version, boolean held) throws IOException;

    /** Whether a version can be read, and what has been asked for. */
    RestoreState restoreState(ObjectVersion version) throws IOException;

    /**
     * Asks for a readable copy of a cold version. Asking again changes how long it stays.
     *
     * @param days how long the copy stays
     * @throws RefusedException if the class does not know the tier
     */
    void restore(ObjectVersion version, int days, RetrievalTier tier) throws IOException;
}
