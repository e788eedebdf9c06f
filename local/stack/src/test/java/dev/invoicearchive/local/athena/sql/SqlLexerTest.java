package dev.invoicearchive.local.athena.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.invoicearchive.local.athena.sql.Token.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that tokens are what they look like, and that together they are the statement again. */
class SqlLexerTest {
    private static final long SEED = Long.getLong("lexer.seed", 20261121L);
    private static final int STATEMENTS = 20_000;
    private static final String[] PIECES = {
        "'",
        "\"",
        "`",
        "--",
        "/*",
        "*/",
        "\\",
        "\n",
        "\r",
        " ",
        "?",
        ";",
        "(",
        ")",
        ",",
        "SELECT",
        "x1",
        "1.5e-3",
        ".5",
        ".",
        "é",
        "\uD83D\uDE00",
        "\uD83D",
        "''",
        "\\'",
        "$",
        "_a",
        "0x",
        "-",
        "/",
        "*",
        "\t",
        "\u0000"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT 'it''s -- no comment'      | WORD STRING",
                "SELECT \"a\"\"b\"                 | WORD QUOTED",
                "SELECT 1.5e-3 -1                  | WORD NUMBER SYMBOL NUMBER",
                "SELECT /* 'x */ ? -- '?           | WORD PARAMETER",
                "`a?b`                             | BACKTICK",
                "a.b                               | WORD SYMBOL WORD",
                "'open                             | UNENDED",
                "/* open                           | UNENDED"
            })
    void tokensAreWhatTheyLookLike(String sql, String kinds) {
        assertThat(SqlLexer.query(sql).stream()
                        .filter(Token::isSignificant)
                        .map(token -> token.kind().name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(kinds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    @DisplayName("A line comment ends where the engine ends it: at a carriage return too")
    void aLineCommentEndsAtEitherEndOfALine(String end) {
        String sql = "-- x" + end + "INSERT INTO t VALUES (?)";

        assertThat(SqlLexer.query(sql).stream().filter(Token::isSignificant).findFirst())
                .get()
                .extracting(Token::text)
                .isEqualTo("INSERT");
        assertThat(SqlParameters.count(sql)).isEqualTo(1);
    }

    @Test
    @DisplayName("A backslash escapes a quote in Hive's texts and is a letter in those of a query")
    void aBackslashMeansWhatTheLanguageSays() {
        assertThat(SqlLexer.hive("'\\''")).extracting(Token::kind).containsExactly(Kind.STRING);
        assertThat(SqlLexer.query("'\\''")).extracting(Token::kind).containsExactly(Kind.UNENDED);
        assertThat(SqlLexer.query("'\\'")).extracting(Token::kind).containsExactly(Kind.STRING);
    }

    @Test
    @DisplayName("Whatever the text, the lexer ends, and its tokens are the text; replay with -Dlexer.seed")
    void tokensTogetherAreTheText() {
        Random random = new Random(SEED);
        for (int index = 0; index < STATEMENTS; index++) {
            String sql = statement(random);
            assertRoundTrip(SqlLexer.query(sql), sql, index);
            assertRoundTrip(SqlLexer.hive(sql), sql, index);
        }
    }

    private static void assertRoundTrip(List<Token> tokens, String sql, int index) {
        assertThat(tokens.stream().map(Token::text).collect(Collectors.joining()))
                .as("seed %d, statement %d", SEED, index)
                .isEqualTo(sql);
        assertThat(tokens).allMatch(token -> !token.text().isEmpty());
    }

    private static String statement(Random random) {
        StringBuilder sql = new StringBuilder();
        int pieces = random.nextInt(20);
        for (int piece = 0; piece < pieces; piece++) {
            sql.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return sql.toString();
    }
}
