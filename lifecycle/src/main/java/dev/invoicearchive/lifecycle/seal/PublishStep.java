package dev.invoicearchive.lifecycle.seal;

import dev.invoicearchive.format.ArchiveSchema;
import dev.invoicearchive.lifecycle.integrity.Manifest;
import dev.invoicearchive.lifecycle.integrity.SignedManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Signs a checked seal, unless another sealer has taken its number. */
public final class PublishStep {
    private final SealPorts ports;
    private final SealSettings settings;
    private final SealHistory history;

    PublishStep(SealPorts ports, SealSettings settings, SealHistory history) {
        this.ports = ports;
        this.settings = settings;
        this.history = history;
    }

    /**
     * Publishes.
     *
     * @return the manifest; empty if another one follows the manifest that the plan was made after
     */
    public Optional<SignedManifest> publish(SealPlan plan, CheckedSeal checked) throws IOException {
        Optional<SignedManifest> head = history.refresh();
        if (!head.map(SignedManifest::asPrevious).equals(plan.previous())) {
            return Optional.empty();
        }
        ManifestEntries entries = entries(checked);
        return ports.manifests()
                .publish(new Manifest(
                        plan.previous().map(Manifest.Previous::sequence).orElse(0L) + 1,
                        createdAt(head),
                        plan.previous(),
                        ports.manifests().key(),
                        Optional.empty(),
                        ArchiveSchema.VERSION,
                        settings.rulesSha256(),
                        checked.work(),
                        plan.sealedThrough(),
                        entries.days(),
                        entries.rollups()));
    }

    /** Never before the previous manifest, even if this machine's clock goes behind the other sealer's. */
    private Instant createdAt(Optional<SignedManifest> head) {
        Instant now = ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return head.map(link -> link.manifest().createdAt())
                .filter(previous -> previous.isAfter(now))
                .orElse(now);
    }

    private ManifestEntries entries(CheckedSeal checked) throws IOException {
        try (InputStream content = ports.work().open(checked.entriesKey())) {
            return SealJson.read(new String(content.readAllBytes(), StandardCharsets.UTF_8), ManifestEntries.class);
        }
    }
}
