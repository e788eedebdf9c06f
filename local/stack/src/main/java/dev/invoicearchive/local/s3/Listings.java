package dev.invoicearchive.local.s3;

import dev.invoicearchive.local.s3.S3Fault.Code;
import dev.invoicearchive.local.store.StoredVersion;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** The lists of objects and of versions. Source: the S3 API, ListObjectsV2 and ListObjectVersions. */
final class Listings {
    private static final int ENTRIES_MAX = 1_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Listings() {}

    static S3Answer objects(Bucket bucket, S3Request request) throws S3Fault, IOException {
        Optional<String> token = request.parameter("continuation-token").map(Listings::decodedToken);
        String after = token.or(() -> request.parameter("start-after")).orElse("");
        int max = max(request);
        ListedPage page = ListedPage.of(
                bucket, request, new ListedPage.Marker(after, Optional.empty()), max, ListedPage.Kind.OBJECTS);
        return S3Answer.xml(200, XmlText.document("ListBucketResult", xml -> {
            writeHead(xml, request, max);
            request.parameter("continuation-token").ifPresent(text -> quietly(xml, "ContinuationToken", text));
            request.parameter("start-after").ifPresent(text -> quietly(xml, "StartAfter", encoded(request, text)));
            xml.text("KeyCount", page.entries().size() + page.commonPrefixes().size());
            xml.text("IsTruncated", page.next().isPresent());
            if (page.next().isPresent()) {
                xml.text("NextContinuationToken", token(page.next().get().key()));
            }
            for (ListedPage.Entry entry : page.entries()) {
                xml.element("Contents", content -> writeObject(content, request, entry.version()));
            }
            writePrefixes(xml, request, page);
        }));
    }

    static S3Answer versions(Bucket bucket, S3Request request) throws S3Fault, IOException {
        ListedPage.Marker marker = new ListedPage.Marker(
                request.parameter("key-marker").orElse(""), request.parameter("version-id-marker"));
        int max = max(request);
        ListedPage page = ListedPage.of(bucket, request, marker, max, ListedPage.Kind.VERSIONS);
        return S3Answer.xml(200, XmlText.document("ListVersionsResult", xml -> {
            writeHead(xml, request, max);
            xml.text("KeyMarker", encoded(request, marker.key()));
            xml.text("VersionIdMarker", marker.versionId().orElse(""));
            xml.text("IsTruncated", page.next().isPresent());
            if (page.next().isPresent()) {
                xml.text("NextKeyMarker", encoded(request, page.next().get().key()));
                if (page.next().get().versionId().isPresent()) {
                    xml.text(
                            "NextVersionIdMarker", page.next().get().versionId().get());
                }
            }
            for (ListedPage.Entry entry : page.entries()) {
                xml.element(
                        entry.version().deleteMarker() ? "DeleteMarker" : "Version",
                        version -> writeVersion(version, request, entry));
            }
            writePrefixes(xml, request, page);
        }));
    }

    /** When a version was put, in whole seconds as S3 says it. */
    static String time(StoredVersion version) {
        return TIME.format(version.object().createdAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static void writeHead(XmlText xml, S3Request request, int max) throws XMLStreamException {
        xml.text("Name", request.bucket());
        xml.text("Prefix", encoded(request, request.parameter("prefix").orElse("")));
        xml.text("MaxKeys", max);
        if (request.parameter("delimiter").isPresent()) {
            xml.text(
                    "Delimiter", encoded(request, request.parameter("delimiter").get()));
        }
        if (request.parameter("encoding-type").isPresent()) {
            xml.text("EncodingType", request.parameter("encoding-type").get());
        }
    }

    private static void writeVersion(XmlText xml, S3Request request, ListedPage.Entry entry) throws XMLStreamException {
        StoredVersion version = entry.version();
        if (version.deleteMarker()) {
            xml.text("Key", encoded(request, version.key()));
            xml.text("LastModified", time(version));
        } else {
            writeObject(xml, request, version);
        }
        xml.text("VersionId", version.versionId());
        xml.text("IsLatest", entry.newest());
    }

    private static void writeObject(XmlText xml, S3Request request, StoredVersion version) throws XMLStreamException {
        xml.text("Key", encoded(request, version.key()));
        xml.text("LastModified", time(version));
        xml.text("ETag", "\"" + version.object().eTag() + "\"");
        xml.text("Size", version.object().size());
        xml.text("StorageClass", version.storageClass());
    }

    private static void writePrefixes(XmlText xml, S3Request request, ListedPage page) throws XMLStreamException {
        for (String prefix : page.commonPrefixes()) {
            xml.element("CommonPrefixes", common -> common.text("Prefix", encoded(request, prefix)));
        }
    }

    private static void quietly(XmlText xml, String name, String text) {
        try {
            xml.text(name, text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Cannot write XML into memory.", e);
        }
    }

    private static String encoded(S3Request request, String text) {
        boolean url = request.parameter("encoding-type").filter("url"::equals).isPresent();
        return url ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/") : text;
    }

    private static int max(S3Request request) throws S3Fault {
        try {
            int max = Integer.parseInt(request.parameter("max-keys").orElse(Integer.toString(ENTRIES_MAX)));
            if (max >= 0) {
                return Math.min(max, ENTRIES_MAX);
            }
        } catch (NumberFormatException e) {
            throw new S3Fault(Code.InvalidArgument, "Invalid max-keys, expected a number.");
        }
        throw new S3Fault(Code.InvalidArgument, "Invalid max-keys, expected 0 or more.");
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decodedToken(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }

    static S3Answer buckets(S3Buckets buckets) throws IOException {
        return S3Answer.xml(200, buckets(buckets.names()));
    }

    private static XmlText buckets(Iterable<String> names) {
        return XmlText.document("ListAllMyBucketsResult", xml -> {
            xml.element("Owner", owner -> owner.text("ID", "local"));
            xml.element("Buckets", all -> {
                for (String name : names) {
                    all.element("Bucket", bucket -> {
                        bucket.text("Name", name);
                        bucket.text("CreationDate", "1970-01-01T00:00:00.000Z");
                    });
                }
            });
        });
    }

    static S3Answer versioning(Bucket bucket) {
        return S3Answer.xml(200, XmlText.document("VersioningConfiguration", xml -> {
            if (bucket.locked().isPresent()) {
                xml.text("Status", "Enabled");
            }
        }));
    }

    static S3Answer location() {
        return S3Answer.xml(200, XmlText.document("LocationConstraint", xml -> {}));
    }

    /** The headers of an answer to nothing in particular. */
    static S3Answer present() {
        return S3Answer.empty(200, Map.of("x-amz-bucket-region", "us-east-1"));
    }
}
