package dev.invoicearchive.lifecycle.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.Protection;
import dev.invoicearchive.lifecycle.objects.Retention;
import dev.invoicearchive.lifecycle.objects.RetentionMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests are published once each, with their signatures, and found again. */
class ManifestStoreTest {
    private static final Protection LOCKED = new Protection(
            Optional.of(new Retention(RetentionMode.GOVERNANCE, Manifests.NOON.plus(Duration.ofDays(2557)))), false);

    @TempDir
    private Path folder;

    private FileSigningKey key;
    private final VersionedObjects objects = new VersionedObjects(Manifests.NOON);
    private final ManifestStore store = new ManifestStore(objects);

    @BeforeEach
    void makeKey() throws IOException {
        key = FileSigningKey.openOrCreate(folder.resolve("key.pem"));
    }

    @Test
    void anEmptyArchiveHasNoHead() throws IOException {
        assertThat(store.head()).isEmpty();
        assertThat(store.find(1)).isEmpty();
    }

    @Test
    @DisplayName("What is published is the head, locked, its signature beside it under the manifest's hash")
    void theHeadIsWhatWasPublished() throws IOException {
        SignedManifest first = next("a");
        assertThat(store.publish(first, LOCKED)).isTrue();
        SignedManifest second = next("b");
        assertThat(store.publish(second, LOCKED)).isTrue();

        assertThat(store.head().orElseThrow().sha256()).isEqualTo(second.sha256());
        assertThat(store.find(1).orElseThrow().asPrevious())
                .isEqualTo(second.manifest().previous().orElseThrow());
        assertThat(objects.keys(""))
                .containsExactlyInAnyOrder(
                        "manifests/00000001.json",
                        "manifests/00000001-" + first.sha256().substring(0, 16) + ".sig",
                        "manifests/00000002.json",
                        "manifests/00000002-" + second.sha256().substring(0, 16) + ".sig");
        for (String object : objects.keys("")) {
            assertThat(objects.protection(objects.find(object).orElseThrow())).isEqualTo(LOCKED);
        }
    }

    @Test
    @DisplayName("Of two manifests of one number one wins; the loser learns it, and its signature does no harm")
    void oneWins() throws IOException {
        SignedManifest winner = next("winner");
        SignedManifest loser = next("loser");

        assertThat(store.publish(winner, LOCKED)).isTrue();
        assertThat(store.publish(loser, LOCKED)).isFalse();
        assertThat(store.publish(winner, LOCKED)).as("repeated").isTrue();

        assertThat(store.head().orElseThrow().sha256()).isEqualTo(winner.sha256());
        assertThat(objects.keys("")).hasSize(3);
    }

    @Test
    void nothingIsBuiltOnAnAlteredHead() throws IOException {
        store.publish(next("a"), LOCKED);
        objects.alter("manifests/00000001.json", bytes -> {
            bytes[20] ^= 1;
            return bytes;
        });

        assertThatThrownBy(store::head)
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("manifests/00000001.json");
    }

    @Test
    void nothingIsBuiltOnARemovedManifest() throws IOException {
        store.publish(next("a"), LOCKED);
        store.publish(next("b"), LOCKED);
        objects.delete("manifests/00000002.json");

        assertThatThrownBy(store::head)
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("manifests/00000002.json: removed or put again");
    }

    @Test
    void nothingIsBuiltOnAManifestWithoutSignature() throws IOException {
        SignedManifest first = next("a");
        store.publish(first, LOCKED);
        objects.erase(ManifestKeys.signature(1, first.sha256()));

        assertThatThrownBy(store::head)
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining("Missing signature manifests/00000001-");
    }

    private SignedManifest next(String attempt) throws IOException {
        Manifest.PublicKeyEntry entry = PublicKeyFile.entry(key.publicKey());
        Manifest following = Manifests.following(store.head(), entry, Manifests.NOON);
        Manifest named = new Manifest(
                following.sequence(),
                following.createdAt(),
                following.previous(),
                entry,
                following.nextKey(),
                following.schemaVersion(),
                following.rulesSha256(),
                attempt,
                following.sealedThrough(),
                following.days(),
                following.rollups());
        return SignedManifest.sign(named, key);
    }
}
