package dev.invoicearchive.lifecycle.objects;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The object that a copy comes from. */
final class CheckedSource {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final S3Client client;
    private final String bucket;
    private final String key;

    CheckedSource(S3Client client, String bucket, String key) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
    }

    /**
     * Reads the object and gives the ETag of what was read.
     *
     * @param sha256 that it must have, hexadecimal
     * @param target the key of the copy, for messages
     * @throws IOException if it is gone or has other content
     */
    String eTag(String sha256, String target) throws IOException {
        String name = "s3://" + bucket + "/" + key;
        MessageDigest digest = S3Values.sha256();
        try (ResponseInputStream<GetObjectResponse> content = S3Faults.translated(
                name, () -> client.getObject(request -> request.bucket(bucket).key(key)))) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            String found = HexFormat.of().formatHex(digest.digest());
            if (!found.equals(sha256)) {
                throw new IOException("Cannot copy to " + target + ": " + name + " has SHA-256 " + found + ", expected "
                        + sha256 + ".");
            }
            return content.response().eTag();
        }
    }
}
