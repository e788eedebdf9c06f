package dev.invoicearchive.local.athena.sql;

import java.util.List;
import java.util.Set;

/** Athena's kinds of statements. Only of DML does Athena send the column names as the first row. */
public enum StatementKind {
    DML,
    DDL,
    UTILITY;

    private static final Set<String> DML_WORDS =
            Set.of("SELECT", "WITH", "VALUES", "TABLE", "INSERT", "UNLOAD", "EXECUTE", "UPDATE", "DELETE", "MERGE");
    private static final Set<String> UTILITY_WORDS = Set.of("SHOW", "DESCRIBE", "DESC", "EXPLAIN");

    /** The kind of a statement, by its first word. */
    public static StatementKind of(String sql) {
        String first = firstWord(words(sql));
        if (DML_WORDS.contains(first)) {
            return DML;
        }
        return UTILITY_WORDS.contains(first) ? UTILITY : DDL;
    }

    /** What {@code SubstatementType} says of it, such as {@code SELECT} or {@code CREATE_TABLE_AS_SELECT}. */
    public static String substatement(String sql) {
        List<Token> words = words(sql);
        String first = firstWord(words);
        return switch (first) {
            case "WITH", "VALUES", "TABLE" -> "SELECT";
            case "DESC" -> "DESCRIBE";
            case "CREATE" -> created(words);
            case "SHOW", "DROP", "ALTER", "MSCK" -> first + "_" + second(words);
            default -> first;
        };
    }

    private static String created(List<Token> words) {
        int what = 1;
        while (what < words.size()
                && Set.of("OR", "REPLACE", "EXTERNAL").contains(words.get(what).word())) {
            what++;
        }
        String object = what < words.size() ? words.get(what).word() : "";
        boolean asQuery = object.equals("TABLE") && words.stream().anyMatch(word -> word.isWord("AS"));
        return "CREATE_" + object + (asQuery ? "_AS_SELECT" : "");
    }

    private static String second(List<Token> words) {
        String second = words.size() > 1 ? words.get(1).word() : "";
        return second.equals("CREATE") && words.size() > 2
                ? "CREATE_" + words.get(2).word()
                : second;
    }

    private static String firstWord(List<Token> words) {
        return words.stream().map(Token::word).findFirst().orElse("");
    }

    /** Without the brackets that a query may begin with. */
    private static List<Token> words(String sql) {
        return SqlLexer.query(sql).stream()
                .filter(Token::isSignificant)
                .dropWhile(token -> token.isSymbol('('))
                .toList();
    }
}
