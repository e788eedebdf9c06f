package dev.invoicearchive.local.store;

import static dev.invoicearchive.local.store.StoreUnderTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.RefusedException;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.local.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that nothing protected can be removed or loosened, by whom it may be, and that everything else can. */
class ObjectLockTest {
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");
    private static final Instant SOON = START.plus(Duration.ofDays(10));
    private static final Instant LATER = START.plus(Duration.ofDays(20));

    private final SteppingClock clock = new SteppingClock(START);

    @TempDir
    private Path folder;

    private DirectoryObjectStore store;
    private String id;

    @BeforeEach
    void put() throws IOException {
        store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");
        id = store.put("k", bytes("one"), Protection.NONE).versionId();
    }

    @Test
    @DisplayName("compliance: nobody shortens, removes the retention, weakens the mode or deletes the version")
    void nobodyPassesCompliance() throws IOException {
        retain(RetentionMode.COMPLIANCE, LATER, false);
        for (boolean bypass : new boolean[] {false, true}) {
            assertRefused(() -> retain(RetentionMode.COMPLIANCE, SOON, bypass));
            assertRefused(() -> retain(RetentionMode.GOVERNANCE, LATER, bypass));
            assertRefused(() -> store.retain("k", id, Optional.empty(), bypass));
            assertRefused(() -> store.remove("k", id, bypass));
        }
        assertThat(store.read(store.versions("k").get(0))).isEqualTo(bytes("one"));
        retain(RetentionMode.COMPLIANCE, LATER.plusSeconds(1), false);
    }

    @Test
    @DisplayName("governance: only who says so passes it over")
    void governanceMustBePassedOverInWords() throws IOException {
        retain(RetentionMode.GOVERNANCE, LATER, false);
        assertRefused(() -> retain(RetentionMode.GOVERNANCE, SOON, false));
        assertRefused(() -> retain(RetentionMode.COMPLIANCE, LATER, false));
        assertRefused(() -> store.retain("k", id, Optional.empty(), false));
        assertRefused(() -> store.remove("k", id, false));

        retain(RetentionMode.GOVERNANCE, SOON, true);
        retain(RetentionMode.COMPLIANCE, SOON, true);
        assertRefused(() -> store.remove("k", id, true));
    }

    @Test
    @DisplayName("a version in governance is deleted by who passes it over, and by anybody once its time has passed")
    void governanceEnds() throws IOException {
        retain(RetentionMode.GOVERNANCE, SOON, false);
        String other = store.put("k", bytes("two"), Protection.NONE).versionId();
        store.retain("k", other, Optional.of(new Retention(RetentionMode.GOVERNANCE, LATER)), false);
        store.remove("k", other, true);
        clock.pass(Duration.ofDays(10));
        store.remove("k", id, false);

        assertThat(store.page("", "", 10)).isEmpty();
        StoreUnderTest.assertConsistent(store, "all removed");
    }

    @Test
    @DisplayName("a legal hold outlives every retention and cannot be passed over, only released")
    void legalHoldIsStrongest() throws IOException {
        retain(RetentionMode.GOVERNANCE, SOON, false);
        store.hold("k", id, true);
        clock.pass(Duration.ofDays(3_000));
        assertRefused(() -> store.remove("k", id, false));
        assertRefused(() -> store.remove("k", id, true));
        store.hold("k", id, false);
        assertThatCode(() -> store.remove("k", id, false)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("a delete marker hides a protected object, holds nothing to protect, and goes again")
    void hidingIsNoRemoval() throws IOException {
        retain(RetentionMode.COMPLIANCE, LATER, false);
        StoredVersion marker = store.hide("k");

        assertThat(store.visible("k")).isEmpty();
        assertThat(store.folder().resolve("k")).doesNotExist();
        assertRefused(() -> store.hold("k", marker.versionId(), true));
        store.remove("k", marker.versionId(), false);
        assertThat(store.visible("k").orElseThrow().versionId()).isEqualTo(id);
        assertThat(store.folder().resolve("k")).hasContent("one");
    }

    @Test
    @DisplayName("the same retention may be set again after it has ended, another one of the past may not")
    void repeatsWhatIsThere() throws IOException {
        retain(RetentionMode.COMPLIANCE, SOON, false);
        clock.pass(Duration.ofDays(11));
        retain(RetentionMode.COMPLIANCE, SOON, false);
        assertRefused(() -> retain(RetentionMode.COMPLIANCE, SOON.plusSeconds(1), false));
        retain(RetentionMode.GOVERNANCE, LATER, false);
    }

    @Test
    @DisplayName("everything is as it was after a restart")
    void survivesARestart() throws IOException {
        retain(RetentionMode.COMPLIANCE, LATER, false);
        store.hold("k", id, true);
        store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, "bucket");

        assertThat(store.find("k", id).orElseThrow().protection())
                .isEqualTo(new Protection(Optional.of(new Retention(RetentionMode.COMPLIANCE, LATER)), true));
        assertRefused(() -> store.remove("k", id, true));
    }

    private void retain(RetentionMode mode, Instant until, boolean bypass) throws IOException {
        store.retain("k", id, Optional.of(new Retention(mode, until)), bypass);
    }

    private interface Refused {
        void run() throws IOException;
    }

    private static void assertRefused(Refused work) {
        assertThatThrownBy(work::run)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Cannot")
                .hasMessageContaining("k version");
    }
}
