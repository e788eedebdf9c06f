package dev.invoicearchive.local.athena.sql;

import dev.invoicearchive.local.athena.sql.StatementFault.Type;
import dev.invoicearchive.local.athena.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts values in the places of question marks, as Athena does: each value is a literal or a constant expression of SQL,
 * so texts come with their quotes. A value cannot become anything else, whatever is in it.
 */
public final class SqlParameters {
    /** Words that a constant expression may hold besides names of functions. */
    private static final Set<String> CONSTANT_WORDS = Set.of(
            "NULL",
            "TRUE",
            "FALSE",
            "DATE",
            "TIME",
            "TIMESTAMP",
            "INTERVAL",
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND",
            "TO",
            "AS",
            "ARRAY",
            "MAP",
            "ROW",
            "VARCHAR",
            "CHAR",
            "BIGINT",
            "INTEGER",
            "INT",
            "SMALLINT",
            "TINYINT",
            "DECIMAL",
            "DOUBLE",
            "REAL",
            "BOOLEAN",
            "VARBINARY",
            "JSON",
            "UUID",
            "IPADDRESS",
            "WITH",
            "ZONE",
            "AT",
            "PRECISION",
            "X",
            "U",
            "CURRENT_DATE",
            "CURRENT_TIMESTAMP",
            "CURRENT_TIME",
            "LOCALTIMESTAMP");

    private static final Set<String> QUERY_WORDS = Set.of("SELECT", "TABLE", "VALUES", "EXISTS", "FROM");

    /** The lexer lets letters grow into a number; the engine reads {@code 1.DESC} as a number and a word. */
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private SqlParameters() {}

    /** How many question marks stand for values. */
    public static int count(String sql) {
        return (int) SqlLexer.query(sql).stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .count();
    }

    /**
     * The statement with its values.
     *
     * @param values one for each question mark, in their order
     * @throws StatementFault if there are more or fewer, or one is no constant expression
     */
    public static String substitute(String sql, List<String> values) {
        int expected = count(sql);
        if (expected != values.size()) {
            throw new StatementFault(
                    Type.INVALID_ARGUMENT,
                    "INVALID_PARAMETER_USAGE: line 1:1: Incorrect number of parameters: expected " + expected
                            + " but found " + values.size());
        }
        values.forEach(SqlParameters::checkConstant);
        StringBuilder statement = new StringBuilder();
        int used = 0;
        for (Token token : SqlLexer.query(sql)) {
            statement.append(token.kind() == Kind.PARAMETER ? inPlace(values.get(used++)) : token.text());
        }
        return statement.toString();
    }

    /** The values of {@code USING}, cut at the commas between them. */
    public static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (Token token : SqlLexer.query(text)) {
            depth += depthOf(token);
            if (depth == 0 && token.isSymbol(',')) {
                values.add(text.substring(start, token.start()).strip());
                start = token.end();
            }
        }
        values.add(text.substring(start).strip());
        return values;
    }

    /** Brackets keep an expression together; blanks keep a literal from growing into its neighbours. */
    private static String inPlace(String value) {
        String stripped = value.strip();
        return SqlLexer.query(stripped).size() == 1 ? " " + stripped + " " : "(" + stripped + ")";
    }

    private static void checkConstant(String value) {
        List<Token> tokens = SqlLexer.query(value).stream()
                .filter(token -> token.kind() != Kind.SPACE)
                .toList();
        int depth = 0;
        for (int index = 0; index < tokens.size(); index++) {
            Token token = tokens.get(index);
            depth += depthOf(token);
            boolean fits =
                    switch (token.kind()) {
                        case COMMENT, QUOTED, BACKTICK, PARAMETER, UNENDED -> false;
                        case NUMBER -> NUMBER.matcher(token.text()).matches();
                        case WORD -> isConstantWord(token, tokens, index);
                        case SYMBOL -> depth >= 0 && !token.isSymbol(';') && !(depth == 0 && token.isSymbol(','));
                        default -> true;
                    };
            if (!fits) {
                throw noConstant(token.text());
            }
        }
        if (tokens.isEmpty() || depth != 0) {
            throw noConstant(value.length() > 40 ? value.substring(0, 40) : value);
        }
    }

    private static boolean isConstantWord(Token token, List<Token> tokens, int index) {
        boolean beforeBracket =
                index + 1 < tokens.size() && tokens.get(index + 1).isSymbol('(');
        return !QUERY_WORDS.contains(token.word()) && (beforeBracket || CONSTANT_WORDS.contains(token.word()));
    }

    private static int depthOf(Token token) {
        if (token.isSymbol('(') || token.isSymbol('[')) {
            return 1;
        }
        return token.isSymbol(')') || token.isSymbol(']') ? -1 : 0;
    }

    private static StatementFault noConstant(String found) {
        return new StatementFault(
                Type.INVALID_ARGUMENT,
                "INVALID_PARAMETER_USAGE: Invalid execution parameter at: " + found
                        + ", expected a literal or a constant expression. Put texts in single quotes: 'text'.");
    }
}
