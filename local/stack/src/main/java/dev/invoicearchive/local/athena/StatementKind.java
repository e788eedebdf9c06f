package dev.invoicearchive.local.athena;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Athena's kinds of statements. Only of DML does Athena send the column names as the first row. */
enum StatementKind {
    DML,
    DDL,
    UTILITY;

    private static final Pattern FIRST_WORD =
            Pattern.compile("\\A(?:\\s|--[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/|\\()*(\\w+)", Pattern.DOTALL);
    private static final Set<String> DML_WORDS =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UNLOAD", "EXECUTE", "UPDATE", "DELETE", "MERGE");
    private static final Set<String> UTILITY_WORDS = Set.of("SHOW", "DESCRIBE", "DESC", "EXPLAIN");

    /** The kind of a statement, by its first word. */
    static StatementKind of(String sql) {
        Matcher matcher = FIRST_WORD.matcher(sql);
        String word = matcher.find() ? matcher.group(1).toUpperCase(Locale.ROOT) : "";
        if (DML_WORDS.contains(word)) {
            return DML;
        }
        return UTILITY_WORDS.contains(word) ? UTILITY : DDL;
    }
}
