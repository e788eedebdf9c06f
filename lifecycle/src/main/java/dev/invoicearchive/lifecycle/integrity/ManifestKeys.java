package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.model.ObjectKeys;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of manifests and of their signatures. */
public final class ManifestKeys {
    /** Where they lie in the archive bucket. */
    public static final String PREFIX = ObjectKeys.MANIFESTS;

    private static final Pattern MANIFEST = Pattern.compile(Pattern.quote(PREFIX) + "([0-9]{8})\\.json");
    private static final Pattern SIGNATURE = Pattern.compile(Pattern.quote(PREFIX) + "([0-9]{8})-[0-9a-f]{16}\\.sig");
    private static final int HASH_DIGITS = 16;

    private ManifestKeys() {}

    /** {@code manifests/00000012.json}. */
    public static String manifest(long sequence) {
        return PREFIX + String.format(Locale.ROOT, "%08d", sequence) + ".json";
    }

    /**
     * {@code manifests/00000012-0123456789abcdef.sig}.
     *
     * @param sha256 of the manifest's bytes, hexadecimal
     */
    public static String signature(long sequence, String sha256) {
        return PREFIX + String.format(Locale.ROOT, "%08d", sequence) + "-" + sha256.substring(0, HASH_DIGITS) + ".sig";
    }

    /** The sequence number of a manifest's key; empty if it is the key of something else. */
    public static OptionalLong sequenceOfManifest(String key) {
        return sequence(MANIFEST.matcher(key));
    }

    /** The sequence number of a signature's key; empty if it is the key of something else. */
    public static OptionalLong sequenceOfSignature(String key) {
        return sequence(SIGNATURE.matcher(key));
    }

    private static OptionalLong sequence(Matcher matcher) {
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
