package dev.invoicearchive.local.s3;

import dev.invoicearchive.local.s3.S3Fault.Code;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what a request asks for. */
final class S3Operations {
    /** Parameters that name no operation. */
    private static final Set<String> PLAIN = Set.of(
            "continuation-token",
            "delimiter",
            "encoding-type",
            "fetch-owner",
            "key-marker",
            "list-type",
            "max-keys",
            "prefix",
            "start-after",
            "version-id-marker",
            "versionId",
            "x-id");

    private static final Set<String> KNOWN =
            Set.of("legal-hold", "location", "object-lock", "restore", "retention", "versioning", "versions");

    private final S3Buckets buckets;
    private final ObjectWrites writes;

    S3Operations(S3Buckets buckets) {
        this.buckets = buckets;
        this.writes = new ObjectWrites(buckets);
    }

    /**
     * Answers one request.
     *
     * @throws S3Fault if it is refused
     * @throws IOException if a file cannot be read or written
     */
    S3Answer answer(S3Request request) throws S3Fault, IOException {
        String operation = operation(request);
        if (request.bucket().isEmpty()) {
            return ofService(request, operation);
        }
        if (request.key().isEmpty()) {
            return ofBucket(request, operation);
        }
        Bucket bucket = buckets.bucket(request.bucket());
        return switch (operation) {
            case "GET" -> ObjectReads.get(bucket, request);
            case "HEAD" -> ObjectReads.head(bucket, request);
            case "PUT" ->
                request.header("x-amz-copy-source").isPresent()
                        ? writes.copy(bucket, request)
                        : writes.put(bucket, request);
            case "DELETE" -> writes.delete(bucket, request);
            case "GET retention" -> LockOperations.getRetention(bucket, request);
            case "PUT retention" -> LockOperations.putRetention(bucket, request);
            case "GET legal-hold" -> LockOperations.getHold(bucket, request);
            case "PUT legal-hold" -> LockOperations.putHold(bucket, request);
            case "POST restore" -> LockOperations.restore(bucket, request);
            default -> throw notImplemented(operation);
        };
    }

    private S3Answer ofService(S3Request request, String operation) throws S3Fault, IOException {
        if (!operation.equals("GET")) {
            throw notImplemented(operation + " of no bucket");
        }
        return Listings.buckets(buckets);
    }

    private S3Answer ofBucket(S3Request request, String operation) throws S3Fault, IOException {
        if (operation.equals("PUT")) {
            buckets.create(request.bucket());
            return S3Answer.empty(200, Map.of("Location", "/" + request.bucket()));
        }
        Bucket bucket = buckets.bucket(request.bucket());
        return switch (operation) {
            case "HEAD" -> Listings.present();
            case "GET versions" -> Listings.versions(bucket, request);
            case "GET versioning" -> Listings.versioning(bucket);
            case "GET object-lock" -> LockOperations.configuration(bucket);
            case "GET location" -> Listings.location();
            case "GET" -> {
                if (!request.query().getOrDefault("list-type", "").equals("2")) {
                    throw notImplemented("ListObjects of version 1");
                }
                yield Listings.objects(bucket, request);
            }
            default -> throw notImplemented(operation + " of a bucket");
        };
    }

    /** The method, and with it the parameter that says what is meant. */
    private static String operation(S3Request request) throws S3Fault {
        Set<String> words = new TreeSet<>(request.query().keySet());
        words.removeIf(name -> PLAIN.contains(name) || name.startsWith("X-Amz-"));
        if (words.isEmpty()) {
            return request.method();
        }
        if (words.size() > 1 || !KNOWN.containsAll(words)) {
            throw notImplemented(request.method() + " with " + String.join(", ", words));
        }
        return request.method() + " " + words.iterator().next();
    }

    private static S3Fault notImplemented(String what) {
        return new S3Fault(
                Code.NotImplemented, "Not known here: " + what + ". What is known stands in docs/s3-differences.md.");
    }
}
