package dev.invoicearchive.lifecycle.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what every bucket behind the port promises: once, whole, in order, and locked. */
public abstract class ArchiveObjectsContract {
    private static final String SECRET = "4711-content-4711";

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

    @Test
    @DisplayName("gives back what was put, also nothing, under its size, ETag and time")
    void givesBackWhatWasPut() throws IOException {
        Instant before = now().truncatedTo(ChronoUnit.SECONDS);
        ObjectVersion version = objects().put(key("a.parquet"), bytes("one"));
        ObjectVersion empty = objects().put(key("empty"), new byte[0]);

        assertThat(text(version)).isEqualTo("one");
        assertThat(version.size()).isEqualTo(3);
        assertThat(version.newest()).isTrue();
        assertThat(version.deleteMarker()).isFalse();
        assertThat(version.storageClass()).isEqualTo(StorageClass.STANDARD);
        assertThat(version.versionId()).isNotEmpty();
        assertThat(version.eTag()).isNotEmpty().doesNotContain("\"");
        assertThat(version.createdAt()).isBetween(before, now());
        assertThat(version.createdAt().getNano()).isZero();
        assertThat(objects().find(key("a.parquet"))).contains(version);
        assertThat(objects().restoreState(version).stage()).isEqualTo(Stage.NOT_COLD);
        assertThat(text(empty)).isEmpty();
    }

    @Test
    @DisplayName("puts an object only once, and leaves the first as it is")
    void putsOnlyOnce() throws IOException {
        Optional<ObjectVersion> first = objects().putIfAbsent(key("once"), bytes("one"), Protection.NONE);
        Optional<ObjectVersion> second = objects().putIfAbsent(key("once"), bytes("two"), Protection.NONE);

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(text(objects().find(key("once")).orElseThrow())).isEqualTo("one");
        assertThat(list()).containsExactly(first.get());
    }

