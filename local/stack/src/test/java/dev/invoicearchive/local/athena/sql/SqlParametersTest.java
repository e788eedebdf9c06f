package dev.invoicearchive.local.athena.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that values come into the places of question marks, and that no value becomes anything but a value. */
class SqlParametersTest {
    @Test
    void questionMarksInTextsNamesAndCommentsAreNone() {
        String sql = "SELECT '?', \"?\" /* ? */ FROM t WHERE a = ? AND b = ? -- ?";

        assertThat(SqlParameters.substitute(sql, List.of("'it''s ?'", "-5")))
                .isEqualTo("SELECT '?', \"?\" /* ? */ FROM t WHERE a =  'it''s ?'  AND b = (-5) -- ?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.5e3",
                "1.",
                "1.e-3",
                ".5E+3",
                "'text'",
                "NULL",
                "true",
                "DATE '2026-11-20'",
                "TIMESTAMP '2026-11-20 20:00:00'",
                "DECIMAL '1.000000001'",
                "INTERVAL '1' DAY",
                "CAST('1' AS decimal(38,9))",
                "ARRAY[1, 2]",
                "X'00ff'",
                "date_add('day', -1, current_date)"
            })
    void literalsAndConstantExpressionsAreValues(String value) {
        assertThat(SqlParameters.substitute("SELECT ?", List.of(value))).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "\"column\"",
                "1; DROP TABLE t",
                "1 OR 1 = 1",
                "1.DESC",
                "1.OR",
                "1.UNION",
                "1e",
                "1x",
                "1.5.2",
                ".5OR",
                "1, 2",
                "1) OR (1",
                "1 -- rest",
                "1 /* rest",
                "'open",
                "(SELECT 1)",
                "?",
                " ",
                "`x`"
            })
    void anythingElseIsRefused(String value) {
        assertThatExceptionOfType(StatementFault.class)
                .isThrownBy(() -> SqlParameters.substitute("SELECT * FROM t WHERE a = ?", List.of(value)))
                .withMessageStartingWith("INVALID_PARAMETER_USAGE: Invalid execution parameter");
    }

    @Test
    @DisplayName("One value too many or too few is told as Athena tells it")
    void theCountMustFit() {
        assertThatExceptionOfType(StatementFault.class)
                .isThrownBy(() -> SqlParameters.substitute("SELECT ?, ?", List.of("1")))
                .withMessage(
                        "INVALID_PARAMETER_USAGE: line 1:1: Incorrect number of parameters: expected 2 but found 1");
    }

    @Test
    void valuesOfUsingAreCutAtTheCommasBetweenThem() {
        assertThat(SqlParameters.split(" 'a, b' , date_add('day', 1, current_date),ARRAY[1,2] "))
                .containsExactly("'a, b'", "date_add('day', 1, current_date)", "ARRAY[1,2]");
    }
}
