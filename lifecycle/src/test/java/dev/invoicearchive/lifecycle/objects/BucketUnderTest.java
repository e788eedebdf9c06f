package dev.invoicearchive.lifecycle.objects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A bucket behind the port, and what a proof needs to know of it. */
public abstract class BucketUnderTest {
    static final String SECRET = "4711-content-4711";

    /** The bucket under test. It may hold the objects of other tests: each test has a prefix of its own. */
    protected abstract ArchiveObjects objects();

    /** Ends with a slash; no other test of the same bucket has it. */
    protected abstract String prefix();

    /** The name of another bucket. */
    protected abstract String otherBucket();

    /** Puts an object into the other bucket. */
    protected abstract void putElsewhere(String key, byte[] content) throws IOException;

    /** Puts a delete marker. */
    protected abstract void hide(String key) throws IOException;

    /** The bucket's time. */
    protected abstract Instant now();

    /** How many objects make a list of several parts. */
    protected abstract int manyObjects();

    /** What the place cannot do, told why; empty if it can. */
    protected abstract Optional<String> lacking(Ability ability);

    /** Moves an object to a class, as a rule would. */
    protected abstract void move(ObjectVersion version, StorageClass storageClass) throws IOException;

    /** Lets time go by. */
    protected abstract void pass(Duration duration) throws InterruptedException;

    /** What not every place can do. */
    protected enum Ability {
        /** Refuses what a retention forbids. */
        ENFORCES_RETENTION,
        /** Lets one of several writers of the same moment win. */
        ONE_WINNER,
        /** Refuses a copy onto an object that is there. */
        COPIES_ONLY_ONCE,
        /** Lists in the order of UTF-8. */
        LISTS_IN_ORDER,
        /** Goes on within a key whose versions are in two parts of a list. */
        PARTS_VERSIONS,
        /** Takes an object that is hidden for one that is not there. */
        PUTS_OVER_MARKERS,
        /** Takes retention and hold together with an object, and says of a version that it has neither. */
        LOCKS_AT_PUT,
        /** Knows classes that must be restored first. */
        COLD_CLASSES
    }

    /** A key of this test. */
    final String key(String name) {
        return prefix() + name;
    }

    final void assumeAble(Ability ability) {
        Optional<String> reason = lacking(ability);
        assumeTrue(reason.isEmpty(), () -> "This place lacks " + ability + ": " + reason.orElseThrow());
    }

    final List<ObjectVersion> list() throws IOException {
        return list("");
    }

    final List<ObjectVersion> list(String below) throws IOException {
        List<ObjectVersion> found = new ArrayList<>();
        objects().versions(key(below), found::add);
        return found;
    }

    final String text(ObjectVersion version) throws IOException {
        try (InputStream content = objects().open(version)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    final Retention retention(RetentionMode mode, int days) {
        return new Retention(mode, now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
