package dev.invoicearchive.local.athena.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.storage.Buckets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves how Athena's statements about tables read in the engine's words. */
class CreateTableTest {
    private static final Path ROOT = Path.of("data").toAbsolutePath();
    private static final DdlContext CONTEXT = new DdlContext(
            "shop",
            "00000000-0000-0000-0000-000000000000",
            new Buckets(ROOT.resolve("archive"), ROOT.resolve("results"), ROOT.resolve("buckets")),
            path -> "engine:" + ROOT.relativize(path),
            Path.of("/results/tables/id"));

    @Test
    void aParquetTableWithProjectedPartitions() {
        assertThat(translated("""
                        CREATE EXTERNAL TABLE IF NOT EXISTS `Invoices` (
                          id bigint COMMENT 'it''s the id', -- of the source
                          amount decimal(38, 9), lines array<struct<no:int,`text`:string>>, tags map<string,bigint>)
                        COMMENT 'all of them'
                        PARTITIONED BY (day string, hour int)
                        STORED AS PARQUET
                        LOCATION 's3://my-bucket/in/'
                        TBLPROPERTIES ('projection.enabled' = 'true', 'projection.day.type' = 'date',
                          'projection.day.format' = 'yyyy/MM/dd', "projection.day.range" = "2026/01/01,NOW+1DAYS",
                          'projection.hour.type' = 'integer', 'projection.hour.range' = '0,23',
                          'projection.hour.digits' = '2', 'storage.location.template' = 's3://my-bucket/in/${day}/${hour}/');
                        """))
                .isEqualTo("CREATE TABLE IF NOT EXISTS \"shop\".\"invoices\" (\"id\" bigint COMMENT 'it''s the id',"
                        + " \"amount\" decimal(38,9), \"lines\" array(row(\"no\" integer, \"text\" varchar)),"
                        + " \"tags\" map(varchar, bigint), \"day\" varchar WITH (partition_projection_type = 'DATE',"
                        + " partition_projection_range = ARRAY['2026/01/01', 'NOW+1DAYS'],"
                        + " partition_projection_format = 'yyyy/MM/dd'), \"hour\" integer WITH"
                        + " (partition_projection_type = 'INTEGER', partition_projection_range = ARRAY['0', '23'],"
                        + " partition_projection_digits = 2)) COMMENT 'all of them' WITH (external_location ="
                        + " 'engine:buckets/my-bucket/in', format = 'PARQUET', partitioned_by = ARRAY['day', 'hour'],"
                        + " partition_projection_enabled = true, partition_projection_location_template ="
                        + " 'engine:buckets/my-bucket/in/${day}/${hour}/')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' WITH SERDEPROPERTIES ('separatorChar'=';','quoteChar'='\\\"','escapeChar'='\\\\') STORED AS TEXTFILE | format = 'CSV', csv_separator = ';', csv_quote = '\"', csv_escape = '\\'",
                "ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' LINES TERMINATED BY '\\n'                        | format = 'TEXTFILE', textfile_field_separator = '\t'",
                "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe' WITH SERDEPROPERTIES ('field.delim'=',') | format = 'TEXTFILE', textfile_field_separator = ','",
                "ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'                                            | format = 'OPENX_JSON'",
                "STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat' OUTPUTFORMAT 'o' | format = 'PARQUET'",
                "STORED AS ORC                                                                                    | format = 'ORC'",
                "COMMENT 'no format'                                                                              | format = 'TEXTFILE'"
            })
    void formatsAreTheEnginesFormats(String clause, String expected) {
        String sql = "CREATE EXTERNAL TABLE t (a string) " + clause + " LOCATION 's3://my-bucket/in/'"
                + " TBLPROPERTIES ('skip.header.line.count'='1')";

        assertThat(translated(sql)).contains(expected).contains("skip_header_line_count = 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "(a text) LOCATION 's3://b-1/x/'                                  | Unsupported type: text",
                "(a int)                                                          | Missing LOCATION of external table shop.t",
                "(a int) STORED AS KUDU LOCATION 's3://b-1/x/'                    | Unsupported format: STORED AS KUDU",
                "(a int) LOCATION 's3://b-1/../x/'                                | Invalid S3 location",
                "(a int) LOCATION 'file:///etc'                                   | Invalid S3 location: file:///etc",
                "(a int) LOCATION 's3://b-1/x/' WHAT                              | line 1:56: mismatched input 'WHAT'",
                "(a int) ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde' LOCATION 's3://b-1/x/' | Column a of a table with this SerDe is int, expected string"
            })
    void whatCannotBeIsRefusedWithAReason(String rest, String reason) {
        assertThatExceptionOfType(StatementFault.class)
                .isThrownBy(() -> translated("CREATE EXTERNAL TABLE t " + rest))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "s3://mine/t/${d}/../../.. | enum | a    | Invalid storage.location.template",
                "s3://mine/t/${d}//x       | enum | a    | Invalid storage.location.template",
                "s3://mine/t/.${d}./x      | enum | a    | Invalid storage.location.template",
                "s3://mine/../t/${d}       | enum | a    | Invalid S3 location: s3://mine/../t",
                "${d}/t                    | enum | a    | Invalid storage.location.template",
                "s3://mine/t/${d}          | enum | a,.. | Invalid projection.d.values: ..",
                "s3://mine/t/${d}          | enum | a/b  | Invalid projection.d.values: a/b",
                "s3://mine/t/x${d}         | date | yyyy/'../..' | Invalid projection.d.format"
            })
    @DisplayName("Neither a template of places nor a value for it leads out of the table's bucket")
    void aProjectedPartitionStaysInItsBucket(String template, String type, String values, String reason) {
        String setting = type.equals("date") ? "format" : "values";

        assertThatExceptionOfType(StatementFault.class)
                .isThrownBy(() -> translated("CREATE EXTERNAL TABLE t (a int) PARTITIONED BY (d string)"
                        + " LOCATION 's3://mine/t/' TBLPROPERTIES ('projection.enabled'='true', 'projection.d.type'='"
                        + type + "', \"projection.d." + setting + "\"=\"" + values
                        + "\", 'storage.location.template'='" + template + "')"))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar                                 | string",
                "varchar(7)                              | varchar(7)",
                "decimal(38,9)                           | decimal(38,9)",
                "array(row(a integer, b map(varchar, real))) | array<struct<a:int,b:map<string,float>>>",
                "timestamp(3)                            | timestamp",
                "timestamp(3) with time zone             | timestamp(3) with time zone",
                "row(integer, varchar)                   | row(integer, varchar)"
            })
    void typesOfTheEngineReadAsHives(String engine, String hive) {
        assertThat(HiveTypes.hive(engine)).isEqualTo(hive);
    }

    private static String translated(String sql) {
        ExternalTable table = CreateTableParser.parse(sql, "shop");
        return new CreateTable(table, CONTEXT).statement(CONTEXT.buckets().readable(table.location()));
    }
}
