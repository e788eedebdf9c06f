package dev.invoicearchive.local.athena;

import dev.invoicearchive.local.athena.sql.StatementFault;
import java.io.IOException;
import java.util.Map;

/**
 * Why a statement failed, in the terms of Athena's catalog of errors.
 *
 * @param category 1 is the system's fault, 2 the caller's, 3 another's
 * @param type a number of that catalog
 * @param retryable whether the same statement may succeed later
 * @param message for the caller
 */
record Failure(int category, int type, boolean retryable, String message) {
    private static final int SYSTEM = 1;
    private static final int USER = 2;
    private static final int OTHER = 3;

    private static final int ENGINE_ERROR = 200;
    private static final int RESULT_NOT_WRITTEN = 401;
    private static final int USER_ERROR = 1000;
    private static final int DATA_ERROR = 1001;
    private static final int QUERY_FAILED = 1009;

    /** The engine numbers its errors by whose they are. */
    private static final int FIRST_INTERNAL = 0x1_0000;

    private static final int FIRST_RESOURCES = 0x2_0000;
    private static final int FIRST_EXTERNAL = 0x100_0000;

    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("SYNTAX_ERROR", 1006),
            Map.entry("TABLE_NOT_FOUND", 1110),
            Map.entry("SCHEMA_NOT_FOUND", 1301),
            Map.entry("CATALOG_NOT_FOUND", 1301),
            Map.entry("FUNCTION_NOT_FOUND", 1303),
            Map.entry("INVALID_FUNCTION_ARGUMENT", 1106),
            Map.entry("INVALID_VIEW", 1107),
            Map.entry("VIEW_IS_STALE", 1107),
            Map.entry("NOT_SUPPORTED", 1200),
            Map.entry("PERMISSION_DENIED", 1500),
            Map.entry("DIVISION_BY_ZERO", DATA_ERROR),
            Map.entry("INVALID_CAST_ARGUMENT", DATA_ERROR),
            Map.entry("NUMERIC_VALUE_OUT_OF_RANGE", DATA_ERROR),
            Map.entry("HIVE_BAD_DATA", DATA_ERROR),
            Map.entry("HIVE_CURSOR_ERROR", DATA_ERROR),
            Map.entry("HIVE_INVALID_METADATA", 1004),
            Map.entry("HIVE_PARTITION_SCHEMA_MISMATCH", 1004));

    /**
     * What the engine said.
     *
     * @param name of the error
     * @param number the engine's, which tells whose fault it is
     */
    static Failure ofEngine(String name, int number, String message) {
        String text = name + ": " + message;
        Integer known = TYPES.get(name);
        if (number < FIRST_INTERNAL) {
            return new Failure(USER, known == null ? USER_ERROR : known, false, text);
        }
        if (number < FIRST_RESOURCES) {
            return new Failure(SYSTEM, ENGINE_ERROR, true, text);
        }
        if (number < FIRST_EXTERNAL) {
            return new Failure(SYSTEM, 0, true, text);
        }
        return known == null ? new Failure(OTHER, QUERY_FAILED, false, text) : new Failure(USER, known, false, text);
    }

    /** The engine does not answer. */
    static Failure noEngine(String message) {
        return new Failure(SYSTEM, ENGINE_ERROR, true, "ENGINE_UNAVAILABLE: " + message);
    }

    /** The statement is wrong, which was seen before the engine saw it. */
    static Failure of(StatementFault fault) {
        return new Failure(USER, fault.type().number(), false, fault.getMessage());
    }

    /** The result, or what the statement writes, cannot be written. */
    static Failure of(IOException fault) {
        return new Failure(
                SYSTEM,
                RESULT_NOT_WRITTEN,
                true,
                "Cannot write the result: " + fault.getMessage() + ". Free space or choose another output location.");
    }

    /** Something that should not be. */
    static Failure internal(RuntimeException fault) {
        return new Failure(SYSTEM, 100, false, "INTERNAL_ERROR: " + fault);
    }
}
