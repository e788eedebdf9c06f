package dev.invoicearchive.lifecycle.integrity;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Signatures of manifests: ECDSA on P-256 with SHA-256, as {@code openssl dgst -sha256 -verify} checks them. */
public final class EcdsaSignatures {
    /** The JDK's name of the algorithm. */
    static final String ALGORITHM = "SHA256withECDSA";

    /** The JDK's name of the curve. */
    static final String CURVE = "secp256r1";

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private EcdsaSignatures() {}

    /**
     * Reads a public key.
     *
     * @param der X.509 SubjectPublicKeyInfo
     * @throws InvalidKeyFileException if it is no key of P-256, or has bytes too many
     */
    public static PublicKey publicKey(byte[] der) throws InvalidKeyFileException {
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            if (key instanceof ECPublicKey ec && isP256(ec.getParams()) && Arrays.equals(key.getEncoded(), der)) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            throw new InvalidKeyFileException(
                    "Invalid public key: " + e.getMessage() + ", expected one of the curve P-256.", e);
        }
        throw new InvalidKeyFileException("Invalid public key: another kind, expected one of the curve P-256.");
    }

    /** Whether the signature is one of this message by the owner of this key; anything unreadable is none. */
    public static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        if (!isCanonical(signature)) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isP256(ECParameterSpec found) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        ECParameterSpec expected = parameters.getParameterSpec(ECParameterSpec.class);
        return found.getCurve().equals(expected.getCurve())
                && found.getGenerator().equals(expected.getGenerator())
                && found.getOrder().equals(expected.getOrder());
    }

    /** Two whole numbers in DER, in the one way in which DER writes them: a reader may be more generous. */
    private static boolean isCanonical(byte[] signature) {
        if (signature.length < 8 || signature[0] != SEQUENCE || signature[1] != signature.length - 2) {
            return false;
        }
        int second = endOfInteger(signature, 2);
        return second > 0 && endOfInteger(signature, second) == signature.length;
    }

    private static int endOfInteger(byte[] bytes, int start) {
        if (start + 2 >= bytes.length || bytes[start] != INTEGER || bytes[start + 1] < 1) {
            return -1;
        }
        int end = start + 2 + bytes[start + 1];
        if (end > bytes.length) {
            return -1;
        }
        byte[] number = Arrays.copyOfRange(bytes, start + 2, end);
        return Arrays.equals(new BigInteger(number).toByteArray(), number) ? end : -1;
    }
}
