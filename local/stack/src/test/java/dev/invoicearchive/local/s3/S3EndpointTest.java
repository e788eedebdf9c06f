package dev.invoicearchive.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.invoicearchive.lifecycle.objects.RetentionMode;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Proves that the endpoint speaks S3 as the SDK and the AWS CLI expect it, refuses what S3 refuses, and nothing else gets in. */
class S3EndpointTest {
    private static final String ARCHIVE = ServedBuckets.ARCHIVE;
    private static final String RESULTS = ServedBuckets.RESULTS;

    @TempDir
    private Path folder;

    private ServedBuckets served;

    @BeforeEach
    void start() throws IOException {
        served = ServedBuckets.start(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    @DisplayName("takes a body in chunks with its checksum behind it, as the SDK sends it")
    void takesChunkedBodies(ChecksumAlgorithm algorithm) {
        byte[] content = bytes("x".repeat(300_000));
        served.client()
                .putObject(
                        request -> request.bucket(ARCHIVE).key("chunked").checksumAlgorithm(algorithm),
                        RequestBody.fromBytes(content));
        assertThat(read(ARCHIVE, "chunked")).isEqualTo(content);
    }

    @Test
    @DisplayName("CRC-64/NVME is the one of its specification")
    void knowsTheChecksumOfTheCli() {
        assertThat(Long.toHexString(Crc64Nvme.of(bytes("123456789")))).isEqualTo("ae8b14860a799888");
    }

    @Test
    @DisplayName("takes unsigned chunks with a trailer, as the AWS CLI sends them, and refuses a wrong one")
    void checksTrailers() throws IOException {
        String right = chunked("x-amz-checksum-crc32:y/Q5Jg==");
        assertThat(raw(right)).startsWith("HTTP/1.1 200");
        assertThat(read(RESULTS, "raw")).isEqualTo(bytes("123456789"));
        String wrong = chunked("x-amz-checksum-crc32:AAAAAA==");
        assertThat(raw(wrong)).startsWith("HTTP/1.1 400").contains("<Code>BadDigest</Code>");
        String cut = chunked("x").replace("X-Amz-Decoded-Content-Length: 9", "X-Amz-Decoded-Content-Length: 10");
        assertThat(raw(cut)).startsWith("HTTP/1.1 400").contains("<Code>IncompleteBody</Code>");
    }

    @Test
    @DisplayName("refuses a body that is not the one whose checksum came first")
    void refusesAnotherBody() {
        assertThatThrownBy(() -> served.client()
                        .putObject(
                                request -> request.bucket(ARCHIVE)
                                        .key("k")
                                        .checksumSHA256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                                RequestBody.fromString("not empty")))
                .isInstanceOf(S3Exception.class)
                .satisfies(fault -> assertThat(code(fault)).isEqualTo("BadDigest"));
        assertThatThrownBy(() -> read(ARCHIVE, "k")).isInstanceOf(NoSuchKeyException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-2, 012, bytes 0-2/10",
        "bytes=8-, 89, bytes 8-9/10",
        "bytes=-3, 789, bytes 7-9/10",
        "bytes=-30, 0123456789, bytes 0-9/10",
        "bytes=9-99, 9, bytes 9-9/10"
    })
    @DisplayName("gives a part of an object")
    void givesRanges(String range, String expected, String header) {
        put(ARCHIVE, "digits", "0123456789");
        ResponseBytes<GetObjectResponse> answer = served.client()
                .getObjectAsBytes(
                        request -> request.bucket(ARCHIVE).key("digits").range(range));
        assertThat(answer.asUtf8String()).isEqualTo(expected);
        assertThat(answer.response().contentRange()).isEqualTo(header);
    }

    @Test
    @DisplayName("a part that lies outside of the object is refused")
    void refusesARangeOutside() {
        put(ARCHIVE, "digits", "0123456789");
        assertThatThrownBy(() -> served.client()
                        .getObjectAsBytes(
                                request -> request.bucket(ARCHIVE).key("digits").range("bytes=10-")))
                .satisfies(fault -> assertThat(code(fault)).isEqualTo("InvalidRange"));
    }

    @ParameterizedTest
    @EnumSource(RetentionMode.class)
    @DisplayName("a locked version is not deleted; governance may be passed over in words, compliance never")
    void keepsLockedVersions(RetentionMode mode) {
        String id = put(ARCHIVE, "k", "locked");
        served.client().putObjectRetention(request -> request.bucket(ARCHIVE)
                .key("k")
                .versionId(id)
                .retention(retention ->
                        retention.mode(mode.name()).retainUntilDate(Instant.parse("2030-01-01T00:00:00Z"))));
        assertThatThrownBy(() -> delete("k", id, false))
                .satisfies(fault -> assertThat(code(fault)).isEqualTo("AccessDenied"));
        if (mode == RetentionMode.COMPLIANCE) {
            assertThatThrownBy(() -> delete("k", id, true))
                    .satisfies(fault -> assertThat(code(fault)).isEqualTo("AccessDenied"));
            assertThat(read(ARCHIVE, "k")).isEqualTo(bytes("locked"));
        } else {
            delete("k", id, true);
            assertThatThrownBy(() -> read(ARCHIVE, "k")).isInstanceOf(NoSuchKeyException.class);
        }
    }

    @Test
    @DisplayName("a put under a lock without a checksum is refused, as by S3")
    void wantsAChecksumUnderALock() throws IOException {
        String head = "PUT /" + ARCHIVE + "/k HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: 1\r\n"
                + "x-amz-object-lock-mode: COMPLIANCE\r\n"
                + "x-amz-object-lock-retain-until-date: 2030-01-01T00:00:00Z\r\n\r\nx";
        assertThat(raw(head)).startsWith("HTTP/1.1 400").contains("<Code>InvalidRequest</Code>");
    }

    @Test
    @DisplayName("lists folders and their objects in parts of any size, each once")
    void listsWithADelimiter() {
        List<String> keys = List.of("a/1", "a/2", "b", "c/d/1", "c/d/2", "e", "f/1");
        for (String bucket : List.of(ARCHIVE, RESULTS)) {
            keys.forEach(key -> put(bucket, key, key));
            for (int max = 1; max <= 8; max++) {
                StringBuilder seen = new StringBuilder();
                String token = null;
                do {
                    ListObjectsV2Response page = page(bucket, "", "/", max, token);
                    page.contents().stream().map(S3Object::key).forEach(key -> seen.append(key)
                            .append(' '));
                    page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(prefix -> seen.append(prefix)
                            .append(' '));
                    token = page.nextContinuationToken();
                } while (token != null);
                assertThat(seen.toString().split(" "))
                        .as(bucket + " in parts of " + max)
                        .containsExactlyInAnyOrder("a/", "b", "c/", "e", "f/");
            }
            assertThat(page(bucket, "c/", "/", 10, null).commonPrefixes())
                    .extracting(CommonPrefix::prefix)
                    .containsExactly("c/d/");
        }
    }

    @Test
    @DisplayName(
            "the buckets of queries are plain folders: no versions, no locks, and what a person puts there is there")
    void servesFolders() throws IOException {
        Path file = folder.resolve("results").resolve("tables").resolve("a.parquet");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "by the engine");
        served.client().createBucket(request -> request.bucket("my-bucket"));
        put("my-bucket", "k", "mine");

        assertThat(read(RESULTS, "tables/a.parquet")).isEqualTo(bytes("by the engine"));
        assertThat(served.client().listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .containsExactly(RESULTS, ARCHIVE, "my-bucket");
        assertThat(Files.readString(
                        folder.resolve("buckets").resolve("my-bucket").resolve("k")))
                .isEqualTo("mine");
        served.client().deleteObject(request -> request.bucket("my-bucket").key("k"));
        assertThat(page("my-bucket", "", null, 10, null).contents()).isEmpty();
        assertThat(served.client()
                        .getBucketVersioning(request -> request.bucket(RESULTS))
                        .status())
                .isNull();
        assertThat(served.client()
                        .getBucketVersioning(request -> request.bucket(ARCHIVE))
                        .statusAsString())
                .isEqualTo("Enabled");
        assertThat(served.client()
                        .getObjectLockConfiguration(request -> request.bucket(ARCHIVE))
                        .objectLockConfiguration()
                        .objectLockEnabledAsString())
                .isEqualTo("Enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "a//b", "/absolute", "folder/", "."})
    @DisplayName("no key leads out of its bucket")
    void refusesKeysThatLeadOut(String key) throws IOException {
        for (String bucket : List.of(ARCHIVE, RESULTS)) {
            String head = "PUT /" + bucket + "/" + key.replace("/", "%2F") + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Connection: close\r\nContent-Length: 1\r\n\r\nx";
            assertThat(raw(head)).startsWith("HTTP/1.1 400").contains("<Code>InvalidArgument</Code>");
        }
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    @DisplayName("a link in a bucket leads nowhere")
    void followsNoLinks() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve(ARCHIVE).resolve("link"), secret);
        Files.createSymbolicLink(folder.resolve(ARCHIVE).resolve("up"), folder);

        assertThatThrownBy(() -> read(ARCHIVE, "link")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> read(ARCHIVE, "up/secret")).isInstanceOf(NoSuchKeyException.class);
        assertThat(page(ARCHIVE, "", null, 10, null).contents()).isEmpty();
    }

    @Test
    @DisplayName("refuses a page of a browser, another host's name, and XML that brings a document type")
    void refusesStrangers() throws Exception {
        put(ARCHIVE, "k", "one");
        String get = "GET /" + ARCHIVE + "/k HTTP/1.1\r\nConnection: close\r\n";
        assertThat(raw(get + "Host: evil.example\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw(get + "Host: 127.0.0.1\r\nOrigin: https://evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(served.endpoint().uri() + "/" + ARCHIVE + "/k?legal-hold"))
                                .PUT(HttpRequest.BodyPublishers.ofString(
                                        "<!DOCTYPE LegalHold [<!ENTITY on SYSTEM \"file:///etc/hostname\">]>"
                                                + "<LegalHold><Status>&on;</Status></LegalHold>"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>MalformedXML</Code>");
    }

    @Test
    @DisplayName("what is not known here is said to be, by its name")
    void namesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> served.client().createMultipartUpload(request -> request.bucket(ARCHIVE)
                        .key("k")))
                .satisfies(fault -> assertThat(code(fault)).isEqualTo("NotImplemented"))
                .hasMessageContaining("uploads");
        assertThatThrownBy(() -> read("no-such-bucket", "k"))
                .satisfies(fault -> assertThat(code(fault)).isEqualTo("NoSuchBucket"));
    }

    @Test
    @DisplayName("until the archive is open its bucket says to come again, and the others serve")
    void saysThatItStarts() throws IOException {
        try (S3Endpoint starting = S3Endpoint.start(
                0, new LocalFiles(), new Buckets(folder.resolve("x"), folder.resolve("y"), folder.resolve("z")))) {
            HttpClient client = HttpClient.newHttpClient();
            assertThat(status(client, starting, "/" + ARCHIVE + "/k")).isEqualTo(503);
            assertThat(status(client, starting, "/" + RESULTS + "/k")).isEqualTo(404);
            starting.serve(DirectoryObjectStore.open(new LocalFiles(), served.clock(), folder, "x"));
            assertThat(status(client, starting, "/" + ARCHIVE + "/k")).isEqualTo(404);
        }
    }

    private static int status(HttpClient client, S3Endpoint endpoint, String path) throws IOException {
        try {
            return client.send(
                            HttpRequest.newBuilder(endpoint.uri().resolve(path))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String chunked(String trailer) {
        String body = "9\r\n123456789\r\n0\r\n" + trailer + "\r\n\r\n";
        return "PUT /" + RESULTS + "/raw HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Content-Encoding: aws-chunked\r\nX-Amz-Content-SHA256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\n"
                + "X-Amz-Decoded-Content-Length: 9\r\nX-Amz-Trailer: x-amz-checksum-crc32\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", served.endpoint().uri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(request));
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            in.transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private ListObjectsV2Response page(String bucket, String prefix, String delimiter, int max, String token) {
        return served.client().listObjectsV2(request -> request.bucket(bucket)
                .prefix(prefix)
                .delimiter(delimiter)
                .maxKeys(max)
                .continuationToken(token));
    }

    private String put(String bucket, String key, String content) {
        return served.client()
                .putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content))
                .versionId();
    }

    private byte[] read(String bucket, String key) {
        return served.client()
                .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asByteArray();
    }

    private void delete(String key, String versionId, boolean bypass) {
        served.client()
                .deleteObject(request ->
                        request.bucket(ARCHIVE).key(key).versionId(versionId).bypassGovernanceRetention(bypass));
    }

    private static String code(Throwable fault) {
        return ((AwsServiceException) fault).awsErrorDetails().errorCode();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
