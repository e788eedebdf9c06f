package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.ManifestKeys;
import dev.invoicearchive.lifecycle.integrity.ManifestStore;
import dev.invoicearchive.lifecycle.integrity.PublicKeyFile;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import dev.invoicearchive.lifecycle.integrity.SigningKey;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** The chain in the archive bucket, locked as long as everything that it names. */
public final class StoredManifests implements SealManifests {
    private final ManifestStore store;
    private final SigningKey signingKey;
    private final Locks locks;
    private final OpenHolds holds;

    /** The chain among these objects. */
    public StoredManifests(
            ArchiveObjects objects, SigningKey signingKey, SealSettings settings, OpenHolds holds, Clock clock) {
        this.store = new ManifestStore(objects);
        this.signingKey = Objects.requireNonNull(signingKey, "signingKey is null");
        this.locks = new Locks(objects, settings, clock);
        this.holds = Objects.requireNonNull(holds, "holds is null");
    }

    @Override
    public Optional<SignedManifest> head() throws IOException {
        return store.head();
    }

    @Override
    public void after(long sequence, Visitor visitor) throws IOException {
        long next = sequence + 1;
        for (Optional<SignedManifest> found = store.find(next); found.isPresent(); found = store.find(next)) {
            visitor.visit(found.get().manifest());
            next++;
        }
    }

    @Override
    public Manifest.PublicKeyEntry key() throws IOException {
        return PublicKeyFile.entry(signingKey.publicKey());
    }

    @Override
    public Optional<SignedManifest> publish(Manifest manifest) throws IOException {
        SignedManifest signed = SignedManifest.sign(manifest, signingKey);
        boolean held = !manifest.days().isEmpty()
                && holds.current()
                        .covers(
                                ManifestKeys.manifest(manifest.sequence()),
                                new DayRange(
                                        manifest.days().get(0).day(),
                                        manifest.days()
                                                .get(manifest.days().size() - 1)
                                                .day()));
        return store.publish(signed, locks.ofNewVersion(held)) ? Optional.of(signed) : Optional.empty();
    }
}
