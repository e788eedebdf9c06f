package dev.invoicearchive.lifecycle.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.objects.Protection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk along the chain, its change of key, and its start in the middle. */
class ChainTest {
    @TempDir
    private Path folder;

    private FileSigningKey oldKey;
    private FileSigningKey newKey;
    private final VersionedObjects objects = new VersionedObjects(Manifests.NOON);
    private final ManifestStore store = new ManifestStore(objects);

    @BeforeEach
    void makeKeys() throws IOException {
        oldKey = FileSigningKey.openOrCreate(folder.resolve("old.pem"));
        newKey = FileSigningKey.openOrCreate(folder.resolve("new.pem"));
    }

    @Test
    @DisplayName("After an entry signed by the old key the new key signs, and the pin on the first key still holds")
    void theKeyChanges() throws IOException {
        publish(oldKey);
        publishKeyChange();
        publish(newKey);
        publish(newKey);

        List<Long> proven = new ArrayList<>();
        ChainReport report = new Chain(objects, Optional.of(oldKey.publicKey()), Optional.empty())
                .walk((manifest, isProven) -> {
                    assertThat(isProven).isTrue();
                    proven.add(manifest.sequence());
                });

        assertThat(report.faults()).isEmpty();
        assertThat(report.keyFromArchive()).isFalse();
        assertThat(proven).containsExactly(1L, 2L, 3L, 4L);
        assertThat(report.head().orElseThrow().keyId())
                .isEqualTo(PublicKeyFile.entry(newKey.publicKey()).id());
    }

    @Test
    @DisplayName("A new key that the old one did not announce is refused, and so is the old one after the change")
    void anUnannouncedKeyIsRefused() throws IOException {
        publish(oldKey);
        publish(newKey);
        assertThat(faults()).containsExactly(Kind.KEY);

        objects.erase(ManifestKeys.signature(2, store.find(2).orElseThrow().sha256()));
        objects.erase(ManifestKeys.manifest(2));
        publishKeyChange();
        publish(oldKey);
        assertThat(faults()).containsExactly(Kind.KEY);
    }

    @Test
    @DisplayName(
            "A walk from a manifest that is known to be good proves what came after it, and calls nothing a leftover")
    void theWalkMayBeginInTheMiddle() throws IOException {
        publish(oldKey);
        publish(oldKey);
        SignedManifest good = store.head().orElseThrow();
        publish(oldKey);

        ChainReport report = new Chain(objects, Optional.empty(), Optional.empty())
                .walkFrom(good, (manifest, isProven) -> assertThat(manifest.sequence())
                        .isEqualTo(3));

        assertThat(report.faults()).isEmpty();
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.valid()).isEqualTo(1);
    }

    @Test
    @DisplayName("A signature far behind the chain's end betrays that manifests were taken away")
    void aLonelySignatureIsAFault() throws IOException {
        publish(oldKey);
        publish(oldKey);
        publish(oldKey);
        objects.erase(ManifestKeys.manifest(2));
        objects.erase(ManifestKeys.manifest(3));

        assertThat(faults()).containsExactly(Kind.NOT_FOUND);
    }

    @Test
    void anObjectThatIsNoManifestIsAFault() throws IOException {
        publish(oldKey);
        objects.put("manifests/readme.txt", new byte[1]);

        assertThat(faults()).containsExactly(Kind.UNKNOWN);
    }

    @Test
    void anEmptyPlaceHasNoHeadAndNoFault() throws IOException {
        ChainReport report = new Chain(objects, Optional.empty(), Optional.empty()).walk((manifest, isProven) -> {
            throw new AssertionError("No manifest is there.");
        });

        assertThat(report.head()).isEmpty();
        assertThat(report.faults()).isEmpty();
    }

    private List<Kind> faults() throws IOException {
        return new Chain(objects, Optional.of(oldKey.publicKey()), Optional.empty())
                .walk((manifest, isProven) -> assertThat(manifest).isNotNull()).faults().stream()
                        .map(Fault::kind)
                        .toList();
    }

    private void publish(SigningKey key) throws IOException {
        Optional<SignedManifest> head = store.head();
        Manifest next = Manifests.following(head, PublicKeyFile.entry(key.publicKey()), time(head));
        assertThat(store.publish(SignedManifest.sign(next, key), Protection.NONE))
                .isTrue();
    }

    private void publishKeyChange() throws IOException {
        SignedManifest head = store.head().orElseThrow();
        Manifest change = KeyChange.after(head, newKey.publicKey(), time(Optional.of(head)));
        assertThat(store.publish(SignedManifest.sign(change, oldKey), Protection.NONE))
                .isTrue();
    }

    private static Instant time(Optional<SignedManifest> head) {
        return head.map(last -> last.manifest().createdAt().plus(Duration.ofHours(1)))
                .orElse(Manifests.NOON);
    }
}
