package dev.invoicearchive.lifecycle.integrity;

import java.util.Objects;

/**
 * One thing that is not as the manifests say.
 *
 * @param kind what is wrong
 * @param object the object's key; for what concerns no object, a word such as {@code chain}
 * @param expected in a few words, without content of documents
 * @param found in a few words, without content of documents
 */
public record Fault(Kind kind, String object, String expected, String found) {
    /** What can be wrong. The words follow those of CloudTrail's log file validation. */
    public enum Kind {
        /** Bytes were changed. */
        HASH("INVALID: hash value doesn't match"),
        /** It is not there. */
        NOT_FOUND("INVALID: not found"),
        /** It is there, but its place does not give it out, although it gives others. */
        UNREADABLE("INVALID: cannot be read"),
        /** Bytes that are nothing we know. */
        FORMAT("INVALID: invalid format"),
        /** Not signed by the key that it names. */
        SIGNATURE("INVALID: signature verification failed"),
        /** Signed by a key that the archive does not have. */
        KEY("INVALID: public key doesn't match"),
        /** A manifest that does not follow the one before it. */
        CHAIN("INVALID: doesn't follow the manifest before it"),
        /** A manifest that is older than the one before it. */
        TIME("INVALID: created before the manifest before it"),
        /** The head that was kept elsewhere is not in the chain. */
        HEAD("INVALID: kept head not found in the chain"),
        /** Another version than the one that was sealed. */
        REPLACED("INVALID: has been replaced"),
        /** More than the one version. */
        VERSIONS("INVALID: more than one version"),
        /** No manifest names it. */
        UNKNOWN("INVALID: not in any manifest"),
        /** It could be removed too early. */
        RETENTION("INVALID: retention doesn't match"),
        /** Its rows are not those that were sealed. */
        ROWS("INVALID: rows don't match"),
        /** A source event that became neither a row nor an error. */
        EVENT("INVALID: event not accounted for");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As it is printed. */
        public String words() {
            return words;
        }
    }

    public Fault {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(expected, "expected is null");
        Objects.requireNonNull(found, "found is null");
    }
}
