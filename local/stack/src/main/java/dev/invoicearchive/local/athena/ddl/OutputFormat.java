package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import java.util.Locale;
import java.util.Set;

/** Formats and codecs of written files. */
final class OutputFormat {
    private static final Set<String> BINARY_CODECS = Set.of("NONE", "SNAPPY", "GZIP", "ZSTD", "LZ4");
    private static final Set<String> TEXT_CODECS = Set.of("NONE", "GZIP", "ZSTD", "SNAPPY", "LZ4");

    private OutputFormat() {}

    /** The engine's name of a format; Athena's CSV is lines of fields too. */
    static String engineName(String format) {
        String name = format.toUpperCase(Locale.ROOT);
        return switch (name) {
            case "PARQUET", "ORC", "AVRO", "JSON", "TEXTFILE" -> name;
            case "CSV" -> "TEXTFILE";
            default ->
                throw new StatementFault(
                        Type.INVALID_PROPERTY,
                        "NOT_SUPPORTED: Unsupported format: " + format
                                + ", expected PARQUET, ORC, AVRO, JSON, TEXTFILE or CSV. Choose one of them.");
        };
    }

    /** The engine's name of a codec for files of a format. */
    static String codec(String format, String compression) {
        String name = compression.toUpperCase(Locale.ROOT).replace("UNCOMPRESSED", "NONE");
        Set<String> known = isText(format) ? TEXT_CODECS : BINARY_CODECS;
        if (!known.contains(name)) {
            throw new StatementFault(
                    Type.INVALID_PROPERTY,
                    "NOT_SUPPORTED: Unsupported compression: " + compression
                            + ", expected NONE, GZIP, SNAPPY, ZSTD or LZ4. Choose one of them.");
        }
        return name;
    }

    /** Whether files of the engine's format are lines. */
    static boolean isText(String engineName) {
        return engineName.equals("JSON") || engineName.equals("TEXTFILE");
    }
}
