package dev.invoicearchive.lifecycle.handlers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

/** As much of S3, Athena and KMS as sealing a day without changes asks for, on this machine. */
final class AwsStandIn implements AutoCloseable {
    private static final String LAST_MODIFIED = "Fri, 20 Nov 2026 12:00:00 GMT";

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final KeyPair pair;
    private final HttpServer server;

    AwsStandIn() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        pair = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Bucket and key of every object. */
    Map<String, byte[]> objects() {
        return objects;
    }

    /** What Athena was asked. */
    Queue<String> statements() {
        return statements;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target == null) {
                s3(exchange);
            } else {
                JsonNode request =
                        new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
                send(exchange, 200, target.startsWith("Trent") ? kms(target, request) : athena(target, request));
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            send(exchange, 500, e.toString());
        }
    }

    private String kms(String target, JsonNode request) throws IOException, GeneralSecurityException {
        if (target.endsWith("GetPublicKey")) {
            return "{\"PublicKey\":\"" + base64(pair.getPublic().getEncoded()) + "\"}";
        }
        Signature signature = Signature.getInstance("NONEwithECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(request.path("Message").binaryValue());
        return "{\"Signature\":\"" + base64(signature.sign()) + "\"}";
    }

    private String athena(String target, JsonNode request) {
        if (target.endsWith("StartQueryExecution")) {
            statements.add(request.path("QueryString").asText());
            return "{\"QueryExecutionId\":\"q\"}";
        }
        return target.endsWith("GetQueryExecution")
                ? "{\"QueryExecution\":{\"QueryExecutionId\":\"q\",\"StatementType\":\"DDL\","
                        + "\"Status\":{\"State\":\"SUCCEEDED\"}}}"
                : "{\"ResultSet\":{\"Rows\":[],\"ResultSetMetadata\":{\"ColumnInfo\":[]}}}";
    }

    private void s3(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        String query = exchange.getRequestURI().getQuery();
        if (query != null && query.contains("versions")) {
            exchange.getResponseHeaders().add("Content-Type", "application/xml");
            send(exchange, 200, list(path.replace("/", ""), query));
        } else if (exchange.getRequestMethod().equals("PUT")) {
            byte[] content = content(exchange);
            boolean onlyIfAbsent = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            if (onlyIfAbsent && objects.containsKey(path)) {
                send(exchange, 412, "");
                return;
            }
            objects.put(path, content);
            describe(exchange);
            send(exchange, 200, "");
        } else {
            read(exchange, objects.get(path));
        }
    }

    private static void read(HttpExchange exchange, byte[] content) throws IOException {
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            describe(exchange);
            if (isHead) {
                exchange.getResponseHeaders().add("Content-Length", Integer.toString(content.length));
            }
            exchange.sendResponseHeaders(200, isHead || content.length == 0 ? -1 : content.length);
            if (!isHead) {
                exchange.getResponseBody().write(content);
            }
        }
        exchange.close();
    }

    private String list(String bucket, String query) {
        String prefix = "";
        for (String part : query.split("&")) {
            prefix = part.startsWith("prefix=") ? part.substring("prefix=".length()) : prefix;
        }
        StringBuilder xml = new StringBuilder("<ListVersionsResult><IsTruncated>false</IsTruncated>");
        for (Map.Entry<String, byte[]> object : objects.entrySet()) {
            if (object.getKey().startsWith(bucket + "/" + prefix)) {
                xml.append("<Version><Key>")
                        .append(object.getKey().substring(bucket.length() + 1))
                        .append("</Key><VersionId>v</VersionId><IsLatest>true</IsLatest>")
                        .append("<LastModified>2026-11-20T12:00:00.000Z</LastModified><ETag>e</ETag><Size>")
                        .append(object.getValue().length)
                        .append("</Size><StorageClass>STANDARD</StorageClass></Version>");
            }
        }
        return xml.append("</ListVersionsResult>").toString();
    }

    private static void describe(HttpExchange exchange) {
        exchange.getResponseHeaders().add("ETag", "\"e\"");
        exchange.getResponseHeaders().add("x-amz-version-id", "v");
        exchange.getResponseHeaders().add("Last-Modified", LAST_MODIFIED);
    }

    /** The SDK sends a body in signed chunks, each after a line of its length and signature. */
    private static byte[] content(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String hash = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (hash == null || !hash.startsWith("STREAMING")) {
            return body;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int line = at;
            while (body[line] != '\n') {
                line++;
            }
            String length = new String(body, at, line - at, StandardCharsets.US_ASCII).split(";")[0].strip();
            int size = Integer.parseInt(length, 16);
            if (size == 0) {
                break;
            }
            content.write(body, line + 1, size);
            at = line + 1 + size + 2;
        }
        return content.toByteArray();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
