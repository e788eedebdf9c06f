package dev.invoicearchive.local.athena.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a statement's kind is found behind comments and brackets. */
class StatementKindTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DML | select 1",
                "DML | WITH a AS (SELECT 1) SELECT * FROM a",
                "DML | /* what */ (SELECT 1)",
                "DML | INSERT INTO t SELECT 1",
                "DDL | CREATE TABLE t AS SELECT 1",
                "DDL | DROP VIEW v",
                "UTILITY | SHOW TABLES",
                "UTILITY | EXPLAIN SELECT 1",
                "DDL | ''"
            })
    void theFirstWordDecides(StatementKind kind, String sql) {
        assertThat(StatementKind.of(sql)).isEqualTo(kind);
        assertThat(StatementKind.of("-- SHOW what\n" + sql)).isEqualTo(kind);
    }
}
