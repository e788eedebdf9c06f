package dev.invoicearchive.local.athena.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.invoicearchive.local.athena.plan.ResultColumn;
import dev.invoicearchive.local.athena.plan.ResultSink;
import dev.invoicearchive.local.athena.sql.StatementFault;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.athena.storage.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that no statement writes, or lets a later one write, anywhere but into a bucket that is not the archive's. */
class WriteGuardTest {
    private static final String INSERT = "INSERT INTO t VALUES (1, 'a')";

    @TempDir
    private Path root;

    private DdlContext context;

    @BeforeEach
    void makeFolders() throws IOException {
        for (String folder :
                List.of("archive/Invoice", "results", "buckets/mine/t/d=a", "buckets/mine/other", "away")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.createSymbolicLink(root.resolve("buckets/mine/link"), root.resolve("away"));
        Files.createSymbolicLink(root.resolve("buckets/linked"), root.resolve("archive"));
        context = new DdlContext(
                "shop",
                "00000000-0000-0000-0000-000000000000",
                new Buckets(root.resolve("archive"), root.resolve("results"), root.resolve("buckets")),
                path -> "file://" + path,
                Path.of("/results/tables/id"));
    }

    @Test
    void rowsGoIntoATableInABucket() throws SQLException, IOException {
        assertThat(changes("buckets/mine/t", Map.of(), INSERT)).containsExactly(INSERT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "archive/Invoice",
                "away",
                "buckets",
                "buckets/.staging/x",
                "buckets/mine/link",
                "buckets/mine/link/deeper",
                "buckets/mine/../../away",
                "buckets/linked/Invoice"
            })
    @DisplayName("No rows go into a table that lies in the archive or in no bucket, wherever links lead")
    void rowsGoNowhereElse(String location) {
        assertRefused(location, Map.of(), INSERT);
    }

    @Test
    @DisplayName("No rows go into a table whose template of places leads out of the buckets or into the archive")
    void rowsGoToNoProjectedPlaceElsewhere() {
        for (String template : List.of("archive/${d}", "away/${d}", "buckets/mine/t/${d}/../../../../away")) {
            assertRefused("buckets/mine/t", projected(template, "a,b"), INSERT);
        }
        assertRefused("buckets/mine/t", projected("buckets/mine/t/${d}", "a,../../../away"), INSERT);
    }

    @Test
    void rowsGoIntoAProjectedTableInABucket() throws SQLException, IOException {
        assertThat(changes("buckets/mine/t", projected("buckets/mine/t/${d}", "a,b"), INSERT))
                .hasSize(1);
    }

    @Test
    @DisplayName("A partition of a table of one's own lies in no bucket that is read only")
    void noPartitionOfAnotherTableLiesInTheArchive() {
        assertRefused(
                "buckets/mine/t",
                Map.of(),
                "ALTER TABLE t ADD PARTITION (d = 'x') LOCATION 's3://invoice-archive/Invoice/'");
        assertRefused(
                "buckets/mine/t", Map.of(), "ALTER TABLE t ADD PARTITION (d = 'x') LOCATION 's3://linked/Invoice/'");
    }

    @Test
    void aTableOverTheArchiveHasItsPartitionsThere() throws SQLException, IOException {
        assertThat(changes(
                        "archive",
                        Map.of(),
                        "ALTER TABLE t ADD PARTITION (d = 'x') LOCATION 's3://invoice-archive/Invoice/'"))
                .hasSize(1);
    }

    @Test
    void aPartitionWithoutALocationLiesBelowItsTable() throws SQLException, IOException {
        assertThat(changes("buckets/mine/t", Map.of(), "ALTER TABLE t ADD PARTITION (d = 'a')"))
                .singleElement()
                .asString()
                .endsWith("'file://" + root.resolve("buckets/mine/t/d=a") + "')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/../../other", "a/../../../../away", "a/../../link", "a/b", "..", "a\\..", ""})
    @DisplayName("A partition's value names one folder below the table, or the partition is refused")
    void aValueLeadsNowhereElse(String value) {
        assertRefused(
                "buckets/mine/t", Map.of(), "ALTER TABLE t ADD PARTITION (d = '" + value.replace("\\", "\\\\") + "')");
    }

    @Test
    void aPartitionBehindALinkIsRefused() throws IOException {
        Files.createSymbolicLink(root.resolve("buckets/mine/t/d=out"), root.resolve("away"));

        assertRefused("buckets/mine/t", Map.of(), "ALTER TABLE t ADD PARTITION (d = 'out')");
        assertRefused("away", Map.of(), "ALTER TABLE t ADD PARTITION (d = 'x')");
    }

    private Map<String, String> projected(String template, String values) {
        return Map.of(
                "projection.enabled",
                "true",
                "projection.d.type",
                "enum",
                "projection.d.values",
                values,
                "storage.location.template",
                "file://" + root + "/" + template);
    }

    private void assertRefused(String location, Map<String, String> properties, String sql) {
        assertThatExceptionOfType(StatementFault.class)
                .as("%s, %s: %s", location, properties, sql)
                .isThrownBy(() -> changes(location, properties, sql));
    }

    /** What the engine gets to do for a statement on a table there. */
    private List<String> changes(String location, Map<String, String> properties, String sql)
            throws SQLException, IOException {
        CatalogOfOneTable engine = new CatalogOfOneTable("file://" + root + "/" + location, properties);
        new DdlPlanner(context).plan(sql).orElseThrow().run(engine, new NoResult());
        return engine.changes();
    }

    private record NoResult() implements ResultSink {
        @Override
        public void columns(List<ResultColumn> columns) {}

        @Override
        public void row(List<String> texts) {}

        @Override
        public void updated(long rows) {}

        @Override
        public void wrote(List<S3Location> files) {}
    }
}
