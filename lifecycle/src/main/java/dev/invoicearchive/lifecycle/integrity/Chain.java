package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.lifecycle.integrity.Fault.Kind;
import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks along the manifests and proves each: its form, its signature, its key, and that it follows the one before it. It
 * holds one manifest at a time. What is wrong is a value; only a place that cannot be read is an exception.
 */
public final class Chain {
    private final ArchiveObjects objects;
    private final Optional<byte[]> pinnedKey;
    private final Optional<String> keptHead;

    /**
     * A chain.
     *
     * @param pinnedKey the first manifest's key as it was kept elsewhere, X.509 in DER; without it the archive's own word
     *     is taken
     * @param keptHead the SHA-256 of a manifest as it was kept elsewhere, hexadecimal; it must be in the chain
     */
    public Chain(ArchiveObjects objects, Optional<byte[]> pinnedKey, Optional<String> keptHead) {
        this.objects = objects;
        this.pinnedKey = pinnedKey;
        this.keptHead = keptHead;
    }

    /** Takes manifests in their order. */
    public interface Visitor {
        /**
         * One manifest.
         *
         * @param proven whether it is what the archive's key signed, in its place; if not, what it says is only a hint
         */
        void visit(Manifest manifest, boolean proven) throws IOException;
    }

    /**
     * Walks from the first manifest to the last.
     *
     * @throws IOException if the place cannot be read
     */
    public ChainReport walk(Visitor visitor) throws IOException {
        return new Walk(ManifestListing.of(objects), new ChainRules(pinnedKey), visitor).all();
    }

    /**
     * Walks on from a manifest that is known to be good.
     *
     * @throws IOException if the place cannot be read
     */
    public ChainReport walkFrom(SignedManifest good, Visitor visitor) throws IOException {
        return new Walk(ManifestListing.of(objects), new ChainRules(good), visitor).all();
    }

    /** One walk. */
    private final class Walk {
        private final ManifestListing listing;
        private final ChainRules rules;
        private final Visitor visitor;
        private final long first;
        private final List<Fault> faults = new ArrayList<>();
        private final List<ObjectVersion> versions = new ArrayList<>();
        private Optional<ChainLink> head = Optional.empty();
        private long valid;
        private boolean keptHeadSeen;

        private Walk(ManifestListing listing, ChainRules rules, Visitor visitor) {
            this.listing = listing;
            this.rules = rules;
            this.visitor = visitor;
            this.first = rules.next();
        }

        private ChainReport all() throws IOException {
            for (long sequence = 1; sequence < first; sequence++) {
                readSignatureName(sequence);
            }
            for (long sequence = first; sequence <= listing.last(); sequence++) {
                visit(sequence);
            }
            checkKeptHead();
            listing.strangers().forEach(this::stranger);
            return new ChainReport(valid, head, pinnedKey.isEmpty(), versions, faults, leftovers());
        }

        /** What lies before the start is not checked, but its signatures are no leftovers either. */
        private void readSignatureName(long sequence) throws IOException {
            List<ObjectVersion> found = listing.manifest(sequence);
            if (!found.isEmpty() && !found.get(0).deleteMarker()) {
                listing.takeSignature(ManifestKeys.signature(sequence, Sha256.of(read(found.get(0)))));
            }
        }

        private void visit(long sequence) throws IOException {
            String key = ManifestKeys.manifest(sequence);
            int before = faults.size();
            Optional<byte[]> bytes = one(key, listing.manifest(sequence));
            if (bytes.isEmpty()) {
                rules.skip(sequence);
                return;
            }
            keptHeadSeen |= keptHead.equals(Optional.of(Sha256.of(bytes.get())));
            String signatureKey = ManifestKeys.signature(sequence, Sha256.of(bytes.get()));
            Optional<byte[]> signature = one(signatureKey, listing.takeSignature(signatureKey));
            Optional<Manifest> manifest = parse(key, bytes.get());
            if (manifest.isEmpty() || signature.isEmpty()) {
                rules.skip(sequence);
            } else {
                SignedManifest signed = new SignedManifest(manifest.get(), bytes.get(), signature.get());
                faults.addAll(rules.check(key, signed));
                if (faults.size() == before) {
                    head = Optional.of(ChainLink.of(signed));
                    valid++;
                }
            }
            if (manifest.isPresent()) {
                visitor.visit(manifest.get(), faults.size() == before);
            }
        }

        private Optional<Manifest> parse(String key, byte[] bytes) {
            try {
                return Optional.of(ManifestJson.read(key, bytes));
            } catch (InvalidManifestException e) {
                faults.add(new Fault(Kind.FORMAT, key, "canonical JSON", e.getMessage()));
                return Optional.empty();
            }
        }

        /** The content of an object that must have one version. */
        private Optional<byte[]> one(String key, List<ObjectVersion> found) throws IOException {
            if (found.isEmpty()) {
                faults.add(new Fault(Kind.NOT_FOUND, key, "one version", "none"));
                return Optional.empty();
            }
            ObjectVersion newest = found.get(0);
            if (found.size() > 1) {
                faults.add(new Fault(Kind.VERSIONS, key, "one version", found.size() + " versions"));
            }
            if (newest.deleteMarker()) {
                faults.add(new Fault(
                        Kind.NOT_FOUND, key, "one version", "a delete marker of " + newest.createdAt() + " over it"));
                return Optional.empty();
            }
            versions.add(newest);
            return Optional.of(read(newest));
        }

        private byte[] read(ObjectVersion version) throws IOException {
            try (InputStream content = objects.open(version)) {
                return content.readAllBytes();
            }
        }

        private void checkKeptHead() {
            if (keptHead.isPresent() && !keptHeadSeen) {
                faults.add(new Fault(
                        Kind.HEAD,
                        "chain",
                        "a manifest with the SHA-256 " + keptHead.get(),
                        head.map(link -> "a chain that ends with manifest " + link.sequence() + ", SHA-256 "
                                        + link.sha256())
                                .orElse("no manifest")));
            }
        }

        private void stranger(ObjectVersion version) {
            faults.add(new Fault(
                    Kind.UNKNOWN,
                    version.key(),
                    "manifests and their signatures only",
                    version.deleteMarker() ? "a delete marker" : version.size() + " bytes"));
        }

        private List<Leftover> leftovers() {
            List<Leftover> leftovers = new ArrayList<>();
            for (ObjectVersion signature : listing.otherSignatures()) {
                long sequence =
                        ManifestKeys.sequenceOfSignature(signature.key()).orElseThrow();
                if (sequence > listing.last() + 1) {
                    faults.add(new Fault(
                            Kind.NOT_FOUND,
                            ManifestKeys.manifest(sequence),
                            "the manifest of the signature " + signature.key(),
                            "a chain that ends with manifest " + listing.last()));
                } else if (sequence == listing.last() + 1) {
                    leftovers.add(new Leftover(
                            signature.key(),
                            "signature without its manifest: of a sealer that died, or of a manifest that was taken away;"
                                    + " --head tells which"));
                } else {
                    leftovers.add(new Leftover(signature.key(), "signature of a sealer that lost"));
                }
            }
            return leftovers;
        }
    }
}
