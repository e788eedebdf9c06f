package dev.invoicearchive.local.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.Column;
import software.amazon.awssdk.services.athena.model.MetadataException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.TableMetadata;

/** Proves Athena's statements about tables on an engine, by what is in the tables and files afterwards. */
abstract class TableStatementsContract {
    private static final String DATABASE = "shop";
    private static final String CATALOG = "AwsDataCatalog";

    private RunningEngine engine;
    private Statements shop;

    /** The engine that runs the statements. */
    abstract RunningEngine engine();

    @BeforeEach
    void makeDatabase() {
        engine = engine();
        shop = new Statements(engine.client(), DATABASE);
        shop.run("DROP DATABASE IF EXISTS shop CASCADE");
        shop.run("CREATE DATABASE IF NOT EXISTS `shop` COMMENT 'what is sold' LOCATION 's3://my-bucket/shop/'");
    }

    @Test
    void aTableOverCsvFilesIsReadAndForgottenWithoutItsFiles() throws IOException {
        Path file = put("csv/prices.csv", "id,name,price\n1,\"a, \"\"b\"\"\",1.50\n2,c,\n");

        shop.run("""
                CREATE EXTERNAL TABLE `prices` (`id` string, `name` string, `price` string)
                ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'
                WITH SERDEPROPERTIES ('separatorChar' = ',', 'quoteChar' = '\\"')
                LOCATION 's3://my-bucket/csv/' TBLPROPERTIES ('skip.header.line.count'='1');
                """);

        assertThat(shop.rows("SELECT id, name FROM prices ORDER BY id").get(0))
                .first()
                .isEqualTo("1");
        assertThat(shop.rows("SHOW TABLES")).containsExactly(List.of("prices"));
        shop.run("DROP TABLE `shop`.`prices`;");
        assertThat(shop.rows("SHOW TABLES IN shop")).isEmpty();
        assertThat(file).exists();
    }

    @Test
    void aTableOverLinesAndOneOverJsonAreRead() throws IOException {
        put("lines/a.txt", "1|x|1.5\n2|\\N|\n");
        put("json/a.json", "{\"Id\":1,\"s\":{\"a\":\"b\"},\"list\":[1,2]}\n");
        shop.run("CREATE EXTERNAL TABLE lines (id int, name string, price decimal(10,2)) ROW FORMAT DELIMITED"
                + " FIELDS TERMINATED BY '|' LOCATION 's3://my-bucket/lines/'");
        shop.run("CREATE EXTERNAL TABLE docs (id int, s struct<a:string>, list array<int>) ROW FORMAT SERDE"
                + " 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://my-bucket/json'");

        assertThat(shop.rows("SELECT * FROM lines ORDER BY id"))
                .containsExactly(List.of("1", "x", "1.50"), Arrays.asList("2", null, null));
        assertThat(shop.rows("SELECT id, s.a, list[2] FROM docs")).containsExactly(List.of("1", "b", "2"));
    }

    @Test
    void partitionsAreFoundAddedShownAndDropped() throws IOException {
        put("parts/k=a/x.txt", "1\n");
        put("parts/k=b/x.txt", "2\n");
        put("elsewhere/x.txt", "3\n");
        shop.run("CREATE EXTERNAL TABLE parts (id int) PARTITIONED BY (k string) LOCATION 's3://my-bucket/parts/'");

        assertThat(shop.rows("SELECT * FROM parts")).isEmpty();
        assertThat(shop.rows("MSCK REPAIR TABLE parts"))
                .contains(List.of("Repair: Added partition to metastore parts:k=a"));
        assertThat(shop.rows("MSCK REPAIR TABLE parts")).isEmpty();
        shop.run("ALTER TABLE parts ADD IF NOT EXISTS PARTITION (k = 'c') LOCATION 's3://my-bucket/elsewhere/'"
                + " PARTITION (k = 'a')");
        assertThat(shop.rows("SHOW PARTITIONS parts")).containsExactly(List.of("k=a"), List.of("k=b"), List.of("k=c"));
        assertThat(shop.rows("SELECT id, k FROM parts ORDER BY id"))
                .containsExactly(List.of("1", "a"), List.of("2", "b"), List.of("3", "c"));
        shop.run("ALTER TABLE parts DROP PARTITION (k = 'b')");
        assertThat(shop.rows("SELECT k FROM parts ORDER BY k")).containsExactly(List.of("a"), List.of("c"));
        assertThat(shop.failure("ALTER TABLE parts ADD PARTITION (k = 'a')")).contains("Partition already exists: k=a");
        assertThat(shop.failure("ALTER TABLE parts DROP PARTITION (k = 'z')")).contains("Partition not found (k=z)");
    }

