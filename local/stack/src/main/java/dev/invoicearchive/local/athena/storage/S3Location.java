package dev.invoicearchive.local.athena.storage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in S3.
 *
 * @param bucket its name
 * @param key of an object, or the beginning of many; without a slash at either end; may be empty
 */
public record S3Location(String bucket, String key) {
    private static final Pattern FORM = Pattern.compile("s3[an]?://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

    /** The location that a text spells; empty if it spells none or one that leads out of its bucket. */
    public static Optional<S3Location> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String key = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("/+$", "");
        return key.isEmpty() || isKey(key) ? Optional.of(new S3Location(matcher.group(1), key)) : Optional.empty();
    }

    /** Whether a text can be a key, or a part of one between slashes, that leads nowhere but down. */
    public static boolean isKey(String text) {
        return List.of(text.split("/", -1)).stream().allMatch(S3Location::isPlain);
    }

    /** The place of something below this one. */
    public S3Location resolve(String name) {
        return new S3Location(bucket, key.isEmpty() ? name : key + "/" + name);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }

    private static boolean isPlain(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(letter -> letter < ' ' || letter == '\\' || letter == 0x7f);
    }
}
