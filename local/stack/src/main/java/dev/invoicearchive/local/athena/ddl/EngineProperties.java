package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.Token.Kind;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties behind {@code WITH}: {@code (name = value, …)}. */
final class EngineProperties {
    private EngineProperties() {}

    /** Reads them with their brackets; a text comes without its quotes, any other value as it stands. */
    static Map<String, String> read(TokenReader reader) {
        Map<String, String> properties = new LinkedHashMap<>();
        reader.expectSymbol('(');
        do {
            String name = reader.name();
            reader.expectSymbol('=');
            properties.put(name, value(reader));
        } while (reader.acceptSymbol(','));
        reader.expectSymbol(')');
        return properties;
    }

    private static String value(TokenReader reader) {
        if (reader.peek().filter(token -> token.kind() == Kind.STRING).isPresent()) {
            return reader.queryString();
        }
        int start = reader.offset();
        int depth = 0;
        while (depth > 0 || !endsValue(reader)) {
            String text = reader.next().text();
            depth += text.equals("(") || text.equals("[") ? 1 : text.equals(")") || text.equals("]") ? -1 : 0;
        }
        return reader.text().substring(start, reader.offset()).strip();
    }

    private static boolean endsValue(TokenReader reader) {
        return reader.peek()
                .map(token -> token.isSymbol(',') || token.isSymbol(')'))
                .orElseThrow(() -> reader.fault("','"));
    }
}