    @Test
    void projectedPartitionsNeedNoCatalog() throws IOException {
        put("days/2026/11/20/07/x.txt", "7\n");
        String table = "CREATE EXTERNAL TABLE days (id int) PARTITIONED BY (day string, hour int)"
                + " LOCATION 's3://my-bucket/days/' TBLPROPERTIES ('projection.enabled'='true',"
                + " 'projection.day.type'='date', 'projection.day.format'='yyyy/MM/dd',"
                + " 'projection.day.range'='2026/11/01,NOW+1DAYS', 'projection.day.interval'='1',"
                + " 'projection.day.interval.unit'='DAYS', 'projection.hour.type'='integer',"
                + " 'projection.hour.range'='0,23', 'projection.hour.digits'='2',"
                + " 'storage.location.template'='s3://my-bucket/days/${day}/${hour}/')";
        shop.run(table);

        assertThat(shop.rows("SELECT id, day, hour FROM days WHERE day = '2026/11/20'"))
                .containsExactly(List.of("7", "2026/11/20", "7"));
        assertThat(shop.rows("SHOW PARTITIONS days")).isEmpty();
        assertThat(shop.rows("MSCK REPAIR TABLE days")).isEmpty();
        assertThat(shop.rows("SHOW TBLPROPERTIES days"))
                .contains(List.of("projection.hour.digits", "2"))
                .contains(List.of("storage.location.template", "s3://my-bucket/days/${day}/${hour}/"));
        assertThat(shop.failure("ALTER TABLE days ADD PARTITION (day = '2026/11/21', hour = 1)"))
                .contains("are projected");
    }

    @Test
    @DisplayName("What SHOW CREATE TABLE gives makes the same table again")
    void aShownTableCanBeMadeAgain() throws IOException {
        put("again/k=a/x.txt", "1,it's\n");
        shop.run("CREATE EXTERNAL TABLE parts (id int COMMENT 'the ''id''', name string) COMMENT 'all'"
                + " PARTITIONED BY (k string) ROW FORMAT DELIMITED FIELDS TERMINATED BY ','"
                + " LOCATION 's3://my-bucket/again/' TBLPROPERTIES ('skip.header.line.count'='0')");
        String shown = shop.rows("SHOW CREATE TABLE parts").stream()
                .map(row -> row.get(0))
                .collect(Collectors.joining("\n"));

        shop.run("DROP TABLE parts");
        shop.run(shown);

        assertThat(shown).startsWith("CREATE EXTERNAL TABLE `shop.parts`(").contains("'s3://my-bucket/again'");
        assertThat(shop.rows("DESCRIBE parts"))
                .startsWith(
                        List.of("id", "int", "the 'id'"), List.of("name", "string", ""), List.of("k", "string", ""));
        assertThat(shop.rows("SHOW COLUMNS IN parts")).containsExactly(List.of("id"), List.of("name"), List.of("k"));
        shop.run("MSCK REPAIR TABLE parts");
        assertThat(shop.rows("SELECT id, name, k FROM parts")).containsExactly(List.of("1", "it's", "a"));
    }

    @Test
    void viewsAndDatabasesAreShownByPattern() {
        shop.run("CREATE VIEW cheap AS SELECT 1 AS price");
        shop.run("CREATE TABLE dear AS SELECT 2 AS price");

        assertThat(shop.rows("SHOW VIEWS")).containsExactly(List.of("cheap"));
        assertThat(shop.rows("SHOW TABLES 'ch*|none'")).containsExactly(List.of("cheap"));
        assertThat(shop.rows("SHOW DATABASES LIKE 'sh*'")).containsExactly(List.of("shop"));
        assertThat(shop.rows("SHOW CREATE VIEW cheap").get(0).get(0)).startsWith("CREATE VIEW");
        assertThat(shop.rows("EXPLAIN SELECT * FROM cheap")).hasSizeGreaterThan(1);
        assertThat(shop.failure("SHOW CREATE TABLE cheap")).contains("is a view. Use SHOW CREATE VIEW");
        assertThat(shop.failure("DESCRIBE nothing")).startsWith("TABLE_NOT_FOUND: ");
        assertThat(shop.failure("SHOW TABLES IN nowhere")).startsWith("SCHEMA_NOT_FOUND: ");
    }

    @Test
    void whatIsUnloadedCanBeReadBack() throws IOException {
        unloadAndReadBack("PARQUET", "SNAPPY", "");
    }

