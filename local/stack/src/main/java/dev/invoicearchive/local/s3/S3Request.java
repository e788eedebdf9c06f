package dev.invoicearchive.local.s3;

import com.sun.net.httpserver.HttpExchange;
import dev.invoicearchive.local.s3.S3Fault.Code;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, taken apart.
 *
 * @param method such as GET
 * @param bucket empty if the request names none
 * @param key empty if the request names none
 * @param query parameters, decoded; one without a value has an empty one
 * @param headers by their names in small letters
 * @param body not read yet
 */
record S3Request(
        String method,
        String bucket,
        String key,
        Map<String, String> query,
        Map<String, String> headers,
        InputStream body) {
    static S3Request of(HttpExchange exchange) throws S3Fault {
        URI uri = exchange.getRequestURI();
        String path = decoded(uri.getRawPath().substring(1), false);
        int slash = path.indexOf('/');
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return new S3Request(
                exchange.getRequestMethod(),
                slash < 0 ? path : path.substring(0, slash),
                slash < 0 ? "" : path.substring(slash + 1),
                query(uri.getRawQuery()),
                headers,
                exchange.getRequestBody());
    }

    /** Whether a parameter is there, with or without a value. */
    boolean asks(String parameter) {
        return query.containsKey(parameter);
    }

    /** A parameter with a value. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** A header, by its name in small letters. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether a header says true. */
    boolean isTrue(String header) {
        return header(header).filter(value -> value.equalsIgnoreCase("true")).isPresent();
    }

    private static Map<String, String> query(String text) throws S3Fault {
        Map<String, String> query = new TreeMap<>();
        if (text == null || text.isEmpty()) {
            return query;
        }
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.put(decoded(name, true), equals < 0 ? "" : decoded(pair.substring(equals + 1), true));
        }
        return query;
    }

    private static String decoded(String text, boolean plusIsSpace) throws S3Fault {
        try {
            return URLDecoder.decode(plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new S3Fault(Code.InvalidArgument, "Invalid address: " + e.getMessage() + ".");
        }
    }
}