    @Test
    @DisplayName("of writers of one key at the same moment exactly one wins")
    void oneOfManyWritersWins() throws Exception {
        int writers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Optional<ObjectVersion>>> puts = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                byte[] content = bytes("writer " + i);
                puts.add(() -> objects().putIfAbsent(key("race"), content, Protection.NONE));
            }
            List<ObjectVersion> winners = new ArrayList<>();
            for (Future<Optional<ObjectVersion>> put : threads.invokeAll(puts)) {
                put.get().ifPresent(winners::add);
            }
            assertThat(winners).hasSize(1);
            assertThat(list()).isEqualTo(winners);
        } catch (ExecutionException e) {
            throw new AssertionError("A writer failed.", e);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("keeps every version of a key, the newest first, and each can be read")
    void keepsVersions() throws IOException, InterruptedException {
        ObjectVersion first = objects().put(key("versions"), bytes("one"));
        pass(Duration.ofSeconds(1));
        ObjectVersion second = objects().put(key("versions"), bytes("two"));

        assertThat(list()).extracting(ObjectVersion::versionId).containsExactly(second.versionId(), first.versionId());
        assertThat(list()).extracting(ObjectVersion::newest).containsExactly(true, false);
        assertThat(text(first)).isEqualTo("one");
        assertThat(text(second)).isEqualTo("two");
    }

    @Test
    @DisplayName("an object that was hidden is found no more, is listed with its marker, and may be put again")
    void listsWhatWasHidden() throws IOException, InterruptedException {
        ObjectVersion version = objects().put(key("hidden"), bytes("one"));
        pass(Duration.ofSeconds(1));
        hide(key("hidden"));

        assertThat(objects().find(key("hidden"))).isEmpty();
        assertThat(list()).extracting(ObjectVersion::deleteMarker).containsExactly(true, false);
        assertThat(list().get(0).size()).isZero();
        assertThat(list().get(1).newest()).isFalse();
        assertThat(text(version)).isEqualTo("one");
        assumeAble(Ability.PUTS_OVER_MARKERS);
        pass(Duration.ofSeconds(1));
        assertThat(objects().putIfAbsent(key("hidden"), bytes("two"), Protection.NONE))
                .isPresent();
        assertThat(text(objects().find(key("hidden")).orElseThrow())).isEqualTo("two");
    }

    @Test
    @DisplayName("lists by the bytes of UTF-8, whatever letters a key has, and nothing beside the prefix")
    void listsInOrder() throws IOException {
        assumeAble(Ability.LISTS_IN_ORDER);
        List<String> inOrder = List.of("A", "a b+c%25&=.txt", "a.b", "a/b", "b", "\u00e9", "\ue000", "\ud83d\ude00");
        List<String> shuffled = List.of("\ud83d\ude00", "b", "a/b", "\ue000", "A", "\u00e9", "a.b", "a b+c%25&=.txt");
        for (String name : shuffled) {
            objects().put(key("order/" + name), bytes(name));
        }
        objects().put(key("orders"), bytes("beside"));

        assertThat(list("order/"))
                .extracting(version -> version.key().substring(key("order/").length()))
                .containsExactlyElementsOf(inOrder);
        for (ObjectVersion version : list("order/")) {
            assertThat(text(version))
                    .isEqualTo(version.key().substring(key("order/").length()));
        }
    }

    @Test
    @DisplayName("lists everything when it comes in several parts, also a key whose versions are parted")
    void listsInParts() throws IOException {
        assumeAble(Ability.PARTS_VERSIONS);
        List<String> versions = new ArrayList<>();
        for (int i = 0; i < manyObjects(); i++) {
            String name = key(String.format("many/%04d", i / 2));
            versions.add(objects().put(name, bytes("x")).versionId() + name);
        }

        List<ObjectVersion> listed = list("many/");
        assertThat(listed)
                .extracting(version -> version.versionId() + version.key())
                .containsExactlyInAnyOrderElementsOf(versions);
        assertThat(listed).extracting(ObjectVersion::key).isSortedAccordingTo(KeyOrder.UTF_8);
        assertThat(listed.stream().filter(ObjectVersion::newest)).hasSize((manyObjects() + 1) / 2);
    }

    @Test
    @DisplayName("a version is protected from its first moment, and what protects it can be set later")
    void protects() throws IOException {
        assumeAble(Ability.LOCKS_AT_PUT);
        Retention retention = retention(RetentionMode.GOVERNANCE, 10);
        ObjectVersion version = objects()
                .putIfAbsent(key("locked"), bytes("one"), new Protection(Optional.of(retention), true))
                .orElseThrow();
        ObjectVersion open = objects().put(key("open"), bytes("two"));

        assertThat(objects().protection(version)).isEqualTo(new Protection(Optional.of(retention), true));
        assertThat(objects().protection(open)).isEqualTo(Protection.NONE);
        objects().hold(version, false);
        objects().hold(open, true);
        Retention longer = retention(RetentionMode.GOVERNANCE, 20);
        objects().retain(version, longer);
        objects().retain(version, longer);
        objects().retain(open, retention);
        assertThat(objects().protection(version)).isEqualTo(new Protection(Optional.of(longer), false));
        assertThat(objects().protection(open)).isEqualTo(new Protection(Optional.of(retention), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOVERNANCE", "COMPLIANCE"})
    @DisplayName("retention and hold of a version are what was set last")
    void keepsWhatWasSet(RetentionMode mode) throws IOException {
        ObjectVersion version = objects().put(key("set"), bytes("one"));
        objects().retain(version, retention(mode, 10));
        objects().hold(version, true);
        objects().retain(version, retention(mode, 11));

        assertThat(objects().protection(version)).isEqualTo(new Protection(Optional.of(retention(mode, 11)), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOVERNANCE", "COMPLIANCE"})
    @DisplayName("a retention is lengthened, never shortened, and its mode stays")
    void neverShortens(RetentionMode mode) throws IOException {
        assumeAble(Ability.ENFORCES_RETENTION);
        RetentionMode other = mode == RetentionMode.GOVERNANCE ? RetentionMode.COMPLIANCE : RetentionMode.GOVERNANCE;
        ObjectVersion version = objects().put(key("kept"), bytes(SECRET));
        objects().retain(version, retention(mode, 10));

        assertRefused(version, retention(mode, 9));
        assertRefused(version, retention(other, 10));
        assertRefused(version, retention(other, 11));
        assertThat(objects().protection(version).retention()).contains(retention(mode, 10));
        objects().retain(version, retention(mode, 11));
        assertThat(objects().protection(version).retention()).contains(retention(mode, 11));
    }

    @Test
    @DisplayName("a retention that has ended already is refused")
    void refusesAPastRetention() throws IOException {
        assumeAble(Ability.ENFORCES_RETENTION);
        ObjectVersion version = objects().put(key("late"), bytes(SECRET));
        assertRefused(version, retention(RetentionMode.GOVERNANCE, -1));
        assertThat(objects().protection(version)).isEqualTo(Protection.NONE);
    }

    @Test
    @DisplayName("copies an object of another bucket, whatever letters its key has, and only once")
    void copies() throws IOException {
        assumeAble(Ability.COPIES_ONLY_ONCE);
        String source = prefix() + "work/a b+1%20\u00e9.parquet";
        putElsewhere(source, bytes("sealed"));
        Optional<ObjectVersion> copy =
                objects().copyIfAbsent(otherBucket(), source, key("copy"), sha256("sealed"), Protection.NONE);

        assertThat(copy).isPresent();
        assertThat(text(copy.get())).isEqualTo("sealed");
        putElsewhere(source, bytes("other"));
        assertThat(objects().copyIfAbsent(otherBucket(), source, key("copy"), sha256("other"), Protection.NONE))
                .isEmpty();
        assertThat(list()).containsExactly(copy.get());
    }

    @Test
    @DisplayName("a copy is locked from its first moment")
    void locksACopy() throws IOException {
        assumeAble(Ability.LOCKS_AT_PUT);
        String source = prefix() + "work/locked";
        putElsewhere(source, bytes("sealed"));
        Protection protection = new Protection(Optional.of(retention(RetentionMode.GOVERNANCE, 10)), true);
        Optional<ObjectVersion> copy =
                objects().copyIfAbsent(otherBucket(), source, key("copy"), sha256("sealed"), protection);

        assertThat(objects().protection(copy.orElseThrow())).isEqualTo(protection);
    }

    @Test
    @DisplayName("copies nothing whose content is another, or that is gone, and says which, never what is in it")
    void refusesAnotherSource() throws IOException {
        String source = prefix() + "work/wrong";
        putElsewhere(source, bytes(SECRET));

        assertThatThrownBy(() ->
                        objects().copyIfAbsent(otherBucket(), source, key("copy"), sha256("right"), Protection.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(key("copy"))
                .hasMessageContaining(source)
                .hasMessageContaining(sha256(SECRET))
                .hasMessageNotContaining(SECRET);
        assertThatThrownBy(() -> objects()
                        .copyIfAbsent(otherBucket(), source + ".gone", key("copy"), sha256("x"), Protection.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(source + ".gone");
        assertThat(list()).isEmpty();
    }

    @Test
    @DisplayName("a version that is not there is a failure that names its key")
    void namesWhatIsMissing() throws IOException {
        ObjectVersion version = objects().put(key("there"), bytes("one"));
        ObjectVersion missing = new ObjectVersion(
                key("missing"), version.versionId(), 1, "", now(), StorageClass.STANDARD, true, false);

        assertThatThrownBy(() -> text(missing))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(ColdObjectException.class)
                .hasMessageContaining(key("missing"));
        assertThat(objects().find(key("missing"))).isEmpty();
        assertThat(list("nothing/")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GLACIER", "DEEP_ARCHIVE"})
    @DisplayName("a cold version is read only after it was restored, and for as long as was asked")
    void readsColdOnlyWhenRestored(StorageClass cold) throws IOException, InterruptedException {
        assumeAble(Ability.COLD_CLASSES);
        ObjectVersion version = objects().put(key("cold"), bytes(SECRET));
        move(version, cold);

        assertThat(list().get(0).storageClass()).isEqualTo(cold);
        assertThat(objects().find(key("cold")).orElseThrow().storageClass()).isEqualTo(cold);
        assertThatThrownBy(() -> text(version))
                .isInstanceOf(ColdObjectException.class)
                .hasMessageContaining(key("cold"));
        assertThat(objects().restoreState(version).stage()).isEqualTo(Stage.COLD);
        objects().restore(version, 3, RetrievalTier.STANDARD);
        objects().restore(version, 3, RetrievalTier.STANDARD);
        assertThat(objects().restoreState(version).stage()).isEqualTo(Stage.IN_PROGRESS);
        assertThatThrownBy(() -> text(version)).isInstanceOf(ColdObjectException.class);
        pass(Duration.ofHours(12));
        RestoreState restored = objects().restoreState(version);
        assertThat(restored.stage()).isEqualTo(Stage.RESTORED);
        assertThat(restored.readableUntil().orElseThrow())
                .isBetween(now().plus(Duration.ofDays(2)), now().plus(Duration.ofDays(4)));
        assertThat(text(version)).isEqualTo(SECRET);
        objects().restore(version, 10, RetrievalTier.STANDARD);
        pass(Duration.ofDays(8));
        assertThat(text(version)).isEqualTo(SECRET);
        pass(Duration.ofDays(4));
        assertThat(objects().restoreState(version).stage()).isEqualTo(Stage.COLD);
        assertThatThrownBy(() -> text(version)).isInstanceOf(ColdObjectException.class);
    }

    @Test
    @DisplayName("refuses a tier that the class does not know, and to restore what is not cold")
    void refusesAnUnknownTier() throws IOException {
        assumeAble(Ability.COLD_CLASSES);
        ObjectVersion deep = objects().put(key("deep"), bytes(SECRET));
        ObjectVersion warm = objects().put(key("warm"), bytes(SECRET));
        move(deep, StorageClass.DEEP_ARCHIVE);

        assertThatThrownBy(() -> objects().restore(deep, 1, RetrievalTier.EXPEDITED))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(key("deep"));
        assertThatThrownBy(() -> objects().restore(warm, 1, RetrievalTier.STANDARD))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(key("warm"));
        assertThat(objects().restoreState(deep).stage()).isEqualTo(Stage.COLD);
    }

    /** A key of this test. */
    protected final String key(String name) {
        return prefix() + name;
    }

    private void assertRefused(ObjectVersion version, Retention retention) {
        assertThatThrownBy(() -> objects().retain(version, retention))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(version.key())
                .hasMessageNotContaining(SECRET);
    }

    private void assumeAble(Ability ability) {
        Optional<String> reason = lacking(ability);
        assumeTrue(reason.isEmpty(), () -> "This place lacks " + ability + ": " + reason.orElseThrow());
    }

    private List<ObjectVersion> list() throws IOException {
        return list("");
    }

    private List<ObjectVersion> list(String below) throws IOException {
        List<ObjectVersion> found = new ArrayList<>();
        objects().versions(key(below), found::add);
        return found;
    }

    private String text(ObjectVersion version) throws IOException {
        try (InputStream content = objects().open(version)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Retention retention(RetentionMode mode, int days) {
        return new Retention(mode, now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
