package dev.invoicearchive.lifecycle.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.RestoreState.Stage;
import dev.invoicearchive.lifecycle.retention.StorageClass;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proves what every bucket behind the port promises: once, whole, in order, and locked. */
public abstract class ArchiveObjectsContract extends LockContract {
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
        assumeAble(Ability.ONE_WINNER);
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
    @DisplayName("copies an object of another bucket, whatever letters its key has, and only once")
    void copies() throws IOException {
        String source = prefix() + "work/a b+1%20\u00e9.parquet";
        putElsewhere(source, bytes("sealed"));
        Optional<ObjectVersion> copy =
                objects().copyIfAbsent(otherBucket(), source, key("copy"), sha256("sealed"), Protection.NONE);

        assertThat(copy).isPresent();
        assertThat(text(copy.get())).isEqualTo("sealed");
        assumeAble(Ability.COPIES_ONLY_ONCE);
        putElsewhere(source, bytes("other"));
        assertThat(objects().copyIfAbsent(otherBucket(), source, key("copy"), sha256("other"), Protection.NONE))
                .isEmpty();
        assertThat(list()).containsExactly(copy.get());
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
}