    @Tag("proof")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JSON     | GZIP   |",
                "TEXTFILE | NONE   | field_delimiter = ';',",
                "CSV      | NONE   |",
                "AVRO     | SNAPPY |",
                "ORC      | ZSTD   |"
            })
    void whatIsUnloadedInAnyFormatCanBeReadBack(String format, String compression, String more) throws IOException {
        unloadAndReadBack(format, compression, more == null ? "" : more);
    }

    private void unloadAndReadBack(String format, String compression, String more) throws IOException {
        String folder = "s3://my-bucket/out " + format + "/deep";
        QueryExecution execution =
                shop.run("UNLOAD (SELECT n, CAST(n AS varchar) AS t FROM UNNEST(sequence(1, 100)) u (n))"
                        + " TO '" + folder + "/' WITH (" + more + " format = '" + format
                        + "', compression = '" + compression + "')");

        assertThat(shop.results(execution).updateCount()).isEqualTo(100);
        assertThat(shop.rows(execution)).isEmpty();
        List<String> manifest =
                Files.readAllLines(resultOf(execution.statistics().dataManifestLocation()));
        assertThat(manifest).isNotEmpty().allMatch(line -> line.startsWith(folder + "/"));
        assertThat(files("out " + format)).hasSameSizeAs(manifest).noneMatch(name -> name.startsWith("."));
        shop.run("CREATE EXTERNAL TABLE back (n bigint, t string) " + clause(format) + " LOCATION '" + folder + "'");
        assertThat(shop.rows("SELECT sum(n), count(DISTINCT t) FROM back")).containsExactly(List.of("5050", "100"));
        assertThat(shop.failure("UNLOAD (SELECT 1 AS n) TO '" + folder + "' WITH (format = 'PARQUET')"))
                .startsWith("HIVE_PATH_ALREADY_EXISTS: ");
    }

    @Test
    void anUnloadTellsTheBytesThatItsQueryRead() throws IOException {
        put("read/x.txt", "1\n".repeat(1_000));
        shop.run("CREATE EXTERNAL TABLE read (id int) LOCATION 's3://my-bucket/read/'");

        QueryExecution execution =
                shop.run("UNLOAD (SELECT id FROM read) TO 's3://my-bucket/unread/' WITH (format = 'PARQUET')");

        assertThat(execution.statistics().dataScannedInBytes()).isGreaterThanOrEqualTo(2_000);
    }

    @Tag("proof")
    @Test
    void noRowsAreNoFiles() throws IOException {
        QueryExecution none =
                shop.run("UNLOAD (SELECT 1 AS n WHERE false) TO 's3://my-bucket/none/' WITH (format = 'ORC')");

        assertThat(shop.results(none).updateCount()).isZero();
        assertThat(files("none")).isEmpty();
    }

    @Tag("proof")
    @Test
    void unloadedFilesLieByPartition() throws IOException {
        shop.run("UNLOAD (SELECT n, n % 2 AS odd FROM UNNEST(sequence(1, 4)) u (n)) TO 's3://my-bucket/split/'"
                + " WITH (format = 'JSON', partitioned_by = ARRAY['odd'])");

        try (Stream<Path> folders = Files.list(bucket().resolve("split"))) {
            assertThat(folders.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("odd=0", "odd=1");
        }
    }

    @Test
    void aFailedUnloadLeavesNothing() throws IOException {
        assertThat(shop.failure("UNLOAD (SELECT 1 / (n - n) AS q FROM UNNEST(sequence(1, 4)) u (n))"
                        + " TO 's3://my-bucket/broken/' WITH (format = 'PARQUET')"))
                .startsWith("DIVISION_BY_ZERO: ");

        assertThat(files("broken")).isEmpty();
        assertThat(shop.rows("SHOW DATABASES")).doesNotContain(List.of("athena_unload"));
    }

    @Test
    void createTableAsWritesWhereItIsToldTo() throws IOException {
        QueryExecution made = shop.run("CREATE TABLE copy WITH (external_location = 's3://my-bucket/copy/', format ="
                + " 'PARQUET', write_compression = 'SNAPPY') AS SELECT n FROM UNNEST(sequence(1, 3)) u (n)");

        assertThat(made.substatementType()).isEqualTo("CREATE_TABLE_AS_SELECT");
        assertThat(shop.results(made).updateCount()).isEqualTo(3);
        assertThat(files("copy")).isNotEmpty();
        assertThat(shop.results(shop.run("INSERT INTO copy SELECT 4")).updateCount())
                .isEqualTo(1);
        assertThat(shop.rows("SELECT sum(n) FROM copy")).containsExactly(List.of("10"));
    }

    @Test
    void theArchiveIsReadAndNeverWritten() throws IOException {
        Path folder = Files.createDirectories(engine.bucket("Invoice"));
        Files.writeString(folder.resolve("x.txt"), "1\n");
        shop.run("CREATE EXTERNAL TABLE archive (id int) LOCATION 's3://invoice-archive/Invoice/'");

        assertThat(shop.rows("SELECT id FROM archive")).containsExactly(List.of("1"));
        put("own/x.txt", "1\n");
        shop.run("CREATE EXTERNAL TABLE own (id int) PARTITIONED BY (k string) LOCATION 's3://my-bucket/own/'");
        for (String sql : List.of(
                "INSERT INTO archive VALUES (2)",
                "-- x\rINSERT INTO archive VALUES (2)",
                "ALTER TABLE own ADD PARTITION (k = 'a') LOCATION 's3://invoice-archive/Invoice/'",
                "EXECUTE IMMEDIATE 'INSERT INTO archive VALUES (?)' USING 2",
                "UNLOAD (SELECT 1 AS a) TO 's3://invoice-archive/out/' WITH (format = 'JSON')",
                "CREATE TABLE t WITH (external_location = 's3://invoice-archive/out/') AS SELECT 1 AS a")) {
            assertThat(shop.failure(sql)).as(sql).startsWith("PERMISSION_DENIED: Access Denied: ");
        }
        assertThat(shop.failure("DELETE FROM archive")).startsWith("NOT_SUPPORTED: ");
        assertThat(shop.failure("EXECUTE IMMEDIATE 'EXECUTE IMMEDIATE ''INSERT INTO archive VALUES (2)'''"))
                .startsWith("NOT_SUPPORTED: ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> !file.getFileName().toString().startsWith(".")))
                    .hasSize(1);
        }
    }

    @Test
    void thoseWhoBrowseFindDatabasesTablesAndColumns() throws IOException {
        put("parts/k=a/x.txt", "1\n");
        shop.run("CREATE EXTERNAL TABLE parts (id int COMMENT 'number', tags map<string,array<bigint>>)"
                + " PARTITIONED BY (k string) LOCATION 's3://my-bucket/parts/'");
        shop.run("CREATE VIEW seen AS SELECT id FROM parts");
        AthenaClient athena = engine.client();

        assertThat(athena.listDatabases(request -> request.catalogName(CATALOG)).databaseList())
                .extracting(database -> database.name())
                .contains(DATABASE)
                .doesNotContain("information_schema");
        List<TableMetadata> tables = athena.listTableMetadata(
                        request -> request.catalogName(CATALOG).databaseName(DATABASE))
                .tableMetadataList();
        assertThat(tables).extracting(TableMetadata::name).containsExactly("parts", "seen");
        assertThat(tables).extracting(TableMetadata::tableType).containsExactly("EXTERNAL_TABLE", "VIRTUAL_VIEW");
        TableMetadata parts = athena.getTableMetadata(request ->
                        request.catalogName(CATALOG).databaseName(DATABASE).tableName("parts"))
                .tableMetadata();
        assertThat(parts.columns())
                .containsExactly(
                        Column.builder()
                                .name("id")
                                .type("int")
                                .comment("number")
                                .build(),
                        Column.builder()
                                .name("tags")
                                .type("map<string,array<bigint>>")
                                .build());
        assertThat(parts.partitionKeys()).extracting(Column::name).containsExactly("k");
        assertThat(parts.parameters()).containsAllEntriesOf(Map.of("location", "s3://my-bucket/parts"));
        assertThatExceptionOfType(MetadataException.class)
                .isThrownBy(() -> athena.getTableMetadata(request ->
                        request.catalogName(CATALOG).databaseName(DATABASE).tableName("none")))
                .withMessageContaining("EntityNotFoundException");
    }

    private static String clause(String format) {
        return switch (format) {
            case "JSON" -> "ROW FORMAT SERDE 'org.apache.hive.hcatalog.data.JsonSerDe'";
            case "TEXTFILE" -> "ROW FORMAT DELIMITED FIELDS TERMINATED BY ';'";
            case "CSV" -> "ROW FORMAT DELIMITED FIELDS TERMINATED BY ','";
            default -> "STORED AS " + format;
        };
    }

    private Path bucket() {
        return engine.writableBucket("my-bucket");
    }

    private Path resultOf(String location) {
        return engine.writableBucket("")
                .resolveSibling("results")
                .resolve(Path.of(location).getFileName());
    }

    private Path put(String key, String content) throws IOException {
        Path file = bucket().resolve(key);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Set<String> files(String folder) throws IOException {
        if (!Files.exists(bucket().resolve(folder))) {
            return Set.of();
        }
        try (Stream<Path> tree = Files.walk(bucket().resolve(folder))) {
            return tree.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
