package dev.invoicearchive.lifecycle.integrity;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.objects.Protection;
import java.io.IOException;
import java.io.InputStream;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/** The manifests of one archive bucket. */
public final class ManifestStore {
    private final ArchiveObjects objects;

    /** The manifests among these objects. */
    public ManifestStore(ArchiveObjects objects) {
        this.objects = objects;
    }

    /**
     * The last manifest; empty before the first seal.
     *
     * @throws InvalidManifestException if it is not what its key signed, or any manifest has several versions or was
     *     removed: nothing may be built on that
     * @throws IOException if the place cannot be read
     */
    public Optional<SignedManifest> head() throws IOException {
        OptionalLong last = lastSequence();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(find(last.getAsLong())
                .orElseThrow(() -> new InvalidManifestException("Missing manifest "
                        + ManifestKeys.manifest(last.getAsLong()) + ": it was listed, expected to find it.")));
    }

    /**
     * One manifest; empty if there is none of that number. Its signature fits the key that it names; whether that is
     * the archive's key is for {@link Chain} to say.
     *
     * @throws InvalidManifestException if it is not what its key signed
     * @throws IOException if the place cannot be read
     */
    public Optional<SignedManifest> find(long sequence) throws IOException {
        Optional<byte[]> bytes = read(ManifestKeys.manifest(sequence));
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(signed(sequence, bytes.get()));
    }

    /**
     * Publishes a manifest: first its signature, then the manifest, on condition that its number is new. It may be
     * repeated; a manifest that is there already, byte for byte, counts as published. Whoever goes on from here takes
     * what {@link #head} gives.
     *
     * @param protection retention and holds of both objects
     * @return false if another manifest has that number: this one is lost, and its signature a leftover
     * @throws IOException if the place fails; whether it was published is open
     */
    public boolean publish(SignedManifest manifest, Protection protection) throws IOException {
        long sequence = manifest.manifest().sequence();
        objects.putIfAbsent(ManifestKeys.signature(sequence, manifest.sha256()), manifest.signature(), protection);
        String key = ManifestKeys.manifest(sequence);
        if (objects.putIfAbsent(key, manifest.bytes(), protection).isPresent()) {
            return true;
        }
        return read(key).filter(found -> Arrays.equals(found, manifest.bytes())).isPresent();
    }

    private OptionalLong lastSequence() throws IOException {
        LastManifest last = new LastManifest();
        objects.versions(ManifestKeys.PREFIX, last);
        return last.sequence;
    }

    private SignedManifest signed(long sequence, byte[] bytes) throws IOException {
        String key = ManifestKeys.manifest(sequence);
        Manifest manifest = ManifestJson.read(key, bytes);
        if (manifest.sequence() != sequence) {
            throw new InvalidManifestException("Invalid manifest " + key + ": sequence " + manifest.sequence()
                    + ", expected " + sequence + ". It was moved.");
        }
        String signatureKey = ManifestKeys.signature(sequence, Sha256.of(bytes));
        byte[] signature = read(signatureKey)
                .orElseThrow(() -> new InvalidManifestException("Missing signature " + signatureKey + " of manifest "
                        + key + ", expected one: it is put before the manifest."));
        if (!EcdsaSignatures.verifies(publicKey(key, manifest.key()), bytes, signature)) {
            throw new InvalidManifestException(
                    "Invalid signature " + signatureKey + " of manifest " + key + ", expected one by its key.");
        }
        return new SignedManifest(manifest, bytes, signature);
    }

    /** The key that an entry names, if it is what its id says. */
    static PublicKey publicKey(String manifestKey, Manifest.PublicKeyEntry entry) throws InvalidManifestException {
        try {
            byte[] der = Base64.getDecoder().decode(entry.publicKey());
            if (PublicKeyFile.entry(der).equals(entry)) {
                return EcdsaSignatures.publicKey(der);
            }
        } catch (IllegalArgumentException | InvalidKeyFileException e) {
            throw new InvalidManifestException(
                    "Invalid key in manifest " + manifestKey + ": unreadable, expected one of P-256.", e);
        }
        throw new InvalidManifestException(
                "Invalid key in manifest " + manifestKey + ": its id is not its hash, expected them to fit.");
    }

    private Optional<byte[]> read(String key) throws IOException {
        Optional<ObjectVersion> version = objects.find(key);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = objects.open(version.get())) {
            return Optional.of(content.readAllBytes());
        }
    }

    /** Finds the greatest number, and that each has one version. */
    private static final class LastManifest implements ArchiveObjects.Visitor {
        private OptionalLong sequence = OptionalLong.empty();
        private String previousKey = "";

        @Override
        public void visit(ObjectVersion version) throws IOException {
            OptionalLong found = ManifestKeys.sequenceOfManifest(version.key());
            if (found.isEmpty()) {
                return;
            }
            if (version.deleteMarker() || version.key().equals(previousKey)) {
                throw new InvalidManifestException("Invalid manifest " + version.key()
                        + ": removed or put again, expected one version. See: ./archive verify --level chain");
            }
            previousKey = version.key();
            sequence = found;
        }
    }
}
