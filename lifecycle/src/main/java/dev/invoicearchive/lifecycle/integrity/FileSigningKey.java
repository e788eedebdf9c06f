package dev.invoicearchive.lifecycle.integrity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.EnumSet;
import java.util.Set;

/**
 * The signing key of one machine: a PEM file that only its owner may read, with the private key (PKCS #8) and the public
 * one; the public one lies beside it again, as {@code NAME.pub.pem}, to be handed on.
 */
public final class FileSigningKey implements SigningKey {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final byte[] TRIAL = "trial".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private FileSigningKey(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Opens the key, which is made if there is none; of two processes that make one, both get the same.
     *
     * @param file such as {@code manifest-key.pem}; its folder is made too
     * @throws InvalidKeyFileException if the file holds no such key, or others than its owner may read it
     * @throws IOException if it cannot be read or written
     */
    public static FileSigningKey openOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        requireOwnerOnly(file);
        FileSigningKey key = parse(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        writePublicKey(publicKeyFile(file), key.publicKey);
        return key;
    }

    /** Where the public key of a key file lies: {@code manifest-key.pub.pem} beside {@code manifest-key.pem}. */
    public static Path publicKeyFile(Path file) {
        String name = file.getFileName().toString();
        String stem = name.endsWith(".pem") ? name.substring(0, name.length() - ".pem".length()) : name;
        return file.resolveSibling(stem + ".pub.pem");
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance(EcdsaSignatures.ALGORITHM);
            signer.initSign(privateKey);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign with a key that was tried before.", e);
        }
    }

    private static void create(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path fresh = Files.createTempFile(absolute.getParent(), ".manifest-key-", ".new", ownerOnly(absolute));
        try {
            Files.writeString(fresh, newKey(), StandardCharsets.US_ASCII);
            // A link is made as a whole or not at all, and never over the key of another process.
            Files.createLink(absolute, fresh);
        } catch (FileAlreadyExistsException e) {
            requireOwnerOnly(file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(EcdsaSignatures.CURVE));
            KeyPair pair = generator.generateKeyPair();
            return Pem.write(Pem.PRIVATE_KEY, pair.getPrivate().getEncoded())
                    + Pem.write(Pem.PUBLIC_KEY, pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Missing curve P-256, which every Java has.", e);
        }
    }

    private static FileSigningKey parse(Path file, String text) throws InvalidKeyFileException {
        byte[] privateDer = Pem.read(Pem.PRIVATE_KEY, text).orElseThrow(() -> invalid(file, "no private key", null));
        byte[] publicDer = Pem.read(Pem.PUBLIC_KEY, text).orElseThrow(() -> invalid(file, "no public key", null));
        PublicKey publicKey = EcdsaSignatures.publicKey(publicDer);
        try {
            PrivateKey privateKey = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(privateDer));
            FileSigningKey key = new FileSigningKey(privateKey, publicDer);
            if (!EcdsaSignatures.verifies(publicKey, TRIAL, key.sign(TRIAL))) {
                throw invalid(file, "two keys that do not belong together", null);
            }
            return key;
        } catch (GeneralSecurityException | IllegalStateException e) {
            throw invalid(file, "an unreadable private key", e);
        }
    }

    private static InvalidKeyFileException invalid(Path file, String found, Exception cause) {
        return new InvalidKeyFileException(
                "Invalid key file " + file + ": " + found
                        + ", expected the blocks PRIVATE KEY (PKCS #8, P-256) and PUBLIC KEY. Restore it from a copy.",
                cause);
    }

    private static void writePublicKey(Path file, byte[] der) throws IOException {
        String text = PublicKeyFile.text(der);
        if (Files.exists(file)
                && Files.readString(file, StandardCharsets.ISO_8859_1).equals(text)) {
            return;
        }
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (!hasPermissions(file)) {
            return;
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(found)) {
            throw new InvalidKeyFileException("Invalid permissions of key file " + file + ": "
                    + PosixFilePermissions.toString(found) + ", expected rw-------. Set them with: chmod 600 " + file);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) throws IOException {
        return hasPermissions(file.getParent())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }
}
