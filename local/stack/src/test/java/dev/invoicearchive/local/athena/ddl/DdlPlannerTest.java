package dev.invoicearchive.local.athena.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.storage.Buckets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which statements are refused before the engine sees them, and which it gets as they stand. */
class DdlPlannerTest {
    private static final DdlContext CONTEXT = new DdlContext(
            "shop",
            "00000000-0000-0000-0000-000000000000",
            new Buckets(Path.of("archive"), Path.of("results"), Path.of("buckets")),
            Path::toString,
            Path.of("/results/tables/id"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CALL system.sync_partition_metadata('a', 'b', 'ADD') | Queries of this type are not supported: CALL",
                "SET SESSION query_max_run_time = '1s'                | Queries of this type are not supported: SET",
                "EXECUTE IMMEDIATE 'INSERT INTO t SELECT 1'           | Queries of this type are not supported: EXECUTE",
                "/* x */ EXECUTE p USING 1                            | Queries of this type are not supported: EXECUTE",
                "PREPARE p FROM SELECT 1                              | Queries of this type are not supported: PREPARE",
                "DEALLOCATE PREPARE p                                 | Queries of this type are not supported: DEALLOCATE",
                "ALTER TABLE t SET LOCATION 's3://b-1/x'              | ALTER TABLE SET is not supported here",
                "ALTER DATABASE d SET DBPROPERTIES ('a'='b')          | ALTER DATABASE is not supported here",
                "UPDATE t SET a = 1                                   | only supported for transactional tables",
                "UNLOAD (SELECT 1 a) TO 's3://b-1/x' WITH (format='XLS') | Unsupported format: XLS",
                "UNLOAD (SELECT 1 a) TO 's3://b-1/x' WITH (a='b')     | Invalid property of UNLOAD: a",
                "CREATE TABLE t (a int) LOCATION 's3://b-1/x' TBLPROPERTIES ('table_type'='ICEBERG') | makes Iceberg tables",
                "CREATE OR REPLACE TABLE t AS SELECT 1 a              | not supported: CREATE OR REPLACE TABLE",
                "EXPLAIN ANALYZE INSERT INTO t SELECT 1               | only supported for SELECT",
                "DROP FUNCTION f                                      | Queries of this type are not supported: DROP FUNCTION"
            })
    void whatIsNotSupportedSaysSo(String sql, String reason) {
        assertThatExceptionOfType(StatementFault.class)
                .isThrownBy(() -> new DdlPlanner(CONTEXT).plan(sql))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "(SELECT 'CALL' AS a)",
                "WITH a AS (SELECT 1) SELECT * FROM a",
                "VALUES 1",
                "EXPLAIN SELECT 1",
                "EXPLAIN ANALYZE VERBOSE SELECT 1",
                "CREATE OR REPLACE VIEW v AS SELECT 1 AS a",
                "CREATE TABLE t (a integer) WITH (external_location = 'file:///x', format = 'PARQUET')",
                "SHOW FUNCTIONS",
                "DESCRIBE INPUT p"
            })
    void theEngineGetsTheRestAsItStands(String sql) {
        assertThat(new DdlPlanner(CONTEXT).plan(sql)).isEmpty();
    }
}
