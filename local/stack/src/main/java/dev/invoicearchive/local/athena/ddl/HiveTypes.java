package dev.invoicearchive.local.athena.ddl;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.Token;
import dev.invoicearchive.local.athena.sql.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Types of columns in both spellings: Hive's, which Athena's tables have, and the engine's. */
public final class HiveTypes {
    private static final Map<String, String> ENGINE_NAMES = Map.ofEntries(
            Map.entry("BOOLEAN", "boolean"),
            Map.entry("TINYINT", "tinyint"),
            Map.entry("SMALLINT", "smallint"),
            Map.entry("INT", "integer"),
            Map.entry("INTEGER", "integer"),
            Map.entry("BIGINT", "bigint"),
            Map.entry("FLOAT", "real"),
            Map.entry("REAL", "real"),
            Map.entry("DOUBLE", "double"),
            Map.entry("STRING", "varchar"),
            Map.entry("BINARY", "varbinary"),
            Map.entry("DATE", "date"),
            Map.entry("TIMESTAMP", "timestamp(3)"));
    private static final Map<String, String> HIVE_NAMES = Map.of(
            "integer", "int", "real", "float", "varbinary", "binary", "varchar", "string", "timestamp", "timestamp");

    private HiveTypes() {}

    /**
     * Reads a type as Hive spells it.
     *
     * @return as the engine spells it
     * @throws StatementFault if Athena knows no such type
     */
    public static String read(TokenReader reader) {
        Token name = reader.next();
        return switch (name.word()) {
            case "DECIMAL", "NUMERIC" -> "decimal" + arguments(reader, "(10,0)");
            case "VARCHAR" -> "varchar" + arguments(reader, "");
            case "CHAR" -> "char" + arguments(reader, "(1)");
            case "ARRAY" -> "array(" + elements(reader, 1).get(0) + ")";
            case "MAP" -> "map(" + String.join(", ", elements(reader, 2)) + ")";
            case "STRUCT", "ROW" -> "row(" + String.join(", ", fields(reader)) + ")";
            default -> simple(name);
        };
    }

    /** The type as Hive spells it, of the engine's spelling; an engine's own type stays as it is. */
    public static String hive(String engineType) {
        TokenReader reader = TokenReader.query(engineType);
        try {
            String type = hive(reader);
            return reader.atEnd() ? type : engineType;
        } catch (StatementFault e) {
            // A type that no table of Hive has, such as a row without names.
            return engineType;
        }
    }

    private static String hive(TokenReader reader) {
        String name = reader.name();
        if (!reader.acceptSymbol('(')) {
            return HIVE_NAMES.getOrDefault(name, name);
        }
        return switch (name) {
            case "array", "map" -> name + "<" + String.join(",", nested(reader)) + ">";
            case "row" -> "struct<" + String.join(",", structFields(reader)) + ">";
            case "timestamp" -> {
                reader.untilClosingBracket();
                yield "timestamp";
            }
            default -> name + "(" + reader.untilClosingBracket().replace(" ", "") + ")";
        };
    }

    private static List<String> nested(TokenReader reader) {
        List<String> types = new ArrayList<>();
        do {
            types.add(hive(reader));
        } while (reader.acceptSymbol(','));
        reader.expectSymbol(')');
        return types;
    }

    private static List<String> structFields(TokenReader reader) {
        List<String> fields = new ArrayList<>();
        do {
            fields.add(reader.name() + ":" + hive(reader));
        } while (reader.acceptSymbol(','));
        reader.expectSymbol(')');
        return fields;
    }

    private static String simple(Token name) {
        String type = ENGINE_NAMES.get(name.word());
        if (type == null) {
            throw new StatementFault(
                    Type.SYNTAX,
                    "SYNTAX_ERROR: Unsupported type: " + name.text()
                            + ", expected one of Athena's, such as string, bigint, decimal(18,2), timestamp, date,"
                            + " array<int>, map<string,int>, struct<a:int>. Correct the type.");
        }
        return type;
    }

    private static String arguments(TokenReader reader, String otherwise) {
        return reader.acceptSymbol('(') ? "(" + reader.untilClosingBracket().replace(" ", "") + ")" : otherwise;
    }

    private static List<String> elements(TokenReader reader, int count) {
        reader.expectSymbol('<');
        List<String> types = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            if (index > 0) {
                reader.expectSymbol(',');
            }
            types.add(read(reader));
        }
        reader.expectSymbol('>');
        return types;
    }

    private static List<String> fields(TokenReader reader) {
        reader.expectSymbol('<');
        List<String> fields = new ArrayList<>();
        do {
            String name = reader.name();
            reader.expectSymbol(':');
            fields.add(Names.quoted(name) + " " + read(reader));
        } while (reader.acceptSymbol(','));
        reader.expectSymbol('>');
        return fields;
    }
}
